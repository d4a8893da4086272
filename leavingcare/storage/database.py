"""Opening the database: SQLite in WAL mode for one machine, PostgreSQL for more."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import Session, SQLModel

from leavingcare.errors import Invalid
from leavingcare.storage.keys import use_keys

BUSY_SECONDS = 10
_ASKED_AGAIN_AFTER = (0.0005, 0.002)


class Database:
    """A way into one database. Sessions that write take SQLite's one write lock at their start, so that two
    of them never read first and then collide; sessions that read never wait for it."""

    def __init__(self, url: str, data_key: str) -> None:
        use_keys(data_key)
        self.engine = _engine(url)
        self._writing = self.engine.execution_options(waymark_begin="IMMEDIATE")

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that may write: committed at the end, rolled back on an exception."""
        with self.writing() as session:
            yield session
            session.commit()

    def writing(self) -> Session:
        """A session that may write; the one who asked for it commits."""
        return Session(self._writing, expire_on_commit=False)

    def reading(self) -> Session:
        """A session for reading; anything it changes is thrown away unless committed."""
        return Session(self.engine, expire_on_commit=False)

    def create_all(self) -> None:
        """Make every table at once, for tests and scratch databases; a deployment migrates instead."""
        SQLModel.metadata.create_all(self.engine)

    def empty(self) -> None:
        """Delete every row, for scratch databases and tests."""
        with self._writing.begin() as connection:
            for table in reversed(SQLModel.metadata.sorted_tables):
                connection.execute(table.delete())

    def dispose(self) -> None:
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if url.startswith("postgresql+psycopg"):
        return create_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True)
    scheme = url.split(":", 1)[0]
    raise Invalid(f"DATABASE_URL begins with {scheme!r}; use sqlite:///file.db or postgresql+psycopg://...")


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late for IMMEDIATE: we begin them ourselves.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={int(BUSY_SECONDS * 1000)}",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("waymark_begin") == "IMMEDIATE":
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN DEFERRED")


def _begin_writing(connection: Connection) -> None:
    """Wait for the write lock by asking every millisecond or two.

    SQLite's own waiting asks ever more seldom, up to a tenth of a second apart: with several writers someone always
    comes too late, and one text in a hundred waited for seconds. Raises OperationalError after BUSY_SECONDS.
    """
    driver: Any = connection.connection.driver_connection
    until = time.monotonic() + BUSY_SECONDS
    driver.execute("PRAGMA busy_timeout=0")
    try:
        while time.monotonic() < until:
            try:
                driver.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            time.sleep(random.uniform(*_ASKED_AGAIN_AFTER))  # noqa: S311 (only so that two do not ask in step)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")


@cache
def _insert(table: Table) -> Any:
    """The statement of `insert`: to build it takes longer than to run it."""
    return table.insert()


@cache
def _insert_once(table: Table, unique: tuple[str, ...], dialect: str) -> Any:
    """The statement of `insert_once`."""
    insert_of = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert_of(table).on_conflict_do_nothing(index_elements=list(unique))
    return statement.returning(table.c.id)  # a count of rows is not to be had from every driver


def insert(session: Session, record: SQLModel) -> None:
    """Insert a record now, after whatever the session still has to insert, and leave its changes for later.

    A flush would write these too, look through every record of the session, and do so for each text that is queued.
    """
    if session.new:
        session.flush()
    session.connection().execute(_insert(_table(record)), _values(record))
    _treat_as_read(session, record)


def insert_once(session: Session, record: SQLModel, *, unique: Sequence[str]) -> bool:
    """Insert a record unless one with the same values in `unique` is there.

    Returns whether it was inserted. Unlike looking first, two processes at once cannot both succeed.
    """
    statement = _insert_once(_table(record), tuple(unique), session.get_bind().dialect.name)
    inserted = session.connection().execute(statement, _values(record)).first() is not None
    if inserted:
        _treat_as_read(session, record)
    return inserted


def _table(record: SQLModel) -> Table:
    return type(record).__table__  # type: ignore[attr-defined,no-any-return]


def _values(record: SQLModel) -> dict[str, Any]:
    return {column.name: getattr(record, column.name) for column in _table(record).columns}


def _treat_as_read(session: Session, record: SQLModel) -> None:
    """From here on the session treats it as a row that it read, and writes only what changes."""
    make_transient_to_detached(record)
    session.add(record)
