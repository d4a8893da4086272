"""Leave now: away at once, signed out in the same stroke, and Back shows nothing, with a script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from portal.account.routes import HARMLESS
from tests.browser.looking import Open
from tests.support.chromium import path_of
from tests.support.deployment import Deployment
from tests.support.elsewhere import WORDS
from tests.support.signing_in import sign_in_young_person

pytestmark = pytest.mark.browser

PRIVATE = "The council owes me"


def signed_in_page(context: BrowserContext, served: Deployment, who: str) -> Page:
    page = context.new_page()
    sign_in_young_person(page, served, who)
    page.wait_for_selector(f"text={PRIVATE}")
    return page


def assert_is_gone(page: Page, served: Deployment, kept: list[dict[str, object]], browser_of: Open) -> None:
    """Away, nothing behind, and whatever cookie somebody kept opens nothing."""
    assert WORDS in page.inner_text("body")
    page.go_back()
    assert PRIVATE not in page.content()
    page.goto(f"{served.origin}/plan")
    assert path_of(page) == "/sign-in"

    thief = browser_of()
    thief.add_cookies(kept)  # type: ignore[arg-type]
    stolen = thief.new_page()
    stolen.goto(f"{served.origin}/plan")
    assert path_of(stolen) == "/sign-in"


def test_the_button_blanks_the_page_before_anything_answers_and_ends_the_sign_in(
    served: Deployment, browser_of: Open
) -> None:
    context = browser_of()
    page = signed_in_page(context, served, "yonas")
    kept = context.cookies()
    seen = page.evaluate(
        "() => { document.querySelector('.wm-leave').click(); return document.body.innerText }"
    )

    assert PRIVATE not in seen  # in the same stroke: nothing has been asked of any server yet
    page.wait_for_url(HARMLESS)
    assert_is_gone(page, served, kept, browser_of)


def test_shift_three_times_does_the_same(served: Deployment, browser_of: Open) -> None:
    context = browser_of()
    page = signed_in_page(context, served, "amira")
    kept = context.cookies()

    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(HARMLESS)

    assert_is_gone(page, served, kept, browser_of)


def test_without_scripts_the_link_leaves_and_back_shows_nothing(served: Deployment, browser_of: Open) -> None:
    context = browser_of(java_script_enabled=False)
    page = signed_in_page(context, served, "kai")
    kept = context.cookies()

    page.click(".wm-leave")
    page.wait_for_url(HARMLESS)

    assert_is_gone(page, served, kept, browser_of)


def test_capital_letters_in_a_message_do_not_leave(served: Deployment, browser_of: Open) -> None:
    page = browser_of("kai").new_page()
    page.goto(f"{served.origin}/messages")
    page.focus("#body")

    for letter in "ABCD":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")

    assert page.input_value("#body") == "ABCD"
    assert path_of(page) == "/messages"
