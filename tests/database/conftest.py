"""Every test in this folder runs on SQLite and, as a server test, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leavingcare.storage import Database
from tests.support.databases import made
from tests.support.postgres import Server, for_sqlalchemy


@pytest.fixture(scope="session")
def postgres_with_tables(postgres: Server) -> Iterator[Database]:
    with made(for_sqlalchemy(postgres.new_database())) as database:
        yield database


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database with every table, emptied again afterwards."""
    database: Database = request.getfixturevalue(
        "sqlite_with_tables" if request.param == "sqlite" else "postgres_with_tables"
    )
    yield database
    database.empty()
