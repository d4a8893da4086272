"""Staff begin a record and put a phone on it; whoever holds that phone can then sign in, and no other's is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from leavingcare import demo
from leavingcare.clock import utc_now
from leavingcare.people import YoungPerson, sign_in
from tests.support.portal_client import PortalClient

PEOPLE = "/staff/young-people"
GIVEN = {"name": "Noor Invented", "called": "Noor", "locale": "ar", "interpreter": "ar", "adviser": ""}
NUMBER = "07700 900321"


@pytest.fixture
def asha(browser: Callable[[], PortalClient]) -> PortalClient:
    """On duty: she sees everyone."""
    signed_in = browser()
    signed_in.sign_in_as_staff("asha@waymark.example", demo.PASSWORD)
    return signed_in


def add(staff: PortalClient, **given: str) -> str:
    """Add a young person; the address at which a phone is asked for."""
    staff.get(f"{PEOPLE}/add")
    staff.post(f"{PEOPLE}/add", GIVEN | given, status=302)
    with staff.database.reading() as session:
        person = session.exec(select(YoungPerson).order_by(col(YoungPerson.created_at).desc())).first()
        assert person is not None
        return f"{PEOPLE}/{person.id}/phones/add"


def test_an_adviser_adds_someone_to_their_own_caseload_and_a_phone_to_the_record(sam: PortalClient) -> None:
    phones = add(sam)

    sam.get(phones)
    sam.post(phones, {"number": NUMBER, "ways": "sms", "checked": "y"}, status=302)
    record = phones.removesuffix("/phones/add")

    page = sam.get(record)
    assert NUMBER in page.text
    assert "Noor Invented" in page.text
    assert "Sam Okoro" in page.text
    assert "Not proved" not in page.text


def test_a_day_of_birth_can_be_given_at_the_start_and_put_right_later(sam: PortalClient) -> None:
    record = add(sam, born_on="2008-02-29").removesuffix("/phones/add")
    assert "29 February 2008" in sam.get(record).text

    sam.get(f"{record}/birthday")
    sam.post(f"{record}/birthday", {"born_on": "2090-01-01"}, status=422)
    sam.post(f"{record}/birthday", {"born_on": "2007-02-28"}, status=302)

    assert "28 February 2007" in sam.get(record).text
    sam.get(f"{record}/birthday")
    sam.post(f"{record}/birthday", {"born_on": ""}, status=302)
    assert "Not in the record." in sam.get(record).text


def test_the_new_phone_can_be_signed_in_with_until_it_is_taken_off(
    sam: PortalClient, browser: Callable[[], PortalClient]
) -> None:
    phones = add(sam)
    sam.get(phones)
    sam.post(phones, {"number": NUMBER, "ways": "sms", "checked": "y"}, status=302)
    record = phones.removesuffix("/phones/add")
    noor = browser()
    noor.sign_in_as_young_person(NUMBER)
    assert "My plan" in noor.get("/plan").text

    off = next(part.split('"')[0] for part in sam.raw(record).text.split('href="')[1:] if "/take-off" in part)
    sam.get(off)
    sam.post(off, {}, status=302)

    assert NUMBER not in sam.get(record).text
    later = browser()
    later.get("/sign-in")
    later.post("/sign-in", {"number": NUMBER}, status=302)
    with sam.database.reading() as session:
        assert sign_in.phone_to_sign_in(session, NUMBER, now=utc_now())[1] is None


def test_a_number_on_another_record_is_refused_and_what_was_typed_is_kept(sam: PortalClient) -> None:
    phones = add(sam)
    sam.get(phones)

    refused = sam.post(phones, {"number": "07700 900167", "ways": "sms", "checked": "y"}, status=422)

    assert "on somebody else" in refused.text
    assert sam.page is not None
    assert any(field.get("value") == "07700 900167" for field in sam.page.fields)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": "", "ways": "sms", "checked": "y"}, "Write the number."),
        ({"number": "12", "ways": "sms", "checked": "y"}, "too short"),
        ({"number": "my mums", "ways": "sms", "checked": "y"}, "not a phone number"),
        ({"number": NUMBER, "checked": "y"}, "Pick at least one way."),
        ({"number": NUMBER, "ways": "sms"}, "First make sure that it is theirs"),
    ],
)
def test_what_is_wrong_with_a_phone_is_said(sam: PortalClient, given: dict[str, str], said: str) -> None:
    phones = add(sam)
    sam.get(phones)

    assert said in sam.post(phones, given, status=422).text


def test_a_record_needs_a_name_and_a_language_that_there_is(sam: PortalClient) -> None:
    sam.get(f"{PEOPLE}/add")

    assert "Write their name" in sam.post(f"{PEOPLE}/add", GIVEN | {"name": " "}, status=422).text
    sam.post(f"{PEOPLE}/add", GIVEN | {"locale": "xx"}, status=422)


def test_an_adviser_cannot_put_someone_on_a_colleagues_caseload(sam: PortalClient) -> None:
    with sam.database.reading() as session:
        colleague = sign_in.find_staff_by_email(session, "asha@waymark.example")
        assert colleague is not None
    sam.get(f"{PEOPLE}/add")

    sam.post(f"{PEOPLE}/add", GIVEN | {"adviser": str(colleague.id)}, status=422)


def test_who_sees_everyone_picks_the_adviser(asha: PortalClient, sam: PortalClient) -> None:
    page = asha.get(f"{PEOPLE}/add")
    with sam.database.reading() as session:
        adviser = sign_in.find_staff_by_email(session, "sam@waymark.example")
        assert adviser is not None

    assert str(adviser.id) in page.options["adviser"]
    add(asha, name="Zed Invented", adviser=str(adviser.id))

    assert "Zed Invented" in sam.get(PEOPLE).text


def test_a_colleagues_young_person_is_not_there(sam: PortalClient, asha: PortalClient) -> None:
    phones = add(asha, name="Not Sams Invented", adviser="")

    sam.get(phones, status=404)
