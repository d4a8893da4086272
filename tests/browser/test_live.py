"""What appears by itself: replies on the practice phone, and new messages on a page that stays open."""

from __future__ import annotations

import pytest

from tests.browser.looking import Open
from tests.support.chromium import Watch
from tests.support.deployment import Deployment
from tests.support.practice import say, type_on

pytestmark = pytest.mark.browser


def test_replies_and_their_delivery_appear_on_the_phone_without_reloading(
    served: Deployment, browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of()).new_page()
    page.goto(f"{served.origin}/phone/?who=unknown&channel=sms")
    type_on(page, "hw do i get money 4 my 1st flat")
    page.evaluate("window.stillTheSamePage = true")

    page.wait_for_selector(".wm-bub:not(.wm-bub--me):has-text('first home')")
    page.wait_for_selector(".wm-bub:has-text('first home') small:has-text('Delivered')")
    page.wait_for_selector("tr:has-text('first home') .govuk-tag:has-text('Delivered')")

    assert page.locator("tr:has-text('first home') td.n").inner_text().startswith("2\n")
    assert page.evaluate("window.stillTheSamePage") is True
    assert watch.found() == []


def test_a_new_message_appears_while_somebody_types_and_is_announced(
    served: Deployment, lived_in: dict[str, str], browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of("yonas")).new_page()
    say(served, "yonas", "is there help with a bus pass")
    page.goto(f"{served.origin}/messages")
    page.fill("#body", "half a sent")
    page.focus("#body")

    say(served, "yonas", "and what about trains")
    page.wait_for_selector(".wm-msg__b:has-text('and what about trains')")

    assert page.evaluate("document.activeElement.id") == "body"
    assert page.input_value("#body") == "half a sent"
    assert page.locator("[data-live-said]").inner_text() == "New message"
    assert watch.found() == []
