"""Staff passwords and the second factor: hashed slowly, checked in the same time whoever asks."""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from leavingcare.errors import Invalid

SHORTEST = 15
TOTP_SECONDS = 30
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """The stored form. Raises Invalid for a password that is too short or one letter over and over."""
    if len(password) < SHORTEST:
        raise Invalid(f"Use at least {SHORTEST} letters; four words in a row are easy to keep in mind")
    if len(set(password.casefold())) < 5:
        raise Invalid("That is too easy to guess; use more different letters")
    return _hasher.hash(password)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_urlsafe(24))


def password_matches(stored: str | None, given: str) -> bool:
    """Whether the password is right; as slow for someone we do not have as for someone we do."""
    try:
        _hasher.verify(stored or _nobodys_hash(), given)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def new_totp_secret() -> str:
    return pyotp.random_base32()


def totp_address(secret: str, email: str) -> str:
    """What an authenticator app reads from the square code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Waymark")


def totp_step(secret: str, code: str, *, now: datetime, last_step: int | None) -> int | None:
    """The time step of a right and fresh code, or None. One step either side is allowed for slow clocks.

    A step that was used before is refused: a code works once.
    """
    digits = "".join(ch for ch in code if ch.isdigit())
    current = int(now.timestamp()) // TOTP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (current, current - 1, current + 1):
        right = secrets.compare_digest(totp.at(step * TOTP_SECONDS), digits)
        if right and (last_step is None or step > last_step):
            return step
    return None
