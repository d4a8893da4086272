"""Column types: words kept encrypted, and enumerations kept by value."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Enum, Text
from sqlalchemy.types import TypeDecorator

from leavingcare.storage.keys import keyring


class EncryptedText(TypeDecorator[str]):
    """Text that is ciphertext in the database: names, numbers, messages, notes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keyring().encrypt(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else keyring().decrypt(value)


class EncryptedDate(TypeDecorator[date]):
    """A date that is ciphertext in the database: a date of birth."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else keyring().encrypt(value.isoformat())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(keyring().decrypt(value))


def by_value(kind: type[StrEnum]) -> Any:
    """A column for an enumeration that stores its value ('sms'); the default would store its name ('SMS')."""
    return Enum(
        kind, values_callable=lambda members: [m.value for m in members], native_enum=False, length=32
    )
