"""Whose records a viewer may see: the one rule that every page and command stands on."""

from datetime import timedelta

import pytest

from leavingcare import people
from leavingcare.access import Role
from leavingcare.errors import NotFound
from leavingcare.storage import Session
from tests.factories import TODAY, add_person, add_staff


def test_an_adviser_sees_their_own_caseload_and_nobody_else(session: Session) -> None:
    sam, asha = add_staff(session), add_staff(session, name="Asha Patel")
    add_person(session, adviser=sam, name="Kai Morrow")
    add_person(session, adviser=asha, name="Jade Winterbourne")

    seen = people.caseload(session, people.viewer_for_staff(session, sam), TODAY)

    assert [person.name for person in seen] == ["Kai Morrow"]


def test_another_advisers_young_person_is_not_found_rather_than_refused(session: Session) -> None:
    sam, asha = add_staff(session), add_staff(session, name="Asha Patel")
    hers = add_person(session, adviser=asha)

    with pytest.raises(NotFound):
        people.get_young_person(session, hers.id, viewer=people.viewer_for_staff(session, sam), on=TODAY)


def test_cover_sees_the_caseload_of_a_colleague_only_while_they_are_away(session: Session) -> None:
    asha = add_staff(session, name="Asha Patel")
    sam = add_staff(session, cover_id=asha.id, away_from=TODAY, away_until=TODAY + timedelta(days=2))
    add_person(session, adviser=sam)
    viewer = people.viewer_for_staff(session, asha)

    assert len(people.caseload(session, viewer, TODAY)) == 1
    assert len(people.caseload(session, viewer, TODAY + timedelta(days=2))) == 1
    assert people.caseload(session, viewer, TODAY + timedelta(days=3)) == []
    assert people.caseload(session, viewer, TODAY - timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.DUTY, 1),
        (Role.MANAGER, 1),
        (Role.INTERPRETER, 0),
        (Role.EDITOR, 0),
        (Role.ADMINISTRATOR, 0),
    ],
)
def test_duty_and_managers_see_everyone_and_those_who_do_no_casework_see_nobody(
    session: Session, role: Role, sees: int
) -> None:
    add_person(session, adviser=add_staff(session))
    viewer = people.viewer_for_staff(session, add_staff(session, role, name="Somebody Else"))

    assert len(people.caseload(session, viewer, TODAY)) == sees


def test_a_young_person_sees_only_themselves(session: Session) -> None:
    adviser = add_staff(session)
    kai, jade = (
        add_person(session, adviser=adviser),
        add_person(session, adviser=adviser, name="Jade Winterbourne"),
    )
    viewer = people.viewer_for_young_person(kai)

    assert [person.id for person in people.caseload(session, viewer, TODAY)] == [kai.id]
    with pytest.raises(NotFound):
        people.get_young_person(session, jade.id, viewer=viewer, on=TODAY)


def test_moving_someone_to_another_caseload_takes_them_out_of_sight_at_once(session: Session) -> None:
    sam, asha = add_staff(session), add_staff(session, name="Asha Patel")
    person = add_person(session, adviser=sam)
    viewer = people.viewer_for_staff(session, sam)

    person.adviser_id = asha.id
    session.add(person)

    assert people.caseload(session, viewer, TODAY) == []
