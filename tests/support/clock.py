"""A clock that stands still until a test moves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from leavingcare.clock import local_day

# A Tuesday in term time, when the council's office is open and London is on Greenwich time.
A_TUESDAY_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@dataclass
class Clock:
    """`clock.now` is what a test passes as `now`; `clock.later(hours=3)` moves it and gives the new moment."""

    now: datetime = A_TUESDAY_MORNING

    @property
    def on(self) -> date:
        """The day in London."""
        return local_day(self.now)

    def later(self, **duration: float) -> datetime:
        self.now += timedelta(**duration)
        return self.now
