"""An Arabic conversation: one word by text turns it, the answer and the pages come in Arabic, right to left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.deployment import Deployment
from tests.support.practice import type_on
from tests.support.signing_in import sign_in_staff, sign_in_young_person

pytestmark = pytest.mark.browser


def test_one_word_turns_the_conversation_and_a_question_is_answered_in_arabic(
    served: Deployment, new_page: Callable[..., Page]
) -> None:
    phone, desk = new_page(), new_page()
    phone.goto(f"{served.origin}/phone/?who=layla&channel=sms")
    heard = phone.locator(".wm-bub:not(.wm-bub--me)")

    type_on(phone, "عربي")
    expect(heard.last).to_contain_text(re.compile(r"[\u0621-\u064a]{3}"))
    type_on(phone, "هل ادفع ضريبة المجلس")
    answer = heard.filter(has_text="ضريبة المجلس").last
    expect(answer).to_contain_text("MORE")
    expect(answer.locator("small")).to_contain_text("Delivered")
    expect(phone.locator("tr", has_text="ضريبة المجلس").first).to_contain_text("UCS-2")

    type_on(phone, "متى تأتي الحافلة إلى المهرجان")
    expect(heard.last).to_contain_text("Asha")
    sign_in_staff(desk, served, "asha")
    item = desk.locator(".wm-item", has_text="Layla Brook")
    expect(item).to_contain_text("Arabic")
    expect(item.locator("q")).to_have_attribute("lang", "ar")


def test_the_portal_is_whole_in_arabic_from_sign_in_to_a_message(
    served: Deployment, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    sign_in_young_person(page, served, "amira", language="/ar")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("خطتي")
    expect(page.locator("main")).to_contain_text("بانتظار مراجعة مترجم")
    page.click(".wm-places a[href='/ar/messages']")
    page.fill("#body", "متى موعد الدرس")
    page.click("#write .govuk-button >> nth=0")
    said = page.locator(".wm-msg--me .wm-msg__b").last
    expect(said).to_have_text("متى موعد الدرس")

    own, window = said.bounding_box(), page.viewport_size
    assert own is not None
    assert window is not None
    assert own["x"] < window["width"] - (own["x"] + own["width"])  # what is mine stands at the end: the left
