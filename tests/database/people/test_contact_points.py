"""Phones: who they are, what may be sent to them, and what only they can have proved."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from leavingcare import people
from leavingcare.errors import Conflict, Invalid
from leavingcare.people import Channel, PhoneSafety, mobile_number, shown_number
from leavingcare.storage import Session
from tests.factories import NOW, add_person, add_phone


@pytest.mark.parametrize("typed", ["07700 900123", "+447700900123", "0044 7700 900123", "(07700) 900-123"])
def test_a_number_is_the_same_phone_however_it_was_typed(session: Session, typed: str) -> None:
    first = people.identify(session, Channel.SMS, "+447700900123", now=NOW)

    assert people.identify(session, Channel.SMS, typed, now=NOW).id == first.id


def test_the_same_number_on_whatsapp_is_another_contact_point(session: Session) -> None:
    text_phone = people.identify(session, Channel.SMS, "+447700900123", now=NOW)

    assert people.identify(session, Channel.WHATSAPP, "+447700900123", now=NOW).id != text_phone.id


def test_an_address_that_is_no_number_is_kept_as_it_is(session: Session) -> None:
    point = people.identify(session, Channel.WHATSAPP, "GB.1502576394655843", now=NOW)

    assert point.address == "GB.1502576394655843"
    assert people.find_contact_point(session, Channel.WHATSAPP, "GB.1502576394655843") is not None


def test_neither_name_nor_number_can_be_read_in_the_database(session: Session) -> None:
    person = add_person(session, name="Kai Morrow")
    add_phone(session, person, number="+447700900167")
    session.flush()

    stored = session.connection().execute(text("SELECT address FROM contact_point")).scalar_one()
    name = session.connection().execute(text("SELECT name FROM young_person")).scalar_one()

    assert "7700900167" not in stored
    assert "Kai" not in name


def test_somebody_elses_number_cannot_be_added_to_another_record(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")

    with pytest.raises(Conflict):
        add_phone(session, add_person(session, name="Jade Winterbourne"), number="+447700900167")


def test_a_phone_hears_names_only_when_proved_and_said_to_be_theirs(session: Session) -> None:
    point = add_phone(session, add_person(session))
    assert not point.may_hear_names

    viewer = people.viewer_for_young_person(add_person(session))
    people.set_phone_safety(session, point, PhoneSafety.MINE, details=False, by=viewer, now=NOW)

    assert point.may_hear_names
    assert not point.may_hear_details


def test_hushing_one_phone_hushes_every_phone_of_that_person(session: Session) -> None:
    person = add_person(session)
    phone = add_phone(session, person, safety=PhoneSafety.MINE, details_by_text=True)
    other = add_phone(
        session, person, channel=Channel.WHATSAPP, safety=PhoneSafety.MINE, details_by_text=True
    )
    strangers = add_phone(session, add_person(session), safety=PhoneSafety.MINE)

    people.hush(session, phone, now=NOW)

    assert not other.may_hear_names
    assert not other.details_by_text
    assert strangers.may_hear_names


@pytest.mark.parametrize("typed", ["", "12", "hello", "07700 9001234567890"])
def test_what_is_no_number_gets_an_example_of_one(typed: str) -> None:
    with pytest.raises(Invalid, match="07700 900123"):
        mobile_number(typed)


def test_a_number_is_shown_as_people_write_it() -> None:
    assert shown_number("+447700900123") == "07700 900123"
    assert shown_number("GB.150257") == "GB.150257"


def test_a_number_that_was_silent_for_long_is_no_proof_of_who_writes_from_it(session: Session) -> None:
    point = add_phone(session, add_person(session), safety=PhoneSafety.MINE, details_by_text=True)
    point.proved_at = point.last_inbound_at = NOW
    people.record_inbound_from(session, point, now=NOW + timedelta(days=89))
    assert point.may_hear_details

    people.record_inbound_from(session, point, now=NOW + timedelta(days=400))

    assert not point.is_proved
    assert not point.may_hear_names
