"""Days and times in care: what they are, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leavingcare.errors import Invalid

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Nobody's life that is asked about here was before the first or goes on after the last.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200

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


def read_periods(given: Any, name: str) -> tuple[Period, ...]:
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
