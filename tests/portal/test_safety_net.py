"""A safeguarding lead reads every rule and tries a text; it is not kept, and nobody else may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from leavingcare import demo
from leavingcare.safeguarding import Risk
from tests.support.portal_client import PortalClient

PAGE = "/staff/safety-net/"


@pytest.fixture
def lead(browser: Callable[[], PortalClient]) -> PortalClient:
    """A duty worker."""
    signed_in = browser()
    signed_in.sign_in_as_staff("asha@waymark.example", demo.PASSWORD)
    return signed_in


@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_every_danger_has_its_page_with_rules_reasons_and_replies(lead: PortalClient, language: str) -> None:
    for risk in Risk:
        page = lead.get(f"{PAGE}{risk.value}?language={language}")

        assert "What they read" in page.text

    suicide = lead.get(f"{PAGE}suicide?language=en")
    assert "116 123" in suicide.text
    assert "Texts that it finds" in suicide.text


def test_a_text_is_tried_and_says_why_and_what_they_would_read(lead: PortalClient) -> None:
    lead.get(PAGE)

    tried = lead.post(PAGE, {"text": "i want to kill myself", "language": "en"}, status=200)

    assert "Thoughts of ending their life" in tried.text
    assert "85258" in tried.text
    assert "i want to kill myself" in tried.text


def test_a_calm_text_raises_nothing_and_no_alarm_is_filed(lead: PortalClient) -> None:
    lead.get(PAGE)

    assert "No alarm." in lead.post(PAGE, {"text": "when is my review"}, status=200).text
    assert "kill myself" not in lead.get("/staff/today").text


def test_rules_that_were_passed_over_are_named(lead: PortalClient) -> None:
    lead.get(PAGE)

    page = lead.post(
        PAGE, {"text": "essay on domestic abuse due friday, can i borrow a laptop"}, status=200
    ).text
    assert "No alarm." in page
    assert "all around them reads as ordinary" in page


def test_nothing_typed_and_too_much_are_explained(lead: PortalClient) -> None:
    lead.get(PAGE)

    assert "Type the text to try." in lead.post(PAGE, {"text": ""}, status=422).text
    assert "2,000 letters at most" in lead.post(PAGE, {"text": "a" * 2001}, status=422).text


def test_an_unknown_danger_or_language_is_not_found(lead: PortalClient) -> None:
    lead.get(f"{PAGE}sadness", status=404)
    lead.get(f"{PAGE}?language=xx", status=404)


def test_an_adviser_who_is_not_on_duty_may_not_read_them(browser: Callable[[], PortalClient]) -> None:
    sam = browser()
    sam.sign_in_as_staff("sam@waymark.example", demo.PASSWORD)

    sam.get(PAGE, status=403)
