"""The check by text, from the first question to asking the adviser for what was found."""

from __future__ import annotations

from leavingcare.escalations import EscalationKind
from leavingcare.storage import Session
from tests.factories import NOW, add_person, add_phone, add_staff
from tests.support.phone import Phone

ANSWERS = {
    "date of birth": "2 march 2007",
    "last in care": "2",
    "weeks or more": "yes",
    "Which council": "1",
    "right to be in the UK": "1",
    "support": "no",
    "when you left care": "1",
}
MOST = 20


def answered(phone: Phone, asked: list[str]) -> list[str]:
    """Answer question after question; returns what is heard when there are no more."""
    for _ in range(MOST):
        question = asked[-1]
        if "You can get:" in question or "you can get:" in question:
            return asked
        known = next((answer for words, answer in ANSWERS.items() if words in question), "skip")
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


def test_again_begins_afresh(session: Session) -> None:
    phone = kai(session)
    (first,) = phone.says("what can i get")
    phone.says("2 march 2007")

    (again,) = phone.says("again")

    assert "date of birth" in first
    assert "date of birth" in again
