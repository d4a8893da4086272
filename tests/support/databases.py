"""Databases for tests: SQLite in a file or a database of the throwaway server, with every table made."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager

import leavingcare
from leavingcare.storage import Database

TEST_KEY = "a key that only tests use 0123456789"


def import_every_model() -> None:
    """Make every table known to the metadata, whichever packages a test happens to import."""
    for module in pkgutil.walk_packages(leavingcare.__path__, "leavingcare."):
        if module.name.endswith(".models") or module.name == "leavingcare.audit":
            importlib.import_module(module.name)


@contextmanager
def made(url: str) -> Iterator[Database]:
    """Open the database at this address with every table made, and close it afterwards."""
    import_every_model()
    database = Database(url, TEST_KEY)
    database.create_all()
    try:
        yield database
    finally:
        database.dispose()
