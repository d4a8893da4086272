"""Times in care of which only the month or the year is remembered: counted at their longest and at their shortest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leavingcare.entitlements.case import Case
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.law import Law
from leavingcare.entitlements.legal_tests import was_in_care_for_a_year
from leavingcare.entitlements.periods import Period
from leavingcare.understanding.times import Edge, Time

FACT = "care_periods"


def longest(times: Iterable[Time]) -> tuple[Period, ...]:
    """Each from the first day that it may have begun to the last that it may have ended."""
    return tuple(Period(each.start.first, each.end.last if each.end else None, each.kind) for each in times)


def shortest(times: Iterable[Time]) -> tuple[Period, ...]:
    """Each from the last day that it may have begun to the first that it may have ended; those of no day are gone."""
    found = (Period(each.start.last, each.end.first if each.end else None, each.kind) for each in times)
    return tuple(each for each in found if each.end is None or each.start < each.end)


def settled(times: Iterable[Time], known: Known, on: date, law: Law) -> tuple[Period, ...] | None:
    """The times as periods; None where it hangs on days that nobody gave what the law says of them."""
    times = tuple(_until(each, on) for each in times)
    most, least = longest(times), shortest(times)
    if most == least or _told(most, known, on, law) == _told(least, known, on, law):
        return most
    return None


def _until(time: Time, on: date) -> Time:
    """Without the days to come of a month or a year that is not over."""
    start = Edge(time.start.first, min(time.start.last, on))
    return Time(start, time.end and Edge(time.end.first, min(time.end.last, on)), time.kind)


def _told(periods: tuple[Period, ...], known: Known, on: date, law: Law) -> tuple[object, ...]:
    """Everything that the tests make of times in care, whoever looked after them."""
    plain = known.without(["in_care_for_a_year", "lived_at_16_or_17"]).with_values({FACT: periods})
    case = Case(plain, on, law)
    weeks = case.thirteen_weeks
    return (
        case.last_in_care,
        weeks.truth,
        weeks.reasons[0].code,
        was_in_care_for_a_year(case).truth,
        case.accommodated_at_16_or_17.truth,
    )
