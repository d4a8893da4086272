"""Was this right? A reader's word reaches the editor, names nobody, and is looked at for danger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from leavingcare import demo
from tests.support.portal_client import PortalClient

ENTRY = "/offer/council-tax"


@pytest.fixture
def priya(browser: Callable[[], PortalClient]) -> PortalClient:
    """The editor."""
    signed_in = browser()
    signed_in.sign_in_as_staff("priya@waymark.example", demo.PASSWORD)
    return signed_in


def test_what_was_wrong_reaches_the_editor_and_is_settled(anyone: PortalClient, priya: PortalClient) -> None:
    anyone.get(ENTRY)
    said = anyone.post(f"{ENTRY}/right", {"right": "no", "words": "my district still bills me"}, status=200)
    assert "Thank you" in said.text

    listed = priya.get("/staff/feedback/")
    assert "my district still bills me" in listed.text
    assert "Council tax" in listed.text
    path = next(part.split('"')[0] for part in priya.raw("/staff/feedback/").text.split('action="')[1:])
    priya.post(path)

    assert "my district still bills me" not in priya.get("/staff/feedback/").text


def test_danger_in_it_is_answered_with_help(anyone: PortalClient) -> None:
    anyone.get(ENTRY)

    said = anyone.post(f"{ENTRY}/right", {"right": "no", "words": "i want to kill myself"}, status=200)

    assert "85258" in said.text
    assert "Thank you" not in said.text


def test_saying_neither_is_explained_and_the_words_are_kept(anyone: PortalClient) -> None:
    anyone.get(ENTRY)

    said = anyone.post(f"{ENTRY}/right", {"words": "the date is wrong"}, status=422)

    assert "Pick yes or no." in said.text
    assert "the date is wrong" in said.text


def test_it_cannot_be_flooded_from_one_address(anyone: PortalClient, priya: PortalClient) -> None:
    anyone.get(ENTRY)
    for number in range(25):
        anyone.post(f"{ENTRY}/right", {"right": "no", "words": f"flood {number}"}, status=200)

    text = priya.get("/staff/feedback/").text

    assert "flood 10" in text
    assert "flood 24" not in text


def test_an_entry_that_is_not_there_takes_no_feedback(anyone: PortalClient) -> None:
    anyone.get(ENTRY)
    anyone.post("/offer/no-such-entry/right", {"right": "yes"}, status=404)


def test_an_adviser_does_not_settle_it(sam: PortalClient) -> None:
    sam.get("/staff/feedback/", status=403)
