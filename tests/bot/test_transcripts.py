"""Whole conversations as text: what someone says, what the phone hears, what changes in the records."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.talk import Talk
from leavingcare.storage import Database
from tests.factories import NOW
from tests.support.desk import bot_desk

TRANSCRIPTS = sorted(Path(__file__).with_name("transcripts").glob("*.yaml"))
KEY = "a key for a database that is thrown away"
_AFTER = re.compile(r"(\d+) (minute|hour|day|week)s?")


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_it_is_written(path: Path, tmp_path: Path) -> None:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    database = Database(f"sqlite:///{tmp_path / 'talk.db'}", KEY)
    database.create_all()
    now = NOW
    talk = Talk(
        database, bot_desk(), person=written["person"], channel=written.get("channel", "sms"), now=now
    )

    for line in written["talk"]:
        now += _after(line) + timedelta(seconds=30)
        _check(line, talk.say(line["says"], now=now))

    database.dispose()


def _after(line: dict[str, Any]) -> timedelta:
    match = _AFTER.fullmatch(line.get("after", ""))
    return timedelta(**{f"{match[2]}s": int(match[1])}) if match else timedelta()


def _check(line: dict[str, Any], came: dict[str, Any]) -> None:
    said = f"{line['says']!r} brought {came}"
    if "hears" in line:
        assert len(came["replies"]) == len(line["hears"]), said
        for words, reply in zip(line["hears"], came["replies"], strict=True):
            assert words in reply, said
    for words in line.get("hears_not", []):
        assert all(words not in reply for reply in came["replies"]), said
    if "effects" in line:
        told = [_in_words(effect) for effect in came["effects"]]
        assert len(told) >= len(line["effects"]), said
        for wanted in line["effects"]:
            assert any(set(wanted.split()) <= effect for effect in told), said
        assert bool(told) == bool(line["effects"]), said


def _in_words(effect: dict[str, Any]) -> set[str]:
    """An effect as words to look for: its kind, and whatever it says or is."""
    said = {value for name, value in effect.items() if isinstance(value, str) and name != "words"}
    return said | {name for name, value in effect.items() if value is True}
