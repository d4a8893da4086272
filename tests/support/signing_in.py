"""Signing in as a person does it: at the page, with the code that arrives or the figures that an app shows."""

from __future__ import annotations

from playwright.sync_api import Page

from leavingcare import demo, people
from tests.support.deployment import Deployment


def number_of(who: str) -> str:
    """The first number of one of the demo's young people."""
    return next(each.phones[0][1] for each in demo.PEOPLE if each.given.demo_name == who)


def sign_in_young_person(page: Page, served: Deployment, who: str, *, language: str = "") -> None:
    """Ask for a code and type the one that arrives; ends on their plan."""
    number = number_of(who)
    before = len(served.texts_to(number))
    page.goto(f"{served.origin}{language}/sign-in")
    page.fill("#number", people.shown_number(number))
    page.click("main form .govuk-button")
    page.wait_for_url("**/sign-in/code")
    page.fill("#code", served.code_for(number, after=before))
    page.click("main form .govuk-button")
    page.wait_for_url("**/plan")


def sign_in_staff(page: Page, served: Deployment, key: str) -> None:
    """Password, then the authenticator; ends on the first page of their work."""
    email = f"{key}@waymark.example"
    page.goto(f"{served.origin}/staff/sign-in")
    page.fill("#email", email)
    page.fill("#password", demo.PASSWORD)
    page.click("main form button[type=submit]:not(.govuk-password-input__toggle)")
    page.wait_for_url("**/staff/sign-in/code")
    page.fill("#code", served.authenticator(email))
    page.click("main form .govuk-button")
    page.wait_for_url(lambda url: "/sign-in" not in url)
