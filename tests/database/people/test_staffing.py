"""Who works here: away, covered for, with other roles, gone; and whose caseload goes to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from leavingcare import escalations, people
from leavingcare.access import Role
from leavingcare.errors import Conflict, Invalid
from leavingcare.escalations import EscalationKind, Raised
from leavingcare.people import Staff, StaffChange, sign_in
from leavingcare.people.models import SignIn
from leavingcare.storage import Session
from tests.factories import NOW, TODAY, add_conversation, add_person, add_staff


@pytest.fixture
def sam(session: Session) -> Staff:
    return add_staff(session)


@pytest.fixture
def asha(session: Session) -> Staff:
    return add_staff(session, name="Asha Patel")


def change(session: Session, staff: Staff, **given: object) -> None:
    people.change_staff(session, staff, StaffChange(**given), now=NOW)  # type: ignore[arg-type]
    session.flush()


def test_whoever_is_away_is_covered_for_until_they_are_back(
    session: Session, sam: Staff, asha: Staff
) -> None:
    change(session, sam, cover=asha, away=(TODAY, TODAY + timedelta(days=3)))
    assert people.cover_for(session, sam, TODAY) is asha

    change(session, sam, back=True)

    assert people.cover_for(session, sam, TODAY) is sam


def test_other_roles_replace_those_before_and_sign_out_everywhere(session: Session, sam: Staff) -> None:
    sign_in.begin(session, people.viewer_for_staff(session, sam), device="a laptop", now=NOW)

    change(session, sam, roles=frozenset({Role.DUTY, Role.MANAGER}))

    assert people.roles_of(session, sam.id) == {Role.DUTY, Role.MANAGER}
    assert [row.ended_at for row in session.exec(select(SignIn))] == [NOW]


def test_nobody_leaves_whose_caseload_is_still_theirs(session: Session, sam: Staff, asha: Staff) -> None:
    person = add_person(session, adviser=sam)
    waiting = escalations.raise_escalation(
        session,
        add_conversation(session, person=person),
        Raised(kind=EscalationKind.QUESTION),
        message=None,
        now=NOW,
    )
    with pytest.raises(Conflict, match="move-caseload"):
        change(session, sam, active=False)

    assert people.move_caseload(session, sam, asha, now=NOW) == 1
    assert escalations.hand_over_all(session, sam, asha, now=NOW) == 1
    change(session, sam, active=False)

    assert (person.adviser_id, waiting.owner_id, sam.active) == (asha.id, asha.id, False)


def test_cover_days_and_caseloads_that_make_no_sense_are_refused(
    session: Session, sam: Staff, asha: Staff
) -> None:
    manager = add_staff(session, Role.MANAGER, name="Grace Linden")

    with pytest.raises(Invalid):
        change(session, sam, cover=sam)
    with pytest.raises(Invalid):
        change(session, sam, away=(TODAY, TODAY - timedelta(days=1)))
    with pytest.raises(Invalid):
        people.move_caseload(session, sam, manager, now=NOW)
    with pytest.raises(Invalid):
        people.move_caseload(session, sam, sam, now=NOW)
