"""One named value: what it is, from when to when, who says so, and whether it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Plain = str | int | float | date


class Kind(StrEnum):
    MONEY = "money"
    NUMBER = "number"
    AGE = "age"
    PERCENT = "percent"
    PHONE = "phone"
    HOURS = "hours"
    TEXT = "text"
    DATE = "date"
    URL = "url"


class State(StrEnum):
    """Unknown is not the same as not offered: the first asks, the second says so."""

    OFFERED = "offered"
    NOT_OFFERED = "not_offered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Source:
    title: str
    url: str
    checked_on: date | None = None
    page_date: str | None = None


@dataclass(frozen=True)
class Dated:
    """A value for the days from `start` (included) to `until` (not included); None is open."""

    value: Plain
    start: date | None
    until: date | None
    period: str | None = None

    def holds_on(self, on: date) -> bool:
        return (self.start is None or self.start <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Value:
    """A named value as it stands on one day."""

    name: str
    kind: Kind
    value: Plain
    period: str | None
    sources: tuple[Source, ...]
    review_by: date | None


@dataclass(frozen=True)
class Entry:
    """Everything that is known under one name."""

    name: str
    kind: Kind
    state: State
    dated: tuple[Dated, ...]
    review_by: date | None
    verification: str
    confidence: str
    in_force: bool
    show: bool
    sources: tuple[Source, ...]
    is_council: bool

    def may_show(self, on: date) -> bool:
        """Whether a figure may be shown that day: seen, not doubtful, in force, and not past its review.

        A council's value is judged by its confidence alone.
        """
        if self.review_by is not None and on > self.review_by:
            return False
        if self.confidence == "low" or not self.in_force or not self.show:
            return False
        return self.is_council or self.verification != "unopened"
