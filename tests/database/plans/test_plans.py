"""Plans: two lanes, and who may mark what."""

from datetime import timedelta

import pytest

from leavingcare import people, plans
from leavingcare.errors import Conflict, Invalid, NotAllowed, NotFound
from leavingcare.plans import ActionOwner, ActionState
from leavingcare.storage import Session
from tests.factories import NOW, TODAY, add_action, add_person, add_plan, add_staff, viewer


def test_the_council_can_be_late_and_a_young_person_never_is(session: Session) -> None:
    plan = add_plan(session, add_person(session))
    ago = TODAY - timedelta(days=10)
    owed = add_action(session, plan, due_on=ago)
    mine = add_action(session, plan, due_on=ago, owner=ActionOwner.YOUNG_PERSON)

    assert owed.days_late(TODAY) == 10
    assert mine.days_late(TODAY) == 0
    assert plans.promises(session, plan).late(TODAY) == 1


def test_a_young_person_marks_their_own_as_done_with_their_own_words(session: Session) -> None:
    person = add_person(session)
    mine = add_action(session, add_plan(session, person), owner=ActionOwner.YOUNG_PERSON)

    plans.mark_done(
        session, mine, by=people.viewer_for_young_person(person), now=NOW, own_words="went, it was ok"
    )

    assert (mine.state, mine.own_words) == (ActionState.DONE, "went, it was ok")


def test_a_young_person_cannot_mark_what_the_council_owes(session: Session) -> None:
    person = add_person(session)
    owed = add_action(session, add_plan(session, person))

    with pytest.raises(NotAllowed):
        plans.mark_done(session, owed, by=people.viewer_for_young_person(person), now=NOW)

    assert owed.state is ActionState.OPEN


def test_what_is_finished_cannot_be_marked_again(session: Session) -> None:
    owed = add_action(session, add_plan(session, add_person(session)))
    sam = viewer(session)
    plans.mark_done(session, owed, by=sam, now=NOW)

    with pytest.raises(Conflict):
        plans.mark_stuck(session, owed, by=sam, now=NOW)


def test_closing_an_action_needs_a_reason_that_they_can_read(session: Session) -> None:
    owed = add_action(session, add_plan(session, add_person(session)))

    with pytest.raises(Invalid):
        plans.close_action(session, owed, " ", by=viewer(session), now=NOW)


def test_an_action_on_another_caseload_is_not_found(session: Session) -> None:
    sam, asha = add_staff(session), add_staff(session, name="Asha Patel")
    action = add_action(session, add_plan(session, add_person(session, adviser=asha)))

    with pytest.raises(NotFound):
        plans.get_action(session, action.id, viewer=people.viewer_for_staff(session, sam), on=TODAY)


def test_the_next_actions_are_theirs_by_date(session: Session) -> None:
    plan = add_plan(session, add_person(session))
    later = add_action(session, plan, owner=ActionOwner.YOUNG_PERSON, due_on=TODAY + timedelta(days=9))
    sooner = add_action(session, plan, owner=ActionOwner.YOUNG_PERSON, due_on=TODAY)
    add_action(session, plan)

    assert [action.id for action in plans.next_actions(session, plan)] == [sooner.id, later.id]
