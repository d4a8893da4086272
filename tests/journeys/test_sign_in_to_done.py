"""Sign-in to plan to done: a code on the phone, what the council owes, one thing done, and Sam sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.deployment import Deployment
from tests.support.signing_in import number_of, sign_in_staff

pytestmark = pytest.mark.browser


def code_on_the_phone(phone: Page, served: Deployment, *, after: int) -> str:
    """What anyone would see come in to a phone with `after` texts on it: a code, and neither council nor purpose."""
    code = served.code_for(number_of("yonas"), after=after)
    phone.goto(f"{served.origin}/phone/?who=yonas&channel=sms")
    bubble = phone.locator(".wm-bub:not(.wm-bub--me)", has_text="is your code").last
    words = bubble.locator("span").inner_text()
    assert not re.search("council|care|waymark|plan", words, re.IGNORECASE)
    assert words.split()[0] == code
    return code


def test_a_code_opens_a_plan_and_what_is_done_reaches_the_adviser(
    served: Deployment, new_page: Callable[..., Page]
) -> None:
    phone, own, desk = new_page(), new_page(viewport={"width": 320, "height": 640}), new_page()
    before = len(served.texts_to(number_of("yonas")))
    own.goto(f"{served.origin}/sign-in")
    own.fill("#number", "07700 900123")
    own.click("text=Text me a code")
    own.fill("#code", code_on_the_phone(phone, served, after=before))
    own.click("main form .govuk-button")

    expect(own.locator("h1")).to_have_text("My plan")
    owed, mine = own.locator("[aria-labelledby=lane-council]"), own.locator("[aria-labelledby=lane-mine]")
    expect(owed.locator("article").first).to_contain_text("10 days late")
    expect(owed.locator("article").first).to_contain_text("You did not do anything wrong.")
    expect(mine.locator("article", has_text="payslips")).to_contain_text("Still want to?")
    expect(own.locator("main")).to_contain_text("Sam Okoro is your adviser")

    mine.locator("article", has_text="payslips").get_by_role("button", name="I'm stuck").click()
    own.fill("#words", "only got 1 on my phone")
    own.click("text=Keep my words")
    expect(mine.locator("article", has_text="payslips")).to_contain_text("only got 1 on my phone")
    mine.locator("article", has_text="open evening").get_by_role("button", name="Done").click()
    expect(own.locator(".wm-card", has_text="Done so far: 1 thing")).to_contain_text("college open evening")
    expect(mine).not_to_contain_text("college open evening")

    sign_in_staff(desk, served, "sam")
    desk.goto(f"{served.origin}/staff/young-people")
    desk.click("text=Yonas Tesfay")
    done = desk.get_by_role("region", name="Done")
    expect(done).to_contain_text("Go to the college open evening")
    said = desk.get_by_role("region", name="Yoni said they would")
    expect(said.locator("tr", has_text="payslips")).to_contain_text("only got 1 on my phone")


def test_a_number_that_nobody_knows_gets_the_same_page_and_no_way_in(
    served: Deployment, new_page: Callable[..., Page]
) -> None:
    known, unknown = new_page(), new_page()
    for page, number in ((known, "07700 900210"), (unknown, "07700 900777")):
        page.goto(f"{served.origin}/sign-in")
        page.fill("#number", number)
        page.click("text=Text me a code")
        page.wait_for_url("**/sign-in/code")

    assert known.inner_text("main") == unknown.inner_text("main")
    assert served.texts_to("+447700900777") == []
    unknown.fill("#code", "123456")
    unknown.click("main form .govuk-button")
    expect(unknown.locator(".govuk-error-summary")).to_contain_text("That code did not work.")
