"""Young people's pages, in English and right to left, on every screen: axe finds nothing, a thumb hits everything."""

from __future__ import annotations

import pytest

from tests.browser.looking import Open, assert_nothing, opened, people_see
from tests.browser.pages import OWN, PUBLIC, Place
from tests.support.chromium import Watch
from tests.support.deployment import Deployment

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", [*PUBLIC, *OWN], ids=str)
def test_a_page_keeps_nobody_out(
    place: Place, served: Deployment, lived_in: dict[str, str], browser_of: Open, watch: Watch
) -> None:
    address = served.origin + place.path.format(**lived_in)
    page = opened(browser_of(place.who), address, place, watch)

    assert page.get_attribute("html", "dir") == "ltr"
    assert page.is_visible(".wm-leave")
    assert_nothing(people_see(page) + watch.found())


@pytest.mark.parametrize("place", [*PUBLIC, *OWN], ids=str)
def test_a_page_in_arabic_keeps_nobody_out(
    place: Place, served: Deployment, lived_in: dict[str, str], browser_of: Open, watch: Watch
) -> None:
    address = f"{served.origin}/ar{place.path.format(**lived_in)}"
    page = opened(browser_of(place.who), address, place, watch)

    assert (page.get_attribute("html", "dir"), page.get_attribute("html", "lang")) == ("rtl", "ar")
    assert page.is_visible(".wm-leave")
    assert_nothing(people_see(page) + watch.found())
