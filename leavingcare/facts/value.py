"""One named value: what it is, from when to when, for whom, who says so, and whether it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leavingcare.facts.cohort import ANYONE, Cohort

Plain = str | int | float | date


class Kind(StrEnum):
    MONEY = "money"
    NUMBER = "number"
    AGE = "age"
    PERCENT = "percent"
    PHONE = "phone"
    EMAIL = "email"
    HOURS = "hours"
    TEXT = "text"
    DATE = "date"
    URL = "url"


class State(StrEnum):
    """Unknown is not the same as not offered: the first asks, the second says so."""

    OFFERED = "offered"
    NOT_OFFERED = "not_offered"
    UNKNOWN = "unknown"


class Shape(StrEnum):
    """The form in which a council gives something. The same help is a sum at one and a loan at the next."""

    FIXED_SUM = "fixed_sum"
    UP_TO = "up_to"
    PERCENTAGE = "percentage"
    RATE_PER_PERIOD = "rate_per_period"
    IN_KIND = "in_kind"
    LOAN = "loan"
    PRIORITY_BAND = "priority_band"
    SERVICE = "service"
    DISCRETION = "discretion"


class Who(StrEnum):
    """Who pays for it, or who decides on it; these are often two."""

    ADVISER = "adviser"
    MANAGER = "manager"
    PANEL = "panel"
    LEAVING_CARE = "leaving_care"
    COUNCIL = "council"
    DISTRICT = "district"
    HOUSING_ASSOCIATION = "housing_association"
    COLLEGE = "college"
    NHS = "nhs"
    CHARITY = "charity"
    GOVERNMENT = "government"
    TRANSPORT = "transport"


@dataclass(frozen=True)
class Source:
    title: str
    url: str
    checked_on: date | None = None
    page_date: str | None = None


@dataclass(frozen=True)
class Dated:
    """A value for the days from `start` (included) to `until` (not included); None is open.

    `cohort` says for whom: a value may have several rows that hold on the same day.
    """

    value: Plain
    start: date | None
    until: date | None
    period: str | None = None
    cohort: Cohort = ANYONE

    def holds_on(self, on: date) -> bool:
        return (self.start is None or self.start <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Value:
    """A named value as it stands on one day, for one cohort."""

    name: str
    kind: Kind
    value: Plain
    period: str | None
    sources: tuple[Source, ...]
    review_by: date | None
    shape: Shape | None = None
    unit: str | None = None
    who_pays: Who | None = None
    who_decides: Who | None = None
    cohort: Cohort = ANYONE


@dataclass(frozen=True)
class Entry:
    """Everything that is known under one name. `local`: a council's or a region's own; `path` is its file."""

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
    local: bool
    shape: Shape | None = None
    unit: str | None = None
    who_pays: Who | None = None
    who_decides: Who | None = None
    path: str = ""

    def may_show(self, on: date) -> bool:
        """Whether a figure may be shown that day: seen, not doubtful, in force, and not past its review.

        A local value is judged by its confidence alone.
        """
        if self.past_review(on) or self.confidence == "low" or not self.in_force or not self.show:
            return False
        return self.local or self.verification != "unopened"

    def past_review(self, on: date) -> bool:
        return self.review_by is not None and on > self.review_by

    def on(self, day: date) -> tuple[Value, ...]:
        """The rows that hold on a day; none where it may not be shown."""
        if self.state is not State.OFFERED or not self.may_show(day):
            return ()
        return tuple(self._as_value(dated) for dated in self.dated if dated.holds_on(day))

    def _as_value(self, dated: Dated) -> Value:
        return Value(
            name=self.name,
            kind=self.kind,
            value=dated.value,
            period=dated.period,
            sources=self.sources,
            review_by=self.review_by,
            shape=self.shape,
            unit=self.unit,
            who_pays=self.who_pays,
            who_decides=self.who_decides,
            cohort=dated.cohort,
        )
