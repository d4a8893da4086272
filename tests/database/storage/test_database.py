"""What is stored comes back the same, on both databases, and is unreadable without the key."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import select

from leavingcare import people
from leavingcare.access import Role
from leavingcare.people import Staff
from leavingcare.storage import Database, Session
from tests.support.clock import Clock


def add_sam(session: Session, clock: Clock) -> Staff:
    return people.add_staff(
        session,
        name="Sam Okoro",
        email="sam@waymark.example",
        password_hash="none",
        roles=[Role.ADVISER],
        now=clock.now,
    )


def test_a_record_comes_back_with_its_words_and_an_aware_time(database: Database, clock: Clock) -> None:
    with database.session() as session:
        added = add_sam(session, clock).id

    with database.reading() as session:
        found = session.exec(select(Staff)).one()

    assert (found.id, found.name, found.created_at) == (added, "Sam Okoro", clock.now)
    assert found.created_at.tzinfo is not None


def test_a_name_is_not_in_the_database_in_plain_words(database: Database, clock: Clock) -> None:
    with database.session() as session:
        add_sam(session, clock)

    with database.engine.connect() as connection:
        stored = connection.execute(text("SELECT name FROM staff")).scalar_one()

    assert "Sam" not in stored


def test_each_test_begins_with_no_records(session: Session) -> None:
    assert session.exec(select(Staff)).all() == []
