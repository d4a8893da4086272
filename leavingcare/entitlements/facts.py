"""The named facts that status and entitlements rest on: their types, their values, and how they are read.

A fact is known, not asked yet, or known to be unknown ("I don't know", "rather not say"). The last two decide alike;
the second is never asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from leavingcare.errors import Invalid


class Kind(StrEnum):
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    PERIODS = "periods"


# Where someone lived in a time in care. Only the first three count as being looked after for the 13 weeks.
LOOKED_AFTER = ("placement", "care-order-at-home", "remand")
SHORT_BREAK = "short-break"
PERIOD_KINDS = (*LOOKED_AFTER, SHORT_BREAK, "private-fostering", "other-accommodation")
ENGLAND = ("this", "another")
COUNCILS = (*ENGLAND, "scotland", "wales", "northern-ireland")


@dataclass(frozen=True, slots=True)
class Period:
    """A time in care from `start` to `end`, the day it ended; None while it goes on.

    The number of days is end minus start, as nights are counted. `council` is None where it is the same as the
    person's `looked_after_by`.
    """

    start: date
    end: date | None
    kind: str
    council: str | None = None


_OLDEST = 120
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Nobody's life that is asked about here was before the first or goes on after the last.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

Value = date | bool | str | int | float | tuple[Period, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that can be known about a person. `means` is for those who write rules and give facts."""

    name: str
    kind: Kind
    means: str
    choices: tuple[str, ...] = ()

    def read(self, given: Any) -> Value:
        """The value as the engine keeps it. Raises Invalid where it is impossible, without repeating it."""
        if self.kind is Kind.YES_NO:
            return _yes_no(given, self.name)
        if self.kind is Kind.DATE:
            return read_day(given, self.name)
        if self.kind is Kind.NUMBER:
            return _number(given, self.name)
        if self.kind is Kind.PERIODS:
            return _periods(given, self.name)
        if isinstance(given, bool):  # YAML reads yes and no so
            given = "yes" if given else "no"
        if given not in self.choices or not isinstance(given, str):
            raise Invalid(f"{self.name}: give one of {', '.join(self.choices)}")
        return given


_CARE = (
    Fact("date_of_birth", Kind.DATE, "The day the person was born"),
    Fact(
        "last_in_care",
        Kind.CHOICE,
        "When the person was last looked after by a council: at the day asked about, up to the 18th birthday, until "
        "some day from the 16th birthday to the day before the 18th, only before 16, or never. Custody and planned "
        "short breaks alone are not being looked after; remand and living at home under a care order are",
        ("now", "until-18", "at-16-or-17", "before-16", "never"),
    ),
    Fact(
        "thirteen_weeks_since_14",
        Kind.CHOICE,
        "Whether all times of being looked after from the 14th birthday on add up to 13 weeks (91 days) or more; "
        "short-breaks-only where every one of them was a planned short break",
        ("yes", "no", "short-breaks-only"),
    ),
    Fact(
        "care_periods",
        Kind.PERIODS,
        "Every time in care, where the dates are known: a list of {start, end, kind, council}. end is the day it "
        "ended and is left out while it goes on; days are end minus start. They go before the two simple facts above",
        PERIOD_KINDS,
    ),
    Fact(
        "looked_after_by",
        Kind.CHOICE,
        "Who last looked after the person: the council asked about, another council in England, or one elsewhere",
        COUNCILS,
    ),
    Fact("lives_in_area", Kind.YES_NO, "Lives in the area of the council asked about"),
    Fact(
        "left_care_to",
        Kind.CHOICE,
        "Where the person went when they last stopped being looked after before 18; home is a parent or someone else "
        "with parental responsibility",
        ("independent", "home", "special-guardian", "adopted", "custody", "other"),
    ),
    Fact(
        "home_six_months",
        Kind.CHOICE,
        "Whether the person, after being looked after at 16 or 17, lived six months without a break with a parent, a "
        "special guardian or someone else with parental responsibility; broke-down where they left again before 18",
        ("no", "yes", "broke-down"),
    ),
    Fact("home_from", Kind.DATE, "The day they went to live with that parent or guardian"),
    Fact("home_until", Kind.DATE, "The day they left there again; a day to come while they still live there"),
    Fact(
        "detained_at_16",
        Kind.YES_NO,
        "In custody by a court's order, or in hospital, on the 16th birthday, straight after being looked after",
    ),
    Fact(
        "lived_at_16_or_17",
        Kind.CHOICE,
        "A place at 16 or 17, not arranged by the council as care, that section 24 names: privately fostered; with "
        "a charity or in a private children's home; three months or more in a row in hospital, a care home or a "
        "school's boarding",
        ("none", "private-fostering", "charity-or-private-home", "hospital-or-school"),
    ),
    Fact("in_care_for_a_year", Kind.YES_NO, "Looked after for a year or more without a break, at any age"),
    Fact("fostered_until_18", Kind.YES_NO, "Lives with foster carers, or did until the 18th birthday"),
    Fact("asked_for_support", Kind.YES_NO, "Has told the council, at 21 or over, that they want its support"),
)

_STUDY_AND_WORK = (
    Fact(
        "studying",
        Kind.CHOICE,
        "Studying on the day the facts were given: not, below university level, or at university level",
        ("no", "college", "university"),
    ),
    Fact("wants_to_study", Kind.YES_NO, "Wants to start or go back to a course of education or training"),
    Fact(
        "told_council_about_course",
        Kind.YES_NO,
        "Told the council about that course or wish before turning 25",
    ),
    Fact("course_full_time", Kind.YES_NO, "The course is full time"),
    Fact("course_two_years", Kind.YES_NO, "The course lasts two years or more"),
    Fact("course_in_plan", Kind.YES_NO, "The course is in the pathway plan"),
    Fact(
        "course_planned_before_21", Kind.YES_NO, "The course was in the pathway plan before the 21st birthday"
    ),
    Fact("course_ends", Kind.DATE, "The last day of the course; needed for a day to come"),
    Fact(
        "term_home_closes",
        Kind.YES_NO,
        "The place they live in for the course cannot be used in the holidays",
    ),
    Fact(
        "working",
        Kind.CHOICE,
        "Paid work now: none, a job, or an apprenticeship",
        ("no", "job", "apprenticeship"),
    ),
)

_LIFE = (
    Fact(
        "immigration",
        Kind.CHOICE,
        "Right to be here: British or Irish citizen; settled; refugee or humanitarian protection; other leave, with "
        "or without public funds; waiting for a decision or an appeal on asylum; refused, with no leave",
        ("citizen", "settled", "refugee", "leave", "leave-no-public-funds", "asylum", "refused"),
    ),
    Fact("unaccompanied", Kind.YES_NO, "Came to this country under 18 without a parent or guardian"),
    Fact("asylum_claimed_on", Kind.DATE, "The day asylum was claimed, or further submissions were made"),
    Fact("rents_privately", Kind.YES_NO, "Rents from a private landlord"),
    Fact("pays_electricity", Kind.YES_NO, "Is named on the electricity account at home"),
    Fact("new_baby", Kind.YES_NO, "Is pregnant, or gave birth in the last 12 months"),
    Fact("pregnant", Kind.YES_NO, "Is pregnant, 10 weeks or more"),
    Fact("parent", Kind.YES_NO, "Looks after a child of their own"),
    Fact("child_under_4", Kind.YES_NO, "Looks after a child of their own who is under 4"),
    Fact("health_condition", Kind.YES_NO, "Has an illness or disability that makes daily life or work hard"),
    Fact("on_universal_credit", Kind.YES_NO, "Gets Universal Credit"),
    Fact("savings_over_limit", Kind.YES_NO, "Has savings at or over the limit for Universal Credit"),
    Fact("monthly_pay", Kind.NUMBER, "Take-home pay in the last month, in pounds"),
)

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in (*_CARE, *_STUDY_AND_WORK, *_LIFE)}


class Known(Mapping[str, Value]):
    """What is known about one person: never changed, only added to. Order never matters."""

    __slots__ = ("skipped", "values_by_name")

    def __init__(self, values: Mapping[str, Value] | None = None, skipped: Iterable[str] = ()) -> None:
        self.values_by_name = dict(values or {})
        self.skipped = frozenset(skipped) - self.values_by_name.keys()

    @classmethod
    def read(cls, given: Mapping[str, Any], where: str = "") -> Known:
        """Read facts as JSON or YAML has them; null is "known to be unknown". Raises Invalid, naming the field."""
        values: dict[str, Value] = {}
        skipped: set[str] = set()
        for name, value in given.items():
            fact = FACTS.get(name)
            if fact is None:
                raise Invalid(f"{where}{name}: there is no such fact; `facts` lists those there are")
            if value is None:
                skipped.add(name)
                continue
            try:
                values[name] = fact.read(value)
            except Invalid as error:
                raise Invalid(f"{where}{error}") from None
        return cls(values, skipped)

    def __getitem__(self, name: str) -> Value:
        return self.values_by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)

    def with_values(self, values: Mapping[str, Value]) -> Known:
        """The same person with these facts as well; what was said before about them is replaced."""
        return Known({**self.values_by_name, **values}, self.skipped)

    def without(self, names: Iterable[str]) -> Known:
        """The same person, who was never asked these."""
        gone = set(names)
        kept = {name: value for name, value in self.values_by_name.items() if name not in gone}
        return Known(kept, self.skipped - gone)

    def skipping(self, names: Iterable[str]) -> Known:
        """The same person, who does not know these or would rather not say."""
        gone = set(names)
        kept = {name: value for name, value in self.values_by_name.items() if name not in gone}
        return Known(kept, self.skipped | gone)

    def as_given(self) -> dict[str, Any]:
        """As JSON has them, for a session or a state; `read` takes it back."""
        given: dict[str, Any] = {name: _plain(value) for name, value in self.values_by_name.items()}
        return given | dict.fromkeys(sorted(self.skipped))


def require_possible(known: Known, on: date, where: str = "", *, said_on: date | None = None) -> None:
    """Refuse what cannot be on that day; the facts were given on `said_on`. Raises Invalid, naming the field."""
    born, start, until = (known.get(name) for name in ("date_of_birth", "home_from", "home_until"))
    if isinstance(born, date) and (not 0 <= on.year - born.year <= _OLDEST or born > on):
        raise Invalid(f"{where}date_of_birth: it is after the day asked about, or too long before it")
    if isinstance(born, date) and known.get("last_in_care") == "at-16-or-17" and birthday(born, 16) > on:
        raise Invalid(f"{where}last_in_care: it is at-16-or-17, before the 16th birthday")
    for name, day in _begun(known):
        if isinstance(born, date) and day < born:
            raise Invalid(f"{where}{name}: it is before the day of birth")
        if day > max(on, said_on or on):
            raise Invalid(f"{where}{name}: it is still to come")
    if isinstance(start, date) and isinstance(until, date) and until < start:
        raise Invalid(f"{where}home_until: it is before home_from; swap them")


def _begun(known: Known) -> Iterator[tuple[str, date]]:
    """The days of what has begun already, each with its field."""
    periods = known.get("care_periods")
    for number, each in enumerate(periods if isinstance(periods, tuple) else ()):
        yield f"care_periods[{number}].start", each.start
    for name in ("asylum_claimed_on", "home_from"):
        day = known.get(name)
        if isinstance(day, date):
            yield name, day


@cache
def birthday(born: date, age: int) -> date:
    """The day someone turns that age. Born on 29 February: 1 March, in a year that has no such day."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months on; the first of the next where that month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)


def _yes_no(given: Any, name: str) -> bool:
    if isinstance(given, bool):
        return given
    if given in ("yes", "no"):
        return bool(given == "yes")
    raise Invalid(f"{name}: give true or false")


def read_day(given: Any, name: str) -> date:
    """A day as YAML or ISO writes it. Raises Invalid, naming the field."""
    if isinstance(given, str) and _DAY.fullmatch(given):
        try:
            given = date.fromisoformat(given)
        except ValueError:
            raise Invalid(f"{name}: there is no such day; give one like 2007-03-02") from None
    if not isinstance(given, date):
        raise Invalid(f"{name}: give a day like 2007-03-02")
    if not _FIRST_YEAR <= given.year <= _LAST_YEAR:
        raise Invalid(f"{name}: give a day between {_FIRST_YEAR} and {_LAST_YEAR}")
    return given


def _number(given: Any, name: str) -> int | float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 1_000_000:
        raise Invalid(f"{name}: give a number, 0 or more")
    return given


def _periods(given: Any, name: str) -> tuple[Period, ...]:
    if not isinstance(given, list | tuple):
        raise Invalid(f"{name}: give a list of {{start, end, kind}}")
    return tuple(
        each if isinstance(each, Period) else _period(each, f"{name}[{number}]")
        for number, each in enumerate(given)
    )


def _period(given: Any, where: str) -> Period:
    if not isinstance(given, Mapping) or not {"start"} <= given.keys() <= {"start", "end", "kind", "council"}:
        raise Invalid(f"{where}: give start, end, kind and, where it was another, council")
    start = read_day(given["start"], f"{where}.start")
    end = None if given.get("end") is None else read_day(given["end"], f"{where}.end")
    if end is not None and end < start:
        raise Invalid(f"{where}.end: it is before the start; swap them")
    kind, council = given.get("kind", "placement"), given.get("council")
    if kind not in PERIOD_KINDS:
        raise Invalid(f"{where}.kind: give one of {', '.join(PERIOD_KINDS)}")
    if council is not None and council not in COUNCILS:
        raise Invalid(f"{where}.council: give one of {', '.join(COUNCILS)}")
    return Period(start, end, kind, council)


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [
            {
                "start": each.start.isoformat(),
                "end": None if each.end is None else each.end.isoformat(),
                "kind": each.kind,
                "council": each.council,
            }
            for each in value
        ]
    return value
