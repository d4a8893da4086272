"""Reading people. `visible_to` is the one place that says whose records someone may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_, true
from sqlmodel import Session, col, select

from leavingcare.access import Role, Viewer
from leavingcare.audit import who_looked
from leavingcare.errors import NotFound
from leavingcare.people.models import Channel, ContactPoint, Staff, StaffRole, YoungPerson
from leavingcare.people.numbers import normal_address
from leavingcare.storage import keyed_hash


def visible_to(viewer: Viewer, on: date) -> ColumnElement[bool]:
    """The condition on `YoungPerson` for the records that this viewer may see on that day.

    Duty workers and managers see everyone; an adviser sees their own caseload and that of a colleague who is
    away and named them as cover; a young person sees themselves; nobody else sees anyone.
    """
    if viewer.sees_everyone:
        return true()
    if viewer.is_young_person:
        return col(YoungPerson.id) == viewer.id
    if Role.ADVISER not in viewer.roles:
        return false()
    covered = select(Staff.id).where(
        Staff.cover_id == viewer.id,
        and_(col(Staff.away_from).is_not(None), col(Staff.away_from) <= on),
        or_(col(Staff.away_until).is_(None), col(Staff.away_until) >= on),
    )
    return or_(col(YoungPerson.adviser_id) == viewer.id, col(YoungPerson.adviser_id).in_(covered))


def get_young_person(session: Session, id: UUID, *, viewer: Viewer, on: date) -> YoungPerson:
    """The young person, if this viewer may see them. Raises NotFound otherwise: there or not is not told."""
    query = select(YoungPerson).where(YoungPerson.id == id, visible_to(viewer, on))
    found = session.exec(query).first()
    if found is None:
        raise NotFound("No young person with that id is on your caseload")
    return found


def caseload(session: Session, viewer: Viewer, on: date) -> list[YoungPerson]:
    """Every young person that this viewer may see, by name."""
    people = session.exec(select(YoungPerson).where(visible_to(viewer, on)))
    return sorted(people, key=lambda person: person.name.casefold())


def count_visible(session: Session, viewer: Viewer, on: date) -> int:
    """How many young people this viewer may see."""
    return session.exec(select(func.count()).select_from(YoungPerson).where(visible_to(viewer, on))).one()


def who_looked_at(session: Session, young_person_id: UUID, *, since: datetime) -> list[tuple[datetime, str]]:
    """When staff opened this record since then, and who, newest first; each once a day."""
    entries = who_looked(session, young_person_id, since=since)
    names = staff_names(session, [entry.actor_id for entry in entries])
    days = {
        (entry.created_at.date(), entry.actor_id): (entry.created_at, names[entry.actor_id])
        for entry in reversed(entries)
        if entry.actor_id in names
    }
    return sorted(days.values(), reverse=True)


def find_by_demo_name(session: Session, name: str) -> YoungPerson | None:
    return session.exec(select(YoungPerson).where(YoungPerson.demo_name == name)).first()


_BY_ADDRESS = select(ContactPoint).where(
    col(ContactPoint.channel) == bindparam("channel"),
    col(ContactPoint.address_hash) == bindparam("address_hash"),
)
"""Made once: every text that comes in asks this, and to make it takes longer than to run it."""


def find_contact_point(session: Session, channel: Channel, address: str) -> ContactPoint | None:
    wanted = {"channel": channel, "address_hash": keyed_hash(normal_address(address))}
    return session.exec(_BY_ADDRESS, params=wanted).first()


def get_contact_point(session: Session, id: UUID) -> ContactPoint:
    found = session.get(ContactPoint, id)
    if found is None:
        raise NotFound("No contact point with that id")
    return found


def own_contact_point(session: Session, id: UUID, *, viewer: Viewer) -> ContactPoint:
    """One of the viewer's own phones. Raises NotFound for anybody else's."""
    found = session.get(ContactPoint, id)
    if found is None or found.young_person_id != viewer.id:
        raise NotFound("No phone of yours has that id")
    return found


def contact_points(session: Session, young_person_id: UUID) -> list[ContactPoint]:
    """The phones of a young person, oldest first."""
    query = select(ContactPoint).where(ContactPoint.young_person_id == young_person_id)
    return list(session.exec(query.order_by(col(ContactPoint.created_at))))


def get_staff(session: Session, id: UUID) -> Staff:
    found = session.get(Staff, id)
    if found is None:
        raise NotFound("No member of staff with that id")
    return found


def find_active_staff(session: Session, id: str) -> Staff | None:
    """The active member of staff with this id, as a browser's cookie has it; None for anything else."""
    try:
        found = session.get(Staff, UUID(id))
    except ValueError:
        return None
    return found if found is not None and found.active else None


def own_record(session: Session, id: UUID) -> YoungPerson:
    """A young person's own record, for themselves."""
    found = session.get(YoungPerson, id)
    if found is None:
        raise NotFound("No young person with that id")
    return found


def roles_of(session: Session, staff_id: UUID) -> frozenset[Role]:
    held = session.exec(select(StaffRole).where(StaffRole.staff_id == staff_id))
    return frozenset(row.role for row in held)


def staff_with_role(session: Session, role: Role) -> list[Staff]:
    """Active staff who have the role, by name."""
    query = select(Staff).join(StaffRole, col(StaffRole.staff_id) == Staff.id)
    found = session.exec(query.where(StaffRole.role == role, col(Staff.active)))
    return sorted(found, key=lambda staff: staff.name.casefold())


def staff_names(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of the staff with these ids, in one query, for a page that lists many."""
    wanted = {id for id in ids if id is not None}
    if not wanted:
        return {}
    return {staff.id: staff.name for staff in session.exec(select(Staff).where(col(Staff.id).in_(wanted)))}


def adviser_of(session: Session, person: YoungPerson) -> Staff | None:
    return session.get(Staff, person.adviser_id) if person.adviser_id else None


def cover_for(session: Session, adviser: Staff, on: date) -> Staff | None:
    """Who answers for this adviser on that day: themselves, their cover, or nobody (which means duty)."""
    if not adviser.active:
        return None
    if not adviser.is_away(on):
        return adviser
    cover = session.get(Staff, adviser.cover_id) if adviser.cover_id else None
    return cover if cover is not None and cover.active and not cover.is_away(on) else None


def on_duty(session: Session, on: date) -> Staff | None:
    """The duty worker to name on that day; None when the list is empty."""
    return next((staff for staff in staff_with_role(session, Role.DUTY) if not staff.is_away(on)), None)


def viewer_for_staff(session: Session, staff: Staff) -> Viewer:
    return Viewer(id=staff.id, name=staff.name, roles=roles_of(session, staff.id), locale=staff.locale)


def viewer_for_young_person(person: YoungPerson) -> Viewer:
    return Viewer(
        id=person.id, name=person.first_name, roles=frozenset({Role.YOUNG_PERSON}), locale=person.locale
    )
