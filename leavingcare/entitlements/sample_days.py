"""Days and times in care to try out, so that the next question can be chosen before it is answered."""

from __future__ import annotations

from datetime import date, timedelta

from leavingcare.entitlements.ages import birthday
from leavingcare.entitlements.facts import Value
from leavingcare.entitlements.periods import Period

# Ages of those who ask: the order of questions rests on them, no decision does.
_AGES = (15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 30)
_DAYS_AWAY = (-900, -400, -100, 30, 400)


def sample_values(fact: str, known_birth: object, on: date) -> list[Value]:
    """A few values of a fact that is a day or a list of times in care."""
    if fact == "date_of_birth":
        return [on.replace(day=1, year=on.year - age) for age in _AGES]
    if fact == "care_periods":
        return list(
            _care(known_birth if isinstance(known_birth, date) else on.replace(day=1, year=on.year - 19))
        )
    return [on + timedelta(days=days) for days in _DAYS_AWAY]


def _care(born: date) -> tuple[tuple[Period, ...], ...]:
    """None, long and into adult life, short at 16, and long but over before 16."""
    thirteen, sixteen, adult = birthday(born, 13), birthday(born, 16), birthday(born, 18)
    return (
        (),
        (Period(thirteen, adult, "placement"),),
        (Period(sixteen, sixteen + timedelta(days=30), "placement"),),
        (Period(thirteen, sixteen - timedelta(days=30), "placement"),),
    )
