"""The one place that reads the clock; everything else is given `now` (UTC) or `on` (a day in London)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """Today where the young people are: at half past midnight in June, London is a day ahead of UTC."""
    return utc_now().astimezone(LONDON).date()


def local_day(moment: datetime) -> date:
    """The day in London of an aware moment."""
    return moment.astimezone(LONDON).date()
