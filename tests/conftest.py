"""What every test may ask for: a database, a session, a clock, a PostgreSQL server, a deployment, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from leavingcare.storage import Database, Session
from tests.support.clock import Clock
from tests.support.databases import made
from tests.support.deployment import Deployment, deployment
from tests.support.postgres import Server, postgres_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOPBACK = ["127.0.0.1", "::1", "localhost"]

# No test depends on how fast the machine is, and a failure found once is found again.
settings.register_profile("waymark", deadline=None, derandomize=True)
settings.load_profile("waymark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open loopback sockets, and no others, to tests that start a server or a browser."""
    for item in items:
        if item.get_closest_marker("server") or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with made(f"sqlite:///{tmp_path_factory.mktemp('database') / 'waymark.db'}") as database:
        yield database


@pytest.fixture
def database(sqlite_with_tables: Database) -> Iterator[Database]:
    """An empty SQLite database in a file; emptied again afterwards. tests/database adds PostgreSQL."""
    yield sqlite_with_tables
    sqlite_with_tables.empty()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session that may write; whatever the test does not commit is rolled back."""
    with database.writing() as session:
        yield session
        session.rollback()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A throwaway PostgreSQL server, one for each worker of a parallel run. Mark such tests `server`."""
    with postgres_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """The address of an empty database, as psycopg and Huey take it: postgresql://..."""
    address = postgres.new_database()
    yield address
    postgres.drop(address)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    """A whole deployment with the invented team, one for each worker of a parallel run. Its records are shared:
    a test that changes much of them starts one of its own."""
    with deployment(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One real browser for the run; mark such tests `browser`."""
    from tests.support.chromium import chromium  # what only these tests need takes a while to import

    with chromium(tmp_path_factory.mktemp("elsewhere")) as browser:
        yield browser
