"""How often something may be tried: counted in the database, so that every process counts together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from leavingcare.people.models import Attempt
from leavingcare.storage import keyed_hash


@dataclass(frozen=True)
class Limit:
    """At most `most` attempts of a kind within a time, for each key (a number, a browser's address, everyone)."""

    kind: str
    most: int
    within: timedelta


CODES_PER_NUMBER = Limit("code", 5, timedelta(minutes=15))
CODES_PER_NUMBER_DAY = Limit("code", 10, timedelta(days=1))
CODES_PER_ADDRESS = Limit("code-from", 20, timedelta(hours=1))
CODES_IN_ALL = Limit("code-all", 300, timedelta(hours=1))
PASSWORDS_PER_STAFF = Limit("password", 8, timedelta(minutes=15))
PASSWORDS_PER_ADDRESS = Limit("password-from", 40, timedelta(hours=1))
TOTPS_PER_STAFF = Limit("totp", 6, timedelta(minutes=15))


def count_attempt(session: Session, limits: tuple[Limit, ...], key: str, *, now: datetime) -> bool:
    """Count one attempt under the limits' common kind. False when one of them was already reached.

    An attempt over the limit is not counted, so that nobody is locked out for good by someone else's trying.
    """
    hashed = keyed_hash(key)
    for limit in limits:
        query = select(func.count()).where(
            Attempt.kind == limit.kind,
            Attempt.key_hash == hashed,
            col(Attempt.created_at) > now - limit.within,
        )
        if session.exec(query).one() >= limit.most:
            return False
    session.add(Attempt(created_at=now, kind=limits[0].kind, key_hash=hashed))
    session.flush()
    return True


def forget_attempts(session: Session, limit: Limit, key: str) -> None:
    """Start counting anew after a success."""
    query = select(Attempt).where(Attempt.kind == limit.kind, Attempt.key_hash == keyed_hash(key))
    for attempt in session.exec(query):
        session.delete(attempt)
