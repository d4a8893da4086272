"""The whole deployment on a scratch database with the invented team, and browsers for whoever is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from leavingcare import demo
from leavingcare.clock import utc_now
from leavingcare.storage import Database
from tests.support.portal_client import PortalClient
from tests.support.whole import whole


@pytest.fixture(scope="session")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Database]]:
    with whole(tmp_path_factory.mktemp("portal")) as made:
        yield made


@pytest.fixture
def browser(deployment: tuple[Any, Database]) -> Iterator[Callable[[], PortalClient]]:
    """A fresh browser each time that it is called, over records that are fresh for each test."""
    app, database = deployment
    with database.session() as session:
        demo.seed(session, now=utc_now())
    yield lambda: PortalClient(app, database)
    database.empty()


@pytest.fixture
def anyone(browser: Callable[[], PortalClient]) -> PortalClient:
    return browser()


@pytest.fixture
def kai(browser: Callable[[], PortalClient]) -> PortalClient:
    """Kai Morrow, signed in."""
    made = browser()
    made.sign_in_as_young_person("07700 900167")
    return made


@pytest.fixture
def sam(browser: Callable[[], PortalClient]) -> PortalClient:
    """Sam Okoro, Kai's adviser, signed in."""
    made = browser()
    made.sign_in_as_staff("sam@waymark.example", demo.PASSWORD)
    return made


@pytest.fixture
def hanna(browser: Callable[[], PortalClient]) -> PortalClient:
    """Hanna Darwish, interpreter, signed in."""
    made = browser()
    made.sign_in_as_staff("hanna@waymark.example", demo.PASSWORD)
    return made
