"""The answers of whoever is asking: in their own browser's session alone, unreadable there, gone when they leave."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from flask import session

from leavingcare.entitlements import Known, Question
from leavingcare.entitlements.ages import birthday
from leavingcare.entitlements.questions import BY_ID
from leavingcare.errors import Invalid
from leavingcare.storage import keyring

_KEY = "check"
TODAY = "today"
AGES = ("18", "21", "25")


@dataclass(frozen=True)
class Answers:
    """What was answered, in the order of asking (ids of questions), and the day to look from.

    `looks` is "today", an age that they will have, or a day (ISO). `about` is the id of the young person for whom a
    member of staff answers; "" where somebody answers for themselves.
    """

    known: Known = field(default_factory=Known)
    asked: tuple[str, ...] = ()
    looks: str = TODAY
    filled_in: tuple[str, ...] = ()
    about: str = ""

    def answered(self, question: Question, given: Any) -> Answers:
        """With this answer. Raises Invalid where it is none."""
        return self._having(question, question.answered(self.known, given))

    def skipped(self, question: Question) -> Answers:
        return self._having(question, question.skipped(self.known))

    def _having(self, question: Question, known: Known) -> Answers:
        asked = self.asked if question.id in self.asked else (*self.asked, question.id)
        return replace(self, known=known, asked=asked)

    def before(self, question: Question) -> Question | None:
        """The question that was asked before this one, for the way back."""
        asked = self.asked[: self.asked.index(question.id)] if question.id in self.asked else self.asked
        return BY_ID.get(asked[-1]) if asked else None

    def day(self, on: date) -> date:
        """The day to look from."""
        if self.looks == TODAY:
            return on
        if self.looks in AGES:
            born = self.known.get("date_of_birth")
            return max(on, birthday(born, int(self.looks))) if isinstance(born, date) else on
        return date.fromisoformat(self.looks)

    def ages_to_come(self, on: date) -> list[str]:
        """The ages that change things and that they have not reached."""
        born = self.known.get("date_of_birth")
        return [age for age in AGES if isinstance(born, date) and birthday(born, int(age)) > on]


def load() -> Answers:
    """The answers of this browser; none where there are none, or where they are of another version."""
    stored = session.get(_KEY)
    if not isinstance(stored, str):
        return Answers()
    try:
        given = json.loads(keyring().decrypt(stored))
        return Answers(
            known=Known.read(given["facts"]),
            asked=tuple(id for id in given["asked"] if id in BY_ID),
            looks=given["looks"],
            filled_in=tuple(given["filled_in"]),
            about=given["about"],
        )
    except (Invalid, ValueError, KeyError, TypeError):
        session.pop(_KEY, None)
        return Answers()


def save(answers: Answers) -> None:
    given = {
        "facts": answers.known.as_given(),
        "asked": answers.asked,
        "looks": answers.looks,
        "filled_in": answers.filled_in,
        "about": answers.about,
    }
    session[_KEY] = keyring().encrypt(json.dumps(given, separators=(",", ":")))


def clear() -> None:
    session.pop(_KEY, None)


def ids(questions: Iterable[Question]) -> list[str]:
    return [question.id for question in questions]
