"""Changing people and phones: who writes from where, in which language, and what may be sent to them."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, SQLModel, col, select

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.errors import Conflict
from leavingcare.people.models import (
    PROOF_LASTS,
    Channel,
    ContactPoint,
    PhoneSafety,
    Staff,
    YoungPerson,
)
from leavingcare.people.numbers import normal_address
from leavingcare.people.queries import find_contact_point
from leavingcare.storage import insert_once, keyed_hash


class YoungPersonInput(SQLModel):
    """What is needed to start a young person's record."""

    name: str
    called: str | None = None
    born_on: date | None = None
    locale: str = "en"
    interpreter_locale: str | None = None
    about_me: str | None = None
    best_time: str | None = None
    demo_name: str | None = None


def add_young_person(
    session: Session,
    given: YoungPersonInput,
    *,
    adviser: Staff | None,
    now: datetime,
    by: Viewer | None = None,
) -> YoungPerson:
    """Begin a record, on the caseload of `adviser` if there is one."""
    person = YoungPerson(created_at=now, adviser_id=adviser.id if adviser else None, **given.model_dump())
    session.add(person)
    session.flush()
    record_action(session, "added young person", by=by, now=now, young_person_id=person.id, about=person)
    return person


def set_birthday(
    session: Session, person: YoungPerson, born_on: date | None, *, by: Viewer, now: datetime
) -> None:
    """Write the day of birth that the council's record has, or take out one that is wrong."""
    person.born_on = born_on
    session.add(person)
    record_action(session, "changed birthday", by=by, now=now, young_person_id=person.id, about=person)


def identify(session: Session, channel: Channel, address: str, *, now: datetime) -> ContactPoint:
    """The contact point of an address, made if this is the first time that it writes.

    An address is no proof of who holds the phone: see `ContactPoint.is_proved`.
    """
    found = find_contact_point(session, channel, address)
    if found is not None:
        return found
    normal = normal_address(address)
    fresh = ContactPoint(created_at=now, channel=channel, address=normal, address_hash=keyed_hash(normal))
    insert_once(session, fresh, unique=("channel", "address_hash"))
    made = find_contact_point(session, channel, address)
    assert made is not None  # inserted just now, by us or by another process
    return made


def add_contact_point(
    session: Session,
    person: YoungPerson,
    where: tuple[Channel, str],
    *,
    now: datetime,
    proved: bool,
    by: Viewer | None = None,
) -> ContactPoint:
    """Say that an address is this young person's; `proved` when they showed us, not when we were told.

    `where` is the channel and the address on it. Raises Conflict where that is somebody else's.
    """
    point = identify(session, *where, now=now)
    if point.young_person_id not in (None, person.id):
        raise Conflict("That number is somebody else's here; it has to be taken off their record first")
    point.young_person_id = person.id
    point.proved_at = now if proved else point.proved_at
    session.add(point)
    record_action(session, "added phone", by=by, now=now, young_person_id=person.id, about=point)
    return point


def take_contact_point_off(
    session: Session, point: ContactPoint, *, now: datetime, by: Viewer | None
) -> None:
    """Say that an address is nobody's that we know: a phone was lost, sold or given away.

    It can no longer be signed in with, nothing private goes to it, and what was said of who reads it is forgotten.
    """
    whose = point.young_person_id
    point.young_person_id = None
    point.proved_at = None
    point.safety = PhoneSafety.NOT_SAID
    point.details_by_text = False
    point.hushed_at = None
    point.first_words_at = None
    session.add(point)
    record_action(session, "took phone off", by=by, now=now, young_person_id=whose, about=point)


def record_inbound_from(session: Session, point: ContactPoint, *, now: datetime) -> None:
    """Note that they wrote: it opens WhatsApp's 24 hours, and shows that the number is alive.

    A number that nothing came from for long may be somebody else's by now: it has to be proved again, and hears
    nothing private until then.
    """
    alive = max((moment for moment in (point.proved_at, point.last_inbound_at) if moment), default=now)
    if point.proved_at is not None and now - alive >= PROOF_LASTS:
        point.proved_at = None
        point.safety = PhoneSafety.NOT_SAID
        point.details_by_text = False
        record_action(
            session, "proof lapsed", by=None, now=now, young_person_id=point.young_person_id, about=point
        )
    point.last_inbound_at = now
    point.unreachable_at = None
    point.unreachable_code = None
    session.add(point)


def opt_out(session: Session, point: ContactPoint, *, now: datetime) -> None:
    """Record STOP: no text goes to this address until START."""
    if point.opted_out_at is None:
        point.opted_out_at = now
        session.add(point)
        record_action(
            session, "opted out", by=None, now=now, young_person_id=point.young_person_id, about=point
        )


def opt_in(session: Session, point: ContactPoint, *, now: datetime) -> None:
    """Record START."""
    if point.opted_out_at is not None:
        point.opted_out_at = None
        session.add(point)
        record_action(
            session, "opted in", by=None, now=now, young_person_id=point.young_person_id, about=point
        )


def hush(session: Session, point: ContactPoint, *, now: datetime) -> None:
    """Someone else may be holding this phone: nothing private goes to any phone of theirs until they say so.

    The number also has to be proved again before it can be signed in with.
    """
    for each in _phones_of_same_person(session, point):
        each.hushed_at = now
        each.details_by_text = False
        each.safety = PhoneSafety.SHARED
        session.add(each)
    record_action(
        session, "hushed phone", by=None, now=now, young_person_id=point.young_person_id, about=point
    )


def _phones_of_same_person(session: Session, point: ContactPoint) -> list[ContactPoint]:
    if point.young_person_id is None:
        return [point]
    same = select(ContactPoint).where(col(ContactPoint.young_person_id) == point.young_person_id)
    return list(session.exec(same))


def set_phone_safety(
    session: Session, point: ContactPoint, safety: PhoneSafety, *, details: bool, by: Viewer, now: datetime
) -> None:
    """Record who else may read this phone, and whether plan details may go to it."""
    point.safety = safety
    point.details_by_text = details and safety is PhoneSafety.MINE
    if safety is PhoneSafety.MINE:
        point.hushed_at = None
    session.add(point)
    record_action(
        session, "set phone safety", by=by, now=now, young_person_id=point.young_person_id, about=point
    )


def mark_unreachable(session: Session, point: ContactPoint, code: str, *, now: datetime) -> None:
    """Note that the network says this address cannot be reached, so that staff see it."""
    point.unreachable_at = now
    point.unreachable_code = code[:16]
    session.add(point)


def change_locale(
    session: Session, *, locale: str, person: YoungPerson | None, point: ContactPoint | None, now: datetime
) -> None:
    """Remember the language that someone wants: for the person where we know them, and for the phone."""
    if person is not None:
        person.locale = locale
        session.add(person)
    if point is not None:
        point.locale = locale
        session.add(point)
    person_id = person.id if person else None
    record_action(
        session, "changed language", by=None, now=now, young_person_id=person_id, about=person or point
    )
