"""The console: what waits, a conversation to answer, and records of one's own caseload alone."""

from collections.abc import Callable
from uuid import UUID

import pytest

from leavingcare import demo, intake, people
from leavingcare.audit import who_looked
from leavingcare.clock import utc_now
from leavingcare.conversations import Inbound
from leavingcare.people import Channel
from tests.support.desk import bot_desk
from tests.support.portal_client import PortalClient


def text_from(client: PortalClient, name: str, words: str) -> UUID:
    """A text of a demo person, as the webhook takes it in; returns the conversation's id."""
    with client.database.session() as session:
        person = people.find_by_demo_name(session, name)
        assert person is not None
        address = people.contact_points(session, person.id)[0].address
        inbound = Inbound(Channel.SMS, words, provider_account="AC1", provider_id=f"SM{words}")
        received = intake.receive_text(session, inbound, address, desk=bot_desk().intake, now=utc_now())
        assert received is not None
        return received.conversation.id


def test_danger_stands_first_with_the_words_themselves(sam: PortalClient) -> None:
    text_from(sam, "kai", "i want to kill myself")

    text = sam.get("/staff/today").text

    assert "Read now" in text
    assert "i want to kill myself" in text


def test_a_reply_goes_to_the_phone_that_wrote_and_the_bot_falls_silent(sam: PortalClient) -> None:
    id = text_from(sam, "kai", "hello is anyone there")
    sam.get(f"/staff/conversations/{id}")
    sam.post(f"/staff/conversations/{id}", {"body": "Hi Kai, it's Sam.", "send": "1", "by": way(sam)})

    page = sam.get(f"/staff/conversations/{id}")
    assert "Hi Kai, it's Sam." in page.text
    assert "Waiting to leave" in page.text
    assert "The computer is silent here" in page.text


def way(client: PortalClient) -> str:
    """The first way to reply that the page offers."""
    assert client.page is not None
    return client.page.options["by"][0]


def test_after_stop_or_with_the_phone_in_other_hands_a_reply_cannot_go_there(sam: PortalClient) -> None:
    id = text_from(sam, "kai", "hello")
    sam.get(f"/staff/conversations/{id}")
    phone = way(sam)
    for change, why in ((people.opt_out, "They texted STOP"), (people.hush, "someone else has their phone")):
        with sam.database.session() as session:
            change(session, people.get_contact_point(session, UUID(phone)), now=utc_now())

        sam.post(f"/staff/conversations/{id}", {"body": "Hi Kai", "send": "1", "by": phone}, status=422)

        assert sam.page is not None
        assert why in sam.page.text
        assert "Hi Kai" in sam.page.text
        assert phone not in sam.page.options["by"]


def test_a_reply_to_words_on_the_website_goes_to_the_website_first(
    sam: PortalClient, kai: PortalClient
) -> None:
    id = text_from(sam, "kai", "hello")
    kai.get("/messages")
    kai.post("/messages", {"body": "and another thing"})

    sam.get(f"/staff/conversations/{id}")

    assert way(sam) == "web"


def test_a_note_is_for_the_team_alone(sam: PortalClient, kai: PortalClient) -> None:
    id = text_from(sam, "kai", "hello")
    sam.get(f"/staff/conversations/{id}")
    sam.post(f"/staff/conversations/{id}", {"body": "rang, no answer", "note": "1"})

    assert "Team only" in sam.get(f"/staff/conversations/{id}").text
    assert "rang, no answer" not in kai.get("/messages").text


def test_a_concern_closes_only_with_words_on_what_was_done(sam: PortalClient) -> None:
    id = text_from(sam, "kai", "i want to kill myself")
    answer = sam.raw(f"/staff/conversations/{id}")
    close = answer.text.split('href="')[1:]
    path = next(part.split('"')[0] for part in close if part.split('"')[0].endswith("/close"))
    sam.get(path)

    sam.post(path, {"outcome": "spoke", "note": ""}, status=422)
    sam.get(path)
    sam.post(path, {"outcome": "spoke", "note": "Rang him. His friend is with him."})

    assert "May be in danger" not in sam.get("/staff/today").text


def test_another_advisers_people_are_not_there(sam: PortalClient) -> None:
    id = text_from(sam, "jade", "hello")
    with sam.database.reading() as session:
        jade = people.find_by_demo_name(session, "jade")
        assert jade is not None

    sam.get(f"/staff/conversations/{id}", status=404)
    sam.get(f"/staff/young-people/{jade.id}", status=404)
    assert "Jade" not in sam.get("/staff/young-people").text


def test_opening_a_record_is_on_record(sam: PortalClient) -> None:
    with sam.database.reading() as session:
        kai = people.find_by_demo_name(session, "kai")
        assert kai is not None
    sam.get(f"/staff/young-people/{kai.id}")

    with sam.database.reading() as session:
        looks = who_looked(session, kai.id, since=kai.created_at)
    assert [entry.action for entry in looks] == ["opened record"]


def test_writing_a_plan_from_adding_to_closing(sam: PortalClient, kai: PortalClient) -> None:
    with sam.database.reading() as session:
        person = people.find_by_demo_name(session, "kai")
        assert person is not None
    path = f"/staff/young-people/{person.id}"
    sam.get(f"{path}/plan/add")
    given = {"owner": "council", "need": "money", "words": "Buy you a desk", "due_on": "2027-01-15"}
    sam.post(f"{path}/plan/add", given)
    assert "Buy you a desk" in kai.get("/plan").text

    sam.get(f"{path}/plan/add")
    sam.post(f"{path}/plan/add", given | {"words": "", "due_on": "soon"}, status=422)


@pytest.mark.parametrize("path", ["/staff/today", "/staff/young-people"])
def test_an_interpreter_does_no_casework(hanna: PortalClient, path: str) -> None:
    hanna.get(path, status=403)


def test_an_interpreter_reads_the_offer_side_by_side(hanna: PortalClient) -> None:
    assert "Money to set up your first home" in hanna.get("/staff/translations/").text
    page = hanna.get("/staff/translations/setting-up-home-allowance")
    assert "Machine draft" in page.text
    assert "العربية" in page.text


def test_an_interpreter_reads_the_helplines_side_by_side(hanna: PortalClient) -> None:
    assert "People to call or text" in hanna.get("/staff/translations/").text
    page = hanna.get("/staff/translations/helplines")
    assert "Anyone, about any worry" in page.text
    assert "أي شخص، عن أي هم" in page.text


def test_an_administrator_sees_nobodys_words(browser: Callable[[], PortalClient]) -> None:
    ade = browser()
    ade.sign_in_as_staff("ade@waymark.example", demo.PASSWORD)

    ade.get("/staff/today", status=403)
    assert "Nothing here for you" in ade.get("/staff/nothing-here").text
