"""How well texts in Arabic are understood with the translated questions as they are: shares that may not fall."""

from __future__ import annotations

from collections.abc import Callable
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
def understands() -> Understands:
    library = Library.load(CONTENT, "oxfordshire", Facts.load(CONTENT, "oxfordshire"))
    # English is not measured here, and learning it takes longer than all else.
    english = fit_model(Examples.of({"one": ["one"], "two": ["two"]}, {}), speller=None, measured=False)
    arabic = fit_model(translated_examples(library, "ar"), speller=None)
    matcher = Matcher({"en": english, "ar": arabic}, {entry.slug: entry.title for entry in library.entries()})
    return lambda text: understand(text, matcher=matcher, situation=SITUATION)


def test_questions_are_answered_or_offered_and_hardly_ever_answered_wrongly(
    understands: Understands, texts: dict[str, Any]
) -> None:
    asked = [(slug, understands(text)) for slug, given in texts["questions"].items() for text in given]

    answered = [(slug, found) for slug, found in asked if found.outcome is Outcome.ANSWER]
    right = [slug for slug, found in answered if found.entries == (slug,)]
    offered = [slug for slug, found in asked if found.outcome is Outcome.CHOICES and slug in found.entries]

    assert len(asked) >= 160
    assert len(right) / len(asked) >= 0.55
    assert (len(right) + len(offered)) / len(asked) >= 0.87
    assert (len(answered) - len(right)) / len(asked) <= 0.04


def test_what_is_off_topic_is_left_to_a_person(understands: Understands, texts: dict[str, Any]) -> None:
    outcomes = [understands(text).outcome for text in texts["off-topic"]]

    assert len(outcomes) >= 40
    assert outcomes.count(Outcome.ANSWER) / len(outcomes) <= 0.05
    assert outcomes.count(Outcome.UNKNOWN) / len(outcomes) >= 0.65


def test_commands_are_done(understands: Understands, texts: dict[str, Any]) -> None:
    asked = [
        (command, understands(text).command) for command, given in texts["commands"].items() for text in given
    ]

    done = [command for command, found in asked if found == command]

    assert len(asked) >= 20
    assert len(done) / len(asked) >= 0.85


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
