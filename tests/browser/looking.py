"""Opening a page as somebody, and looking at it on each kind of screen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from tests.browser.pages import Place
from tests.support.axe import AT_NIGHT, DESKTOP, SMALL_PHONE, ZOOMED, look
from tests.support.chromium import Watch

Open = Callable[..., BrowserContext]

BY_DAY = (SMALL_PHONE, ZOOMED, DESKTOP)
THUMB, POINTER = 44, 24


def people_see(page: Page) -> list[str]:
    """What is wrong with a page of young people's: by day and by night, and a thumb has to hit everything."""
    return [each for view in (*BY_DAY, AT_NIGHT) for each in look(page, view, smallest_target=THUMB)]


def staff_see(page: Page) -> list[str]:
    """What is wrong with a page of staff's, which is always light."""
    return [each for view in BY_DAY for each in look(page, view, smallest_target=POINTER)]


def opened(context: BrowserContext, address: str, place: Place, watch: Watch) -> Page:
    """The page at an address; fails where another page answered."""
    page = watch.on(context).new_page()
    answer = page.goto(address)
    assert answer is not None
    assert (answer.status, answer.headers.get("x-test-template")) == (place.status, place.template)
    return page


def assert_nothing(found: list[str]) -> None:
    assert not found, "\n".join(found)
