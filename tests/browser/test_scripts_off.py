"""Everything works with scripts off: asking, signing in, marking done, writing, and an adviser's reply."""

from __future__ import annotations

import pytest

from tests.browser.looking import Open
from tests.support.chromium import path_of
from tests.support.deployment import Deployment
from tests.support.practice import await_texts, type_on
from tests.support.signing_in import number_of, sign_in_staff, sign_in_young_person

pytestmark = pytest.mark.browser


def test_a_question_is_answered(served: Deployment, browser_of: Open) -> None:
    page = browser_of(java_script_enabled=False).new_page()
    page.goto(served.origin)
    page.fill("#q", "do i have 2 pay council tax")
    page.click(".wm-ask .govuk-button")

    assert page.inner_text("h1") == "Council tax"
    assert "council" not in page.url.removeprefix(served.origin)
    page.click("text=Read it all")
    assert path_of(page) == "/offer/council-tax"


def test_a_young_person_signs_in_and_marks_something_done(served: Deployment, browser_of: Open) -> None:
    page = browser_of(java_script_enabled=False).new_page()
    sign_in_young_person(page, served, "amira")
    mine = page.locator("section[aria-labelledby=lane-mine] article")
    words = mine.locator("h3").first.inner_text()

    mine.first.locator("button:has-text('Done')").click()

    assert path_of(page) == "/plan"
    assert page.locator(".wm-card:has(h2:text('Done so far')) li").inner_text() == words


def test_a_young_person_writes(served: Deployment, lived_in: dict[str, str], browser_of: Open) -> None:
    page = browser_of("layla", java_script_enabled=False).new_page()
    page.goto(f"{served.origin}/messages")
    page.fill("#body", "who is my new pa")
    page.click("#write .govuk-button >> nth=0")

    assert path_of(page) == "/messages"
    assert page.locator(".wm-msg--me .wm-msg__b").last.inner_text() == "who is my new pa"


def test_an_adviser_signs_in_and_replies(
    served: Deployment, lived_in: dict[str, str], browser_of: Open
) -> None:
    before = len(served.texts_to(number_of("jade")))
    page = browser_of(java_script_enabled=False).new_page()
    sign_in_staff(page, served, "asha")
    page.click("text=Jade Winterbourne")
    page.fill("#body", "Hi Jade, it's Asha. I will ring you in 10 minutes.")
    page.click("button:text-is('Send')")

    assert "I will ring you in 10 minutes" in page.locator(".wm-threadbox").inner_text()
    texts = await_texts(served, number_of("jade"), before + 1)
    assert any("I will ring you in 10 minutes" in text for text in texts[before:])


def test_a_practice_phone_sends_and_shows_the_answer_at_the_next_look(
    served: Deployment, browser_of: Open
) -> None:
    page = browser_of(java_script_enabled=False).new_page()
    page.goto(f"{served.origin}/phone/?who=layla&channel=sms")
    type_on(page, "is there help with driving lessons")
    await_texts(served, number_of("layla"), 2)
    page.reload()

    assert page.locator(".wm-bub--me").last.inner_text().startswith("is there help with driving lessons")
    assert page.locator(".wm-bub:not(.wm-bub--me)").count() >= 2
