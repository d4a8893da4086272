"""Two writers of one SQLite file: the second waits for the first, and not for ever."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from leavingcare.storage import Database
from leavingcare.storage import database as module
from tests.support.databases import TEST_KEY


@pytest.fixture
def file(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'two.db'}", TEST_KEY)
    with database.session() as session:
        session.connection().execute(text("CREATE TABLE said (words TEXT)"))
    return database


def say(database: Database, words: str) -> None:
    with database.session() as session:
        session.connection().execute(text("INSERT INTO said VALUES (:words)"), {"words": words})


def test_a_second_writer_goes_on_when_the_first_has_committed(file: Database) -> None:
    with file.session() as first:
        first.connection().execute(text("INSERT INTO said VALUES ('one')"))
        second = threading.Thread(target=say, args=(file, "two"))
        second.start()
        second.join(0.05)
        assert second.is_alive()

    second.join(10)

    with file.reading() as session:
        assert session.connection().execute(text("SELECT words FROM said")).scalars().all() == ["one", "two"]


def test_a_writer_that_waits_too_long_is_told(file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)

    with file.session() as first:
        first.connection().execute(text("INSERT INTO said VALUES ('one')"))
        with pytest.raises(OperationalError, match="locked"):
            say(file, "two")

    say(file, "three")
