"""For whom a value holds: by the day they turned 18, their age, status, housing, study and where they live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """The legal words for the kinds of care leaver."""

    ELIGIBLE = "eligible-child"
    RELEVANT = "relevant-child"
    FORMER_RELEVANT = "former-relevant-child"
    FORMER_RELEVANT_STUDYING = "former-relevant-pursuing-education"
    AFTER_21 = "post-21-support"
    QUALIFYING = "qualifying"


class Housing(StrEnum):
    OWN_HOME = "own-home"
    SUPPORTED = "supported"
    STAYING_PUT = "staying-put"
    STUDENT = "student"
    CUSTODY = "custody"


class Lives(StrEnum):
    """In the area of the council that looked after them, or in another's."""

    INSIDE = "inside"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class About:
    """What is known of one person; None is what nobody said."""

    turned_18: date | None = None
    age: int | None = None
    statuses: frozenset[Status] | None = None
    housing: Housing | None = None
    studying: bool | None = None
    lives: Lives | None = None
    district: str | None = None


@dataclass(frozen=True)
class Cohort:
    """Whom a row is for; a condition that is not given asks nothing.

    `turned_18_by` and `age_to` include their day and age: age_to 20 ends the day before they turn 21.
    """

    turned_18_after: date | None = None
    turned_18_by: date | None = None
    age_from: int | None = None
    age_to: int | None = None
    status: tuple[Status, ...] = ()
    housing: tuple[Housing, ...] = ()
    studying: bool | None = None
    lives: Lives | None = None
    district: tuple[str, ...] = ()

    def fits(self, about: About) -> bool | None:
        """Whether it is for them: yes, no, or None where something that it asks is not known."""
        answers = list(self._answers(about))
        if False in answers:
            return False
        return None if None in answers else True

    def _answers(self, about: About) -> Iterator[bool | None]:
        if self.turned_18_after is not None:
            yield None if about.turned_18 is None else about.turned_18 > self.turned_18_after
        if self.turned_18_by is not None:
            yield None if about.turned_18 is None else about.turned_18 <= self.turned_18_by
        if self.age_from is not None:
            yield None if about.age is None else about.age >= self.age_from
        if self.age_to is not None:
            yield None if about.age is None else about.age <= self.age_to
        if self.status:
            yield None if about.statuses is None else bool(about.statuses & set(self.status))
        yield from self._answers_on_living(about)

    def _answers_on_living(self, about: About) -> Iterator[bool | None]:
        if self.housing:
            yield None if about.housing is None else about.housing in self.housing
        if self.studying is not None:
            yield None if about.studying is None else about.studying is self.studying
        if self.lives is not None:
            yield None if about.lives is None else about.lives is self.lives
        if self.district:
            yield None if about.district is None else about.district in self.district


ANYONE = Cohort()
