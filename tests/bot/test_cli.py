"""The bot's commands: a line in, a line out, and a line that cannot be read stops nobody else's."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from bot import cli
from tests.support.desk import bot_desk

KEYS = ["id", "outcome", "topics", "command", "concern", "urgency", "lang", "confidence", "replies"]


class Run:
    """One command with its standard input; what it printed, line by line."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = monkeypatch, capsys
        desk = bot_desk()
        monkeypatch.setattr(cli.BotDesk, "open", lambda _settings: desk)

    def __call__(self, command: str, *lines: Any) -> tuple[int, list[dict[str, Any]]]:
        given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        self._patch.setattr("sys.stdin", io.StringIO(given))
        code = cli.main([command, "--jsonl"])
        return code, [json.loads(line) for line in self._capsys.readouterr().out.splitlines()]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


def test_each_text_gets_one_line_with_the_shared_names(run: Run) -> None:
    code, lines = run(
        "ask",
        {"id": 1, "text": "do i pay council tax"},
        {"id": 2, "text": "i want to kill myself"},
        {"id": 3, "text": "can someone ring me"},
        {"id": 4, "text": "thanks"},
        {"id": 5, "text": ""},
    )

    assert code == 0
    assert [list(line) for line in lines] == [KEYS] * 5
    assert [line["outcome"] for line in lines] == ["answer", "safeguarding", "command", "smalltalk", "ignore"]
    assert (lines[0]["topics"], lines[1]["concern"], lines[2]["command"]) == (
        ["council-tax"],
        "suicide",
        "call-me",
    )
    assert all(line["topics"] is None and line["confidence"] is None for line in lines[1:])


def test_a_line_that_cannot_be_read_says_so_in_its_place(run: Run) -> None:
    pigeon = {"id": "c", "text": "hello", "channel": "pigeon"}
    code, lines = run("ask", "not json", {"id": "b"}, [1], pigeon, {"id": "d", "text": "hello"})

    assert code == 1
    assert [("error" in line, line["id"]) for line in lines] == [
        (True, None),
        (True, "b"),
        (True, None),
        (True, "c"),
        (False, "d"),
    ]


def test_a_conversation_is_played_and_each_turn_tells_its_effects(run: Run) -> None:
    code, (line,) = run(
        "talk",
        {
            "id": "a",
            "person": "kai",
            "channel": "sms",
            "turns": [{"text": "call me after 4 tmrw"}, {"text": "ok", "after": "3 days"}],
        },
    )

    first, second = line["turns"]
    assert code == 0
    assert {effect["kind"] for effect in first["effects"]} == {"escalation", "request"}
    assert all({"kind", "urgency", "due"} <= effect.keys() for effect in first["effects"])
    assert first["held_by"] == second["held_by"] == "bot"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({"id": 1, "person": "nobody-like-that", "turns": []}, "the demo people are"),
        ({"id": 1, "person": None, "channel": "pigeon", "turns": []}, "sms or whatsapp"),
        ({"id": 1, "turns": [{"text": "hi", "after": "soon"}]}, "3 days"),
        ({"id": 1}, "turns"),
    ],
)
def test_a_conversation_that_cannot_be_played_says_what_to_write(
    run: Run, line: dict[str, Any], what: str
) -> None:
    code, (answer,) = run("talk", line)

    assert code == 1
    assert what in answer["error"]


def test_nothing_is_stored_by_asking(run: Run) -> None:
    first = run("ask", {"id": 1, "text": "how much is it"})
    run("ask", {"id": 2, "text": "do i pay council tax"})

    assert run("ask", {"id": 1, "text": "how much is it"}) == first
