"""A browser for each person of a journey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.chromium import PATIENCE

NewPage = Callable[..., Page]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """A page in a browser of its own, each time that it is called; closed after the test."""
    opened: list[BrowserContext] = []

    def open_page(**given: Any) -> Page:
        context = chromium.new_context(locale="en-GB", **given)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()
