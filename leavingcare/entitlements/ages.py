"""Birthdays, ages and months, as the law counts them."""

from __future__ import annotations

from datetime import date
from functools import cache


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


def age_on(born: date, on: date) -> int:
    """Years of age on that day; the birthday counts, from the moment it begins."""
    years = on.year - born.year
    if years < 0:
        return -1
    return years if on >= birthday(born, years) else years - 1
