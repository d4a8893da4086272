"""Staff's pages and the practice phone, on every screen: axe finds nothing, and nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.browser.looking import Open, assert_nothing, opened, staff_see
from tests.browser.pages import STAFF, Place
from tests.support.chromium import Watch
from tests.support.deployment import Deployment

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", STAFF, ids=str)
def test_a_page_keeps_nobody_out(
    place: Place, served: Deployment, lived_in: dict[str, str], browser_of: Open, watch: Watch
) -> None:
    address = served.origin + place.path.format(**lived_in)
    page = opened(browser_of(place.who), address, place, watch)

    assert_nothing(staff_see(page) + watch.found())
