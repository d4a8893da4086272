"""The check by text, from the first question to asking the adviser for what was found."""

from __future__ import annotations

import json
from datetime import date

import pytest

from leavingcare.escalations import EscalationKind
from leavingcare.people import PhoneSafety
from leavingcare.storage import Session
from tests.factories import NOW, add_person, add_phone, add_staff
from tests.support.phone import Phone

ANSWERS = {
    "date of birth": "2 march 2007",
    "last in care": "4",
    "weeks or more": "yes",
    "Which council": "1",
    "right to be in the UK": "1",
    "support": "no",
    "when you left care": "1",
}
MOST = 20


def answered(phone: Phone, asked: list[str], more: dict[str, str] | None = None) -> list[str]:
    """Answer question after question; returns what is heard when there are no more."""
    for _ in range(MOST):
        question = asked[-1]
        if "You can get:" in question or "you can get:" in question:
            return asked
        known = next(
            (answer for words, answer in (ANSWERS | (more or {})).items() if words in question), "skip"
        )
        asked = phone.says(known)
    raise AssertionError(f"more than {MOST} questions; the last was {asked}")


def kai(session: Session) -> Phone:
    person = add_person(session, adviser=add_staff(session), name="Kai Morrow")
    add_phone(session, person, number="+447700900167", first_words_at=NOW)
    return Phone(session, number="+447700900167")


def test_what_was_found_is_listed_explained_and_asked_for(session: Session) -> None:
    phone = kai(session)

    (found,) = answered(phone, phone.says("what can i get"))

    assert "former relevant child" in found
    assert "1 " in found
    (how,) = phone.says("1")
    assert "Why:" in how
    (asked,) = phone.says("ask 1")
    assert "We asked for it" in asked
    (waiting,) = phone.waiting()
    assert waiting.kind is EscalationKind.QUESTION
    assert waiting.reason.startswith("entitlement: ")


def test_skipping_everything_refuses_nothing(session: Session) -> None:
    phone = kai(session)
    heard = phone.says("what can i get")
    for _ in range(MOST):
        if "number" not in heard[-1] and "SKIP" not in heard[-1] and "example" not in heard[-1]:
            break
        heard = phone.says("skip")

    assert "not a care leaver" not in heard[-1]


def test_the_check_is_not_for_a_phone_in_other_hands(session: Session) -> None:
    phone = kai(session)
    phone.says("someone else has my phone")

    (heard,) = phone.says("what can i get")

    assert "/what-can-i-get/" in heard
    assert "birth" not in heard


def at_the_dates(phone: Phone) -> str:
    heard = phone.says("what can i get")
    for _ in range(MOST):
        if "start and the end" in heard[-1]:
            return heard[-1]
        answer = next((answer for words, answer in ANSWERS.items() if words in heard[-1]), "skip")
        heard = phone.says("skip" if "weeks or more" in heard[-1] else answer)
    raise AssertionError(heard)


def test_times_in_care_are_said_back_before_they_count(session: Session) -> None:
    phone = kai(session)
    assert "march 2019 to june 2020" in at_the_dates(phone)

    (back,) = phone.says("from march 2019 to june 2020 then 2023 till my 18th birthday")
    (again,) = phone.says("no")
    (other,) = phone.says("march 2019 to june 2020, jan 2024 until 2 march 2025")
    heard = phone.says("yes")

    assert "1 Mar 2019 to 30 Jun 2020" in back
    assert "Send all of the times again" in again
    assert "1 Jan 2024 to 2 Mar 2025" in other
    (found,) = answered(phone, heard)
    assert "former relevant child" in found


def test_months_that_leave_it_open_are_asked_for_days(session: Session) -> None:
    phone = kai(session)
    at_the_dates(phone)

    (asked,) = phone.says("dec 2024 to march 2025")
    (unread,) = phone.says("on and off for ages")

    assert "It depends on the days." in asked
    assert "We did not get that" in unread
    assert "start and the end" not in phone.says("skip")[-1]


def test_a_phone_that_may_hear_details_is_not_asked_what_the_record_knows(session: Session) -> None:
    person = add_person(session, adviser=add_staff(session), name="Kai Morrow")
    person.born_on = date(2007, 3, 2)
    mine = {"safety": PhoneSafety.MINE, "details_by_text": True}
    add_phone(session, person, number="+447700900167", first_words_at=NOW, **mine)
    phone = Phone(session, number="+447700900167")

    (first,) = phone.says("what can i get")
    (after,) = phone.says("born 2 march 2008")

    assert "you were born on 2 March 2007" in first
    assert "last in care" in first
    assert "last in care" in after
    state = json.loads(phone.conversation.state or "{}")
    assert state["check"]["facts"]["date_of_birth"] == "2008-03-02"


def test_a_phone_that_may_not_is_told_no_date(session: Session) -> None:
    person = add_person(session, adviser=add_staff(session), name="Kai Morrow")
    person.born_on = date(2007, 3, 2)
    add_phone(session, person, number="+447700900167", first_words_at=NOW)

    (first,) = Phone(session, number="+447700900167").says("what can i get")

    assert "2007" not in first.replace("For example, 2 March 2007.", "")
    assert "date of birth" in first


def test_a_check_that_began_in_arabic_goes_on_in_arabic_when_numbers_are_sent(session: Session) -> None:
    phone = kai(session)

    began = phone.says("ماذا يمكنني أن أحصل عليه؟")
    (second,) = phone.says("2/3/2007")
    (third,) = phone.says("2")

    assert "ما تاريخ ميلادك؟" in began[0]
    assert "متى كنت آخر مرة في الرعاية" in second
    assert "أسبوعاً" in third


def test_again_begins_afresh(session: Session) -> None:
    phone = kai(session)
    (first,) = phone.says("what can i get")
    phone.says("2 march 2007")

    (again,) = phone.says("again")

    assert "date of birth" in first
    assert "date of birth" in again


@pytest.mark.parametrize(
    "tired",
    [
        "stop asking",
        "stop asking me",
        "can u stop asking me questions",
        "thats enough for now",
        "ill do the rest tmrw",
        "cba",
    ],
)
def test_a_check_can_be_left_in_ones_own_words(session: Session, tired: str) -> None:
    phone = kai(session)
    phone.says("what can i get")

    (left,) = phone.says(tired)

    assert "Text CHECK to go on" in left
