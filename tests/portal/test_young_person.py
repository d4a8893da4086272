"""A young person's own pages."""

import re

import pytest

from leavingcare import conversations, escalations, people
from leavingcare.people import PhoneSafety
from tests.support.portal_client import PortalClient


def _action(client: PortalClient, words: str) -> str:
    """The address of the action with these words."""
    text = client.raw("/plan").text
    at = text.index(words)
    found = re.findall(r'id="action-([0-9a-f-]{36})"', text[:at])
    return found[-1]


def test_my_plan_shows_what_the_council_owes_first(kai: PortalClient) -> None:
    text = kai.get("/plan").text

    assert text.index("The council owes me") < text.index("I said I would")
    assert "Ask the housing team for your band in writing" in text
    assert "Sam Okoro is your adviser" in text


def test_marking_done_moves_it_to_what_is_done(kai: PortalClient) -> None:
    id = _action(kai, "Bring the letter about the rent")
    kai.get("/plan")
    kai.post(f"/plan/{id}/done")

    assert "Done so far: 1 thing" in kai.get("/plan").text


def test_being_stuck_keeps_my_words_and_tells_a_person(kai: PortalClient) -> None:
    id = _action(kai, "Bring the letter about the rent")
    kai.get(f"/plan/{id}")
    kai.post(f"/plan/{id}/stuck", {"words": "i cant find it"})

    text = kai.get("/plan").text
    assert "Stuck" in text
    assert "i cant find it" in text
    assert "reply is due by" in kai.get("/messages").text


def test_what_the_council_owes_cannot_be_marked_by_me(kai: PortalClient) -> None:
    id = _action(kai, "Ask the housing team for your band in writing")
    kai.get("/plan")
    kai.post(f"/plan/{id}/done", status=403)


@pytest.mark.parametrize("what", ["words", "stuck", "done"])
def test_danger_in_my_own_words_is_seen(kai: PortalClient, what: str) -> None:
    id = _action(kai, "Bring the letter about the rent")
    kai.get(f"/plan/{id}")
    kai.post(f"/plan/{id}/{what}", {"words": "whats the point i want to die"})

    with kai.database.reading() as session:
        person = people.find_by_demo_name(session, "kai")
        assert person is not None
        conversation = conversations.find_conversation(session, young_person_id=person.id)
        assert conversation is not None
        assert "safeguarding" in [each.kind.value for each in escalations.open_for(session, conversation.id)]


def test_a_message_is_in_the_thread_and_danger_is_answered_at_once(kai: PortalClient) -> None:
    kai.get("/messages")
    kai.post("/messages", {"body": "i want to kill myself"})

    text = kai.get("/messages").text
    assert "i want to kill myself" in text
    assert "116 123" in text
    assert "due by" in text


def test_an_empty_message_is_explained(kai: PortalClient) -> None:
    kai.get("/messages")
    kai.post("/messages", {"body": ""}, status=422)

    assert kai.page is not None
    assert kai.page.title.strip().startswith("Fix:")


def test_asking_for_contact_says_who_and_by_when(kai: PortalClient) -> None:
    kai.get("/contact")
    answer = kai.post("/contact", {"how": "call", "part": "any", "about": "my rent"})

    assert answer.location.startswith("/contact/asked")
    assert "Sam's reply is due by" in kai.get("/contact/asked").text


def test_a_day_that_is_over_is_refused_and_the_words_are_kept(kai: PortalClient) -> None:
    kai.get("/contact")
    kai.post("/contact", {"how": "call", "part": "any", "day": "2020-01-01", "about": "my rent"}, status=422)

    assert kai.page is not None
    assert "That day is over" in kai.page.text
    assert "my rent" in kai.page.text


def test_saying_that_a_phone_is_shared_turns_details_off(kai: PortalClient) -> None:
    kai.get("/my-phone")
    with kai.database.reading() as session:
        person = people.find_by_demo_name(session, "kai")
        assert person is not None
        (point,) = people.contact_points(session, person.id)
    kai.post(f"/my-phone/{point.id}", {"safety": "shared", "details": "y"})

    with kai.database.reading() as session:
        point = people.get_contact_point(session, point.id)
    assert point.safety is PhoneSafety.SHARED
    assert not point.details_by_text


def test_another_persons_phone_is_not_there(kai: PortalClient) -> None:
    with kai.database.reading() as session:
        other = people.find_by_demo_name(session, "jade")
        assert other is not None
        (point,) = people.contact_points(session, other.id)
    kai.get("/my-phone")

    kai.post(f"/my-phone/{point.id}", {"safety": "mine"}, status=404)


def test_staff_pages_are_refused_to_a_young_person(kai: PortalClient) -> None:
    kai.get("/staff/today", status=403)
