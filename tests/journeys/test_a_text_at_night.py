"""A text at night becomes an adviser's morning: what is written answers, the rest waits for Sam with a clock on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from leavingcare import demo
from tests.support.deployment import Deployment, deployment
from tests.support.practice import type_on

pytestmark = pytest.mark.browser

MONDAY_NIGHT = datetime(2026, 11, 23, 22, 42, tzinfo=UTC)
TUESDAY_MORNING = datetime(2026, 11, 24, 9, 10, tzinfo=UTC)
UNWRITTEN = "neighbour playing music every nite"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Deployment]:
    with deployment(tmp_path, at=MONDAY_NIGHT) as running:
        yield running


def sign_in_from_the_authenticator(page: Page, service: Deployment) -> None:
    """As Sam does it: a password, and the figures that another screen shows."""
    page.goto(f"{service.origin}/staff/sign-in")
    page.fill("#email", "sam@waymark.example")
    page.fill("#password", demo.PASSWORD)
    page.click("text=Next")
    other = page.context.new_page()
    other.goto(f"{service.origin}/phone/authenticator")
    figures = other.inner_text("tr:has-text('sam@waymark.example') bdi")
    other.close()
    page.fill("#code", figures)
    page.click("main form .govuk-button")
    page.wait_for_url("**/staff/today")


def test_a_text_at_night_becomes_an_advisers_morning(
    service: Deployment, new_page: Callable[..., Page]
) -> None:
    phone, desk = new_page(), new_page()
    phone.goto(f"{service.origin}/phone/?who=kai&channel=sms")
    heard = phone.locator(".wm-bub:not(.wm-bub--me)")

    type_on(phone, "hw do i get money 4 my 1st flat")
    expect(heard.filter(has_text="A person reads this by Tue 24 Nov, 5pm")).to_have_count(1)
    answer = heard.filter(has_text="first home")
    expect(answer).to_contain_text("Reply MORE")
    expect(answer).to_contain_text(re.compile(r"Checked \d+ \w{3}\."))

    type_on(phone, UNWRITTEN)
    passed_on = heard.filter(has_text="We won't guess")
    expect(passed_on).to_contain_text("Sam's reply is due by Tue 24 Nov, 5pm. If Sam can't, Asha replies.")
    expect(passed_on.locator("small")).to_contain_text("Delivered")

    service.set_clock(TUESDAY_MORNING)
    sign_in_from_the_authenticator(desk, service)
    item = desk.locator(".wm-item", has_text=UNWRITTEN)
    for words in ("Kai Morrow", "Due today", "Tue 24 Nov, 5pm", "Text", "English"):
        expect(item).to_contain_text(words)
    item.get_by_role("link").click()

    thread = desk.locator(".wm-threadbox")
    expect(thread).to_contain_text("hw do i get money 4 my 1st flat")
    expect(thread).to_contain_text("Automatic answer")
    suggested = desk.inner_text(".wm-suggest .wm-lines")
    desk.click("text=Use these words")
    expect(desk.locator("#body")).to_have_value(suggested)
    desk.fill("#body", "Hi Kai, it's Sam. Ask the landlord first. I can ring them with you on Friday.")
    expect(desk.locator("#texts")).to_contain_text("1 text by SMS: 77 of 160 letters")
    desk.get_by_role("button", name="Send", exact=True).click()

    reply = heard.filter(has_text="I can ring them with you")
    expect(reply.locator("small")).to_contain_text("Delivered")
    expect(phone.locator("tr", has_text="Ask the landlord first")).to_contain_text("Delivered")
    desk.reload()
    sent = desk.locator(".wm-msg", has_text="I can ring them with you")
    expect(sent).to_contain_text("Sam Okoro")
    expect(sent).to_contain_text("Delivered")
    expect(desk.locator("main")).to_contain_text(
        "Sam Okoro holds this conversation. The computer is silent here."
    )

    type_on(phone, "ok ta")
    expect(phone.locator("#beside")).to_contain_text("Held by Sam Okoro. The bot is silent.")
    assert heard.filter(has_text="ok ta").count() == 0

    desk.reload()
    desk.click(".wm-card:has(h2:text('A question nobody wrote')) >> text=Close with outcome")
    desk.click("main form .govuk-button")
    expect(desk.locator(".govuk-error-summary")).to_contain_text("Pick what came of it.")
    desk.check("text=Answered in writing")
    desk.click("main form .govuk-button")
    desk.goto(f"{service.origin}/staff/today")
    expect(desk.locator("main")).not_to_contain_text(UNWRITTEN)
