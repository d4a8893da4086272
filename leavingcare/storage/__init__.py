"""The database: one place that knows SQLite from PostgreSQL, and keeps private words unreadable at rest."""

from sqlmodel import Session

from leavingcare.storage.columns import EncryptedDate, EncryptedText, by_value
from leavingcare.storage.database import Database, insert, insert_once
from leavingcare.storage.keys import keyed_hash, keyring, token_hash
from leavingcare.storage.record import Record

__all__ = [
    "Database",
    "EncryptedDate",
    "EncryptedText",
    "Record",
    "Session",
    "by_value",
    "insert",
    "insert_once",
    "keyed_hash",
    "keyring",
    "token_hash",
]
