"""The numbers of the legal tests as they stand on a day, read from the dated values in content/values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from leavingcare.errors import Invalid
from leavingcare.facts import Facts, Kind, Value

# Which value each number is. What a practitioner reads beside the figure is in the values' files.
NAMES = MappingProxyType(
    {
        "weeks_in_care": "care_leaver.weeks",
        "counted_from_age": "care_leaver.from_age",
        "leaving_age": "care_leaver.at_age",
        "adult_age": "adult.from_age",
        "duties_until_age": "adviser.until_age",
        "support_until_age": "support.until_age",
        "qualifying_until_age": "qualifying.until_age",
        "home_months": "home_again.months",
        "short_break_days": "short_break.days",
        "short_break_year_days": "short_break.year_days",
        "placed_months": "qualifying.placed_months",
        "savings_months": "junior_isa.care_months",
    }
)


@dataclass(frozen=True, slots=True)
class Law:
    """The ages, weeks, months and days of the tests of status."""

    weeks_in_care: int
    counted_from_age: int
    leaving_age: int
    adult_age: int
    duties_until_age: int
    support_until_age: int
    qualifying_until_age: int
    home_months: int
    short_break_days: int
    short_break_year_days: int
    placed_months: int
    savings_months: int
    savings_since: date

    @property
    def days_in_care(self) -> int:
        return self.weeks_in_care * 7


def law_on(values: Facts, on: date) -> Law:
    """The law of that day. Raises Invalid, naming the value that is missing."""
    numbers = {field: int(number(values, name, on)) for field, name in NAMES.items()}
    return Law(**numbers, savings_since=day(values, "junior_isa.since", on))


def first_day(values: Facts) -> date:
    """The day from which every number of the tests is dated: before it the law was another, and is not told here."""
    entries = [values.entry(name) for name in NAMES.values()]
    days = [entry.dated[0].start for entry in entries if entry is not None and entry.dated]
    return max((day for day in days if day is not None), default=date.min)


_LINE = re.compile(
    r"(?P<name>[\w.]+?)(?:\[(?P<row>\d+)\])?\.(?P<line>age_from|age_to|turned_18_after|turned_18_by)"
)


def _line(values: Facts, asked: re.Match[str], on: date) -> Value:
    """An age or a day that says for whom a row of a value is."""
    entry = values.entry(asked["name"])
    dated = entry.dated if entry is not None else ()
    rows = [row for row in dated if row.holds_on(on)] or list(dated)
    chosen = rows[int(asked["row"]) - 1 :][:1] if asked["row"] else rows
    found = next((line for row in chosen if (line := getattr(row.cohort, asked["line"])) is not None), None)
    if entry is None or found is None:
        raise Invalid(f"content/values: {asked[0]} is missing; {asked['name']} says it under for")
    kind = Kind.DATE if isinstance(found, date) else Kind.AGE
    return Value(asked[0], kind, found, None, entry.sources, entry.review_by)


def number(values: Facts, name: str, on: date) -> float:
    """A number that a test needs, whether or not it may be shown: a review that is due does not change the law."""
    found = value_on(values, name, on).value
    if not isinstance(found, int | float) or isinstance(found, bool):
        raise Invalid(f"content/values: {name} is no number on {on}; give it a dated number")
    return found


def day(values: Facts, name: str, on: date) -> date:
    """A day that a test needs."""
    found = value_on(values, name, on).value
    if not isinstance(found, date):
        raise Invalid(f"content/values: {name} is no day on {on}; give it a dated day")
    return found


def value_on(values: Facts, name: str, on: date) -> Value:
    """What a value is on that day, shown or not; the first where its dates do not reach that far back.

    `NAME.age_to` is the line that a value draws itself, of the first of its rows that draws one; `NAME[2].age_to` that
    of its second row.
    """
    entry = values.entry(name)
    if entry is None and (line := _LINE.fullmatch(name)):
        return _line(values, line, on)
    if entry is None or not entry.dated:
        raise Invalid(f"content/values: {name} is missing; add it, dated and with its source")
    now = next((each for each in entry.dated if each.holds_on(on)), entry.dated[0])
    return Value(name, entry.kind, now.value, now.period, entry.sources, entry.review_by)
