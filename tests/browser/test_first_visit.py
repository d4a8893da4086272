"""The first visit, on a phone with little data: few requests, little weight, and nobody else hears of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.looking import Open
from tests.support.chromium import Watch
from tests.support.deployment import Deployment

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 60 * 1024, 10


def weigh(page: Page, address: str) -> dict[str, float]:
    """Bytes on the way, headers included, for each request that opening an address makes."""
    names: dict[str, str] = {}
    weights: dict[str, float] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on(
        "Network.requestWillBeSent", lambda sent: names.update({sent["requestId"]: sent["request"]["url"]})
    )
    wire.on(
        "Network.loadingFinished",
        lambda done: weights.update({names[done["requestId"]]: done["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    return weights


@pytest.mark.parametrize("path", ["/", "/ar/", "/offer/setting-up-home-allowance"])
def test_a_first_visit_is_light(path: str, served: Deployment, browser_of: Open, watch: Watch) -> None:
    page = watch.on(browser_of()).new_page()

    weights = weigh(page, served.origin + path)

    assert 2 <= len(weights) <= MOST_REQUESTS
    assert 5_000 < sum(weights.values()) <= MOST_BYTES, weights
    assert watch.found() == []


def test_the_next_page_brings_only_itself(served: Deployment, browser_of: Open) -> None:
    page = browser_of().new_page()
    weigh(page, served.origin)

    weights = weigh(page, f"{served.origin}/help-today")

    fetched = [address for address, weight in weights.items() if weight]
    assert fetched == [f"{served.origin}/help-today"]
