"""Times in care, counted: days since an age, where someone was on a birthday, and which breaks were only short."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leavingcare.entitlements.ages import birthday, months_after
from leavingcare.entitlements.law import Law
from leavingcare.entitlements.periods import ENGLAND, LOOKED_AFTER, SHORT_BREAK, Period

Span = tuple[date, date]


def last_in_care(periods: tuple[Period, ...], born: date, on: date, law: Law) -> str:
    """When they were last looked after, as the simple fact of the same name says it."""
    adult, sixteen = birthday(born, law.adult_age), birthday(born, law.leaving_age)
    started = [each for each in ordinary(periods, law) if each.start <= on and each.start < adult]
    if not started:
        return "never"
    # Someone who leaves on a birthday was still looked after as the day began.
    last = max(adult if each.end is None else each.end for each in started)
    if on < adult and any(each.end is None or each.end > on for each in started):
        return "now"
    if last >= adult:
        return "until-18"
    return "at-16-or-17" if last >= sixteen else "before-16"


def days_in_care(periods: Iterable[Period], born: date, on: date, law: Law) -> int:
    """Days of being looked after from the age at which they count, up to that day or the 18th birthday.

    A period that began earlier counts from that birthday on; days that overlap count once.
    """
    first = birthday(born, law.counted_from_age)
    last = min(on, birthday(born, law.adult_age))
    spans = ((max(each.start, first), min(each.end or last, last)) for each in periods)
    return sum((end - start).days for start, end in merged(spans))


def in_england(periods: Iterable[Period], looked_after_by: str | None) -> list[Period]:
    """Those under a council in England. Where nobody said which, the person's own council stands for it."""
    return [each for each in periods if (each.council or looked_after_by or ENGLAND[0]) in ENGLAND]


def ordinary(periods: tuple[Period, ...], law: Law) -> list[Period]:
    """Times of being looked after that are no planned short breaks."""
    kinds = {each.kind for each in periods}
    looked_after = [each for each in periods if each.kind in LOOKED_AFTER]
    if SHORT_BREAK in kinds and not _within_a_year(short_breaks(periods, law), law):
        # More in twelve months than short breaks may be: they were ordinary care.
        return looked_after + [each for each in periods if each.kind == SHORT_BREAK]
    return looked_after + [each for each in periods if each.kind == SHORT_BREAK and not _is_short(each, law)]


def short_breaks(periods: tuple[Period, ...], law: Law) -> list[Period]:
    """Planned short breaks, none longer than such a break may be."""
    return [each for each in periods if each.kind == SHORT_BREAK and _is_short(each, law)]


def placed_at_16_or_17(periods: Iterable[Period], born: date, on: date, law: Law) -> bool | None:
    """Privately fostered, or placed long enough elsewhere, with some of it after 16 and before 18.

    A shorter stay counts with a charity or in a private children's home, and not in a hospital: which is not known.
    """
    sixteen, adult = birthday(born, law.leaving_age), birthday(born, law.adult_age)
    found: bool | None = False
    for each in periods:
        end = each.end or on
        if each.start >= adult or end < sixteen:
            continue
        if each.kind == "private-fostering":
            return True
        if each.kind == "other-accommodation":
            found = found or (True if months_after(each.start, law.placed_months) <= end else None)
    return found


def long_enough_for_savings(periods: Iterable[Period], on: date, law: Law) -> bool:
    """Whether one time in care, without a gap, was as long as the government's savings account asks."""
    spans = merged((max(each.start, law.savings_since), min(each.end or on, on)) for each in periods)
    return any(months_after(start, law.savings_months) <= end for start, end in spans)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same days as spans that do not overlap; those that touch become one."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _is_short(period: Period, law: Law) -> bool:
    return period.end is None or (period.end - period.start).days <= law.short_break_days


def _within_a_year(breaks: list[Period], law: Law) -> bool:
    """Whether no twelve months have more days of short breaks than there may be."""
    spans = merged((each.start, each.end) for each in breaks if each.end is not None)
    for first, _ in spans:
        last = birthday(first, 1)
        total = sum((min(end, last) - start).days for start, end in spans if first <= start < last)
        if total > law.short_break_year_days:
            return False
    return True
