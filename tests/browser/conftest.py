"""People of the demo with a browser each, over a deployment in which a few things have happened already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from leavingcare import demo
from tests.support.chromium import PATIENCE, Watch
from tests.support.deployment import Deployment
from tests.support.lived_in import live_in
from tests.support.signing_in import sign_in_staff, sign_in_young_person

YOUNG_PEOPLE = {str(each.given.demo_name) for each in demo.PEOPLE}


@pytest.fixture(scope="session")
def lived_in(served: Deployment) -> dict[str, str]:
    """Ids of the records that addresses name, after a few people have written."""
    return live_in(served)


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, served: Deployment) -> Callable[[str], Any]:
    """What a browser keeps of somebody's sign-in; each signs in once in a run, as codes are limited."""
    kept: dict[str, Any] = {}

    def state(who: str) -> Any:
        if who not in kept:
            context = chromium.new_context()
            sign_in = sign_in_young_person if who in YOUNG_PEOPLE else sign_in_staff
            sign_in(context.new_page(), served, who)
            kept[who] = context.storage_state()
            context.close()
        return kept[who]

    return state


@pytest.fixture
def browser_of(chromium: Browser, signed_in: Callable[[str], Any]) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own for somebody ("" is nobody in particular); closed after the test."""
    opened: list[BrowserContext] = []

    def open_for(who: str = "", **given: Any) -> BrowserContext:
        context = chromium.new_context(
            storage_state=signed_in(who) if who else None,
            ignore_https_errors=True,
            reduced_motion="reduce",  # a colour on its way to another is no colour to measure
            **given,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_for
    for context in opened:
        context.close()


@pytest.fixture
def watch(served: Deployment) -> Watch:
    """Notes what pages complain of, and whom else they ask: `watch.on(context)`."""
    return Watch(served.origin)
