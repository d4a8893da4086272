"""How many questions of young people find their entry: questions that nobody who wrote the entries has seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from leavingcare.offer import Library
from leavingcare.understanding import Command, Matcher, Outcome, Situation, Understanding, understand

QUESTIONS = Path(__file__).parent / "understanding" / "questions.yaml"
CONTENT = Path(__file__).parents[2] / "content"
NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)

DONE_INSTEAD = {
    "interpreters": Command.INTERPRETER,
    "personal-adviser": Command.MY_ADVISER,
    "pathway-plan": Command.MY_PLAN,
    "events-and-drop-ins": Command.EVENTS,
    "complaints": Command.COMPLAINT,
    "am-i-a-care-leaver": Command.ENTITLEMENT_CHECK,
}
"""Subjects for which doing what was asked is as right as saying how it works."""


@dataclass(frozen=True)
class Asked:
    """One question: its subject, what it was taken for, and which of the subject's entries would be right."""

    subject: str
    text: str
    found: Understanding
    right: frozenset[str]

    @property
    def answered(self) -> bool:
        return self.found.outcome is Outcome.ANSWER

    @property
    def sent(self) -> bool:
        """Whether the right entry was sent, or done what was asked."""
        done = self.found.command is not None and self.found.command == DONE_INSTEAD.get(self.subject)
        return done or (self.answered and self.found.entries[0] in self.right)

    @property
    def offered(self) -> bool:
        return self.found.outcome is Outcome.CHOICES and bool(self.right & set(self.found.entries))

    def __str__(self) -> str:
        return f"{self.subject}: {self.text} -> {self.found.outcome} {self.found.command or ''} {self.found.entries}"


def is_held_out(text: str) -> bool:
    """Whether a question is of the half that nothing was tuned on."""
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 1


def ask_all(library: Library, matcher: Matcher) -> Iterator[Asked]:
    """Every question, asked by itself."""
    situation = Situation(locale="en", now=NOW)
    by_subject: dict[str, set[str]] = {}
    for entry in library.entries():
        for topic in entry.topics:
            by_subject.setdefault(topic, set()).add(entry.slug)
    for subject, texts in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8")).items():
        right = frozenset(by_subject.get(subject, ()))
        for text in texts:
            yield Asked(subject, text, understand(text, matcher=matcher, situation=situation), right)


@pytest.fixture(scope="module")
def asked(library: Library, matcher: Matcher) -> list[Asked]:
    return list(ask_all(library, matcher))


@pytest.fixture(params=["all", "held out"])
def half(request: pytest.FixtureRequest, asked: list[Asked]) -> list[Asked]:
    return [one for one in asked if request.param == "all" or is_held_out(one.text)]


def test_every_subject_has_at_least_eight_questions(asked: list[Asked]) -> None:
    subjects = {slug for area in _topics().values() for slug in area}

    counts = {subject: sum(one.subject == subject for one in asked) for subject in subjects}

    assert {subject: count for subject, count in counts.items() if count < 8} == {}


def test_what_is_answered_directly_is_right(half: list[Asked]) -> None:
    direct = [one for one in half if one.answered]

    wrong = [str(one) for one in direct if not one.sent]

    assert 1 - len(wrong) / len(direct) >= 0.90, wrong


def test_the_right_entry_is_sent_or_offered(half: list[Asked]) -> None:
    missed = [str(one) for one in half if not (one.sent or one.offered)]

    assert 1 - len(missed) / len(half) >= 0.85, missed


def test_most_questions_are_answered_and_not_only_offered_choices(half: list[Asked]) -> None:
    assert sum(one.sent for one in half) / len(half) >= 0.55


def test_no_question_of_the_set_is_an_entrys_own_example(library: Library) -> None:
    own = {text.casefold().strip(" ?!.") for entry in library.entries() for text in entry.examples}
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))

    shared = [text for texts in questions.values() for text in texts if text.casefold().strip(" ?!.") in own]

    assert shared == []


def _topics() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load((CONTENT / "topics.yaml").read_text(encoding="utf-8"))
    return found
