"""The fixed words for every danger, at every urgency, about themselves or another, with each council's numbers."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from leavingcare import segments
from leavingcare.offer import Council, Helplines
from leavingcare.safeguarding import Concern, Risk, Urgency, correction_reply, hush_reply, safety_reply

CONTENT = Path(__file__).parents[3] / "content"
MOST_SEGMENTS = 3
COUNCILS = ("oxfordshire", "coventry", "medway", "barnet")
ALL = list(product(Risk, Urgency, (False, True)))


@cache
def numbers(code: str) -> dict[str, str]:
    """The numbers that a deployment of this council may give."""
    known = dict(Helplines.load(CONTENT).numbers())
    council = Council.load(CONTENT, code)
    if council.out_of_hours is not None and council.out_of_hours.phone:
        known["out_of_hours"] = council.out_of_hours.phone
    return known


def said(code: str, risk: Risk, urgency: Urgency, about_other: bool) -> str:
    concern = Concern(risk, urgency, ("rule",), "en", about_other=about_other)
    return safety_reply(concern, locale="en", numbers=numbers(code))


@pytest.mark.parametrize("code", COUNCILS)
def test_every_reply_says_where_help_is_now_and_that_a_person_was_told(code: str) -> None:
    for risk, urgency, about_other in ALL:
        words = said(code, risk, urgency, about_other)

        assert re.search(r"\b\d{3,}", words), (risk, urgency, words)
        assert "person has been told" in words or "person will" in words, (risk, urgency, words)
        assert "{" not in words, (risk, urgency, words)


@pytest.mark.parametrize("code", COUNCILS)
def test_every_reply_fits_three_texts_of_plain_letters(code: str) -> None:
    long = {
        (risk.value, urgency.value, about_other, found.count)
        for risk, urgency, about_other in ALL
        if (found := segments.count(said(code, risk, urgency, about_other))).count > MOST_SEGMENTS
        or found.encoding is not segments.Encoding.GSM7
    }

    assert long == set()


def test_no_reply_promises_secrecy_or_shows_a_menu() -> None:
    for risk, urgency, about_other in ALL:
        words = said("oxfordshire", risk, urgency, about_other)

        assert not re.search(r"\b(secret|confidential|won't tell|between us)\b", words, re.IGNORECASE), words
        assert not re.search(r"\b(reply|text) (with|1|MORE|a number)\b", words, re.IGNORECASE), words


def test_whoever_has_nowhere_to_sleep_is_told_of_the_council_and_not_of_a_listening_line() -> None:
    for urgency in Urgency:
        words = said("oxfordshire", Risk.HOMELESS_TONIGHT, urgency, about_other=False)

        assert numbers("oxfordshire")["out_of_hours"] in words
        assert "Samaritans" not in words


def test_what_is_immediate_sends_to_999_and_does_not_wait_for_us() -> None:
    for risk in set(Risk) - {Risk.NO_FOOD, Risk.HOMELESS_TONIGHT, Risk.REMOVAL}:
        assert "999" in said("oxfordshire", risk, Urgency.IMMEDIATE, about_other=False), risk


def test_the_words_for_a_phone_in_other_hands_tell_its_holder_nothing() -> None:
    words = hush_reply(locale="en")

    assert not re.search(r"adviser|council|care|safe|danger|abuse|\d", words, re.IGNORECASE), words


def test_an_alarm_that_is_taken_back_is_heard_and_stands() -> None:
    words = correction_reply(locale="en", numbers=numbers("oxfordshire"))

    assert "person" in words
    assert segments.count(words).count <= 2
