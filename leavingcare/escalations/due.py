"""When a person must have acted: working days, office hours and England's bank holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from leavingcare.clock import LONDON
from leavingcare.escalations.models import Urgency

CLOSE_OF_DAY = time(17, 0)
SAME_DAY_WITHIN = timedelta(hours=4)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day after that day."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def due_at(
    urgency: Urgency, *, now: datetime, closes: time = CLOSE_OF_DAY, zone: ZoneInfo = LONDON
) -> datetime:
    """The moment by which a person must have acted (aware, in UTC).

    Immediate: now. Today: within four hours, and before the day is over. Soon and routine: when the office
    closes (`closes`, local time) on the next working day.
    """
    if urgency is Urgency.IMMEDIATE:
        return now
    local = now.astimezone(zone)
    if urgency is Urgency.TODAY:
        end_of_day = datetime.combine(local.date(), time(23, 59), zone)
        return min(now + SAME_DAY_WITHIN, end_of_day).astimezone(now.tzinfo)
    return datetime.combine(next_working_day(local.date()), closes, zone).astimezone(now.tzinfo)
