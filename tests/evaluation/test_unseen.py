"""How well texts are understood that nobody who wrote entries or patterns has seen: shares that may not fall.

The sets are by one writer who has seen neither entries, examples nor patterns. Each is parted in two by the hash of its
texts: mistakes in one half were read and generalised from, and of the other half only totals were ever looked at.
What is demanded here is demanded of that other half, and lies just below what was measured.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.offer import Library
from leavingcare.understanding import Matcher, Outcome, Situation, Understanding, understand
from tests.evaluation.test_questions import DONE_INSTEAD, Asked, is_held_out

HERE = Path(__file__).parent / "understanding"
SITUATION = Situation(locale="en", now=datetime(2026, 11, 24, 13, 30, tzinfo=UTC))

Found = list[tuple[dict[str, Any], Understanding]]


def held_out(name: str, matcher: Matcher) -> Found:
    """The held-out half of a set, each text with what it was taken for."""
    rows = yaml.safe_load((HERE / f"unseen-{name}.yaml").read_text(encoding="utf-8"))
    return [
        (row, understand(row["text"], matcher=matcher, situation=SITUATION))
        for row in rows
        if is_held_out(row["text"])
    ]


@pytest.fixture(scope="module")
def asked(library: Library, matcher: Matcher) -> list[Asked]:
    found = []
    for row, taken in held_out("questions", matcher):
        subjects = {row["topic"], *(row["also"] or ())}
        right = frozenset(entry.slug for entry in library.entries() if subjects & set(entry.topics))
        instead = [
            subject for subject in subjects if taken.command and taken.command == DONE_INSTEAD.get(subject)
        ]
        found.append(Asked((*instead, row["topic"])[0], row["text"], taken, right))
    return found


def test_what_is_answered_directly_is_right(asked: list[Asked]) -> None:
    direct = [one for one in asked if one.answered]

    assert len(asked) >= 200
    assert sum(one.sent for one in direct) / len(direct) >= 0.96
    assert len(direct) / len(asked) >= 0.65


def test_the_right_entry_is_sent_or_offered(asked: list[Asked]) -> None:
    assert sum(one.sent or one.offered for one in asked) / len(asked) >= 0.9


def test_a_question_in_english_is_read_as_english(asked: list[Asked]) -> None:
    assert sum(one.found.locale == "en" for one in asked) / len(asked) >= 0.98


def test_what_is_off_topic_is_hardly_ever_answered_with_an_entry(matcher: Matcher) -> None:
    outcomes = [taken.outcome for _row, taken in held_out("off-topic", matcher)]

    assert len(outcomes) >= 70
    assert outcomes.count(Outcome.ANSWER) / len(outcomes) <= 0.03


def test_commands_are_done(matcher: Matcher) -> None:
    right = [taken.command == row["command"] for row, taken in held_out("commands", matcher)]

    assert len(right) >= 80
    assert sum(right) / len(right) >= 0.92


@pytest.mark.parametrize(
    ("name", "least_done", "most_taken"), [("commands-again", 0.83, 2 / 60), ("fourth-commands", 0.86, 0.2)]
)
def test_commands_in_rarer_words_are_mostly_done_and_what_only_looks_like_one_is_not(
    matcher: Matcher, name: str, least_done: float, most_taken: float
) -> None:
    rows = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    taken = [(row, understand(row["text"], matcher=matcher, situation=SITUATION)) for row in rows]
    right = [found.command == row["command"] for row, found in taken if row["command"]]
    only_alike = [found.command is not None for row, found in taken if not row["command"]]

    assert (len(right) >= 180, len(only_alike)) == (True, 60)
    assert sum(right) / len(right) >= least_done
    assert sum(only_alike) / len(only_alike) <= most_taken


def third(name: str, matcher: Matcher) -> Found:
    """The never read half of a set by a third hand, each text with what it was taken for."""
    rows = yaml.safe_load((HERE / f"third-{name}.yaml").read_text(encoding="utf-8"))
    return [
        (row, understand(row["text"], matcher=matcher, situation=SITUATION))
        for row in rows
        if is_held_out(row["text"])
    ]


def test_questions_by_a_third_hand_are_answered_or_offered(library: Library, matcher: Matcher) -> None:
    entries = {entry.slug: set(entry.topics) for entry in library.entries()}
    found = [({row["topic"], *row["also"]}, taken) for row, taken in third("questions", matcher)]
    direct = [
        bool(subjects & entries[taken.entries[0]])
        for subjects, taken in found
        if taken.outcome is Outcome.ANSWER
    ]
    reached = [
        taken.outcome in (Outcome.ANSWER, Outcome.CHOICES)
        and any(subjects & entries[slug] for slug in taken.entries)
        for subjects, taken in found
    ]

    assert len(found) >= 140
    assert sum(direct) / len(direct) >= 0.97
    assert sum(reached) / len(reached) >= 0.88


def test_what_a_third_hand_wrote_off_topic_is_seldom_answered(matcher: Matcher) -> None:
    outcomes = [taken.outcome for _row, taken in third("off-topic", matcher)]

    assert len(outcomes) >= 50
    assert outcomes.count(Outcome.ANSWER) / len(outcomes) <= 0.06


def test_commands_by_a_third_hand_are_mostly_done(matcher: Matcher) -> None:
    right = [taken.command == row["command"] for row, taken in third("commands", matcher) if row["command"]]

    assert len(right) >= 50
    assert sum(right) / len(right) >= 0.85
