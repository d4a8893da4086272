"""How well texts in Arabic are understood, in the standard language and in dialects: shares that may not fall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.facts import Facts
from leavingcare.offer import Library
from leavingcare.understanding import Matcher, Outcome, Situation, Understanding, understand
from leavingcare.understanding.matcher import translated_examples
from leavingcare.understanding.model import Examples, fit_model

HERE = Path(__file__).parent / "understanding"
CONTENT = Path(__file__).parents[2] / "content"
SITUATION = Situation(locale="ar", now=datetime(2026, 11, 24, 13, 30, tzinfo=UTC))

Understands = Callable[[str], Understanding]


@pytest.fixture(scope="module")
def texts() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HERE / "arabic.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def dialects() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HERE / "arabic-dialects.yaml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def understands() -> Understands:
    library = Library.load(CONTENT, "oxfordshire", Facts.load(CONTENT, "oxfordshire"))
    # English is not measured here, and learning it takes longer than all else.
    english = fit_model(Examples.of({"one": ["one"], "two": ["two"]}, {}), speller=None, measured=False)
    arabic = fit_model(translated_examples(library, "ar"), speller=None)
    matcher = Matcher({"en": english, "ar": arabic}, {entry.slug: entry.title for entry in library.entries()})
    return lambda text: understand(text, matcher=matcher, situation=SITUATION)


@dataclass(frozen=True)
class Shares:
    """Of all questions: how many are answered rightly, answered or offered, and answered wrongly."""

    right: float
    reached: float
    wrong: float

    @classmethod
    def of(cls, understands: Understands, questions: dict[str, list[str]]) -> Shares:
        asked = [(slug, understands(text)) for slug, given in questions.items() for text in given]
        answered = [(slug, found) for slug, found in asked if found.outcome is Outcome.ANSWER]
        right = sum(found.entries == (slug,) for slug, found in answered)
        offered = sum(found.outcome is Outcome.CHOICES and slug in found.entries for slug, found in asked)
        every = len(asked)
        return cls(right / every, (right + offered) / every, (len(answered) - right) / every)


def count(given: dict[str, list[str]]) -> int:
    return sum(map(len, given.values()))


def test_questions_are_answered_or_offered_and_hardly_ever_answered_wrongly(
    understands: Understands, texts: dict[str, Any]
) -> None:
    shares = Shares.of(understands, texts["questions"])

    assert count(texts["questions"]) >= 160
    assert shares.right >= 0.81
    assert shares.reached >= 0.94
    assert shares.wrong <= 0.03


def test_questions_in_dialects_are_answered_or_offered(
    understands: Understands, dialects: dict[str, Any]
) -> None:
    shares = Shares.of(understands, dialects["questions"])

    assert count(dialects["questions"]) >= 95
    assert shares.right >= 0.70
    assert shares.reached >= 0.92
    assert shares.wrong <= 0.03


def test_what_is_off_topic_is_left_to_a_person(understands: Understands, texts: dict[str, Any]) -> None:
    outcomes = [understands(text).outcome for text in texts["off-topic"]]

    assert len(outcomes) >= 40
    assert outcomes.count(Outcome.ANSWER) / len(outcomes) <= 0.05
    assert outcomes.count(Outcome.UNKNOWN) / len(outcomes) >= 0.82


def test_small_talk_is_heard_and_the_everyday_left_alone_in_dialects(
    understands: Understands, dialects: dict[str, Any]
) -> None:
    talk = [understands(text).outcome for text in dialects["small-talk"]]
    everyday = [understands(text).outcome for text in dialects["off-topic"]]

    assert talk == [Outcome.SMALLTALK] * len(talk)
    assert Outcome.ANSWER not in everyday
    assert everyday.count(Outcome.UNKNOWN) / len(everyday) >= 0.85


@pytest.mark.parametrize(("name", "fewest", "share"), [("arabic", 20, 0.9), ("arabic-dialects", 20, 0.9)])
def test_commands_are_done(understands: Understands, name: str, fewest: int, share: float) -> None:
    given = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))["commands"]
    asked = [(command, understands(text).command) for command, told in given.items() for text in told]

    done = [command for command, found in asked if found == command]

    assert len(asked) >= fewest
    assert len(done) / len(asked) >= share


def test_a_time_in_arabic_goes_with_the_call_that_it_is_for(understands: Understands) -> None:
    found = understands("كلموني بعد الساعة ٤")

    assert found.window is not None
    assert found.window.start is not None
    assert (found.command, found.window.start.hour) == ("call-me", 16)


def test_the_first_question_of_all_is_answered_in_arabic(understands: Understands) -> None:
    found = understands("كيف احصل على المال لشقتي الاولى")

    assert (found.outcome, found.entries) == (Outcome.ANSWER, ("setting-up-home-allowance",))


def test_nearly_every_entry_has_its_title_its_text_and_its_questions_in_arabic() -> None:
    library = Library.load(CONTENT, "oxfordshire", Facts.load(CONTENT, "oxfordshire"))
    entries = library.entries()

    said = [{"title", "sms"} <= set(library.translated(entry.slug, "ar")) for entry in entries]
    asked = [len(library.examples(entry.slug, "ar")) >= 8 for entry in entries]

    # Not every one: who changes the English need not know Arabic.
    assert sum(said) / len(entries) >= 0.9
    assert sum(asked) / len(entries) >= 0.9
