"""A check that a member of staff makes for a young person: filled in from the record, seen by those who may, kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlmodel import col, select

from leavingcare import people
from leavingcare.audit import AuditEntry
from leavingcare.people import Staff
from leavingcare.plans import PlanAction
from tests.portal.test_checker import ROOT, answer_all
from tests.support.portal_client import PortalClient


def about(client: PortalClient, who: str) -> str:
    """The id of one of the demo's young people."""
    with client.database.reading() as session:
        person = people.find_by_demo_name(session, who)
        assert person is not None
        return str(person.id)


def begin_for(staff: PortalClient, who: str) -> str:
    """A member of staff starts a check from a young person's page; the path that comes next."""
    id = about(staff, who)
    staff.get(f"/staff/young-people/{id}")
    return str(staff.post(f"{ROOT}/for/{id}").headers["Location"])


def test_staff_start_one_for_a_young_person_with_what_the_record_knows(sam: PortalClient) -> None:
    first = begin_for(sam, "kai")

    page = sam.get(first).text
    assert "You answer for Kai Morrow." in page
    assert "1 December 2004" in page
    assert "/question/birth" not in answer_all(sam, first)
    assert "Kai Morrow" in sam.get(f"{ROOT}/result").text


def test_starting_one_for_somebody_is_told_to_them_as_opening_their_record_is(
    sam: PortalClient, browser: Callable[[], PortalClient]
) -> None:
    begin_for(sam, "kai")

    with sam.database.reading() as session:
        rows = session.exec(select(AuditEntry).where(AuditEntry.action == "opened a check")).all()

    assert [str(row.young_person_id) for row in rows] == [about(sam, "kai")]


def test_nobody_starts_one_for_somebody_whom_they_do_not_see(
    sam: PortalClient, hanna: PortalClient, anyone: PortalClient
) -> None:
    not_his, his = about(sam, "layla"), about(sam, "kai")
    sam.get("/staff/young-people")

    sam.post(f"{ROOT}/for/{not_his}", status=404)
    hanna.get("/staff/translations/")
    hanna.post(f"{ROOT}/for/{his}", status=403)
    anyone.get("/sign-in")
    assert "/staff/sign-in" in anyone.post(f"{ROOT}/for/{his}").headers["Location"]


def test_what_staff_find_goes_into_the_plan_as_the_councils_promise(sam: PortalClient) -> None:
    answer_all(sam, begin_for(sam, "kai"))
    page = sam.raw(f"{ROOT}/result").text
    slug = re.findall(rf'action="{ROOT}/ask/([a-z0-9-]+)"', page)[0]
    sam.get(f"{ROOT}/result")

    done = sam.post(f"{ROOT}/ask/{slug}")

    assert "put it in my plan" not in page.casefold()
    assert about(sam, "kai") in done.headers["Location"]
    with sam.database.reading() as session:
        action = session.exec(select(PlanAction).order_by(col(PlanAction.created_at).desc())).first()
    assert action is not None
    assert (action.owner.value, action.staff_id is not None) == ("council", True)


def test_the_letter_of_staff_says_whose_answers_it_was_made_from(sam: PortalClient) -> None:
    answer_all(sam, begin_for(sam, "kai"))

    page = sam.get(f"{ROOT}/letter").text

    assert "answers that a member of staff gave for the person who carries it" in page
    assert "By their own answers" not in page


def test_answers_for_somebody_are_gone_once_staff_no_longer_see_them(sam: PortalClient) -> None:
    answer_all(sam, begin_for(sam, "kai"))
    with sam.database.session() as session:
        person, other = (people.find_by_demo_name(session, name) for name in ("kai", "layla"))
        assert person is not None
        assert other is not None
        person.adviser_id = other.adviser_id
        session.add(person)
        for staff in session.exec(select(Staff)):
            staff.cover_id = None
            session.add(staff)

    text = sam.get(f"{ROOT}/answers").text

    assert "Kai" not in text
    assert "Nothing is answered yet." in text
