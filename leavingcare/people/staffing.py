"""Who works here: added, away, covered for, given other roles, gone; and whose caseload goes to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select, update

from leavingcare.access import Role
from leavingcare.audit import record_action
from leavingcare.errors import Conflict, Invalid, NotFound
from leavingcare.people.models import SignIn, Staff, StaffRole, YoungPerson
from leavingcare.storage import keyed_hash


def find_staff_by_email(session: Session, email: str) -> Staff | None:
    """The member of staff with this address, however it is written."""
    return session.exec(select(Staff).where(Staff.email_hash == _hash_of(email))).first()


def _hash_of(email: str) -> str:
    return keyed_hash(email.strip().casefold())


def add_staff(
    session: Session, *, name: str, email: str, password_hash: str, roles: Iterable[Role], now: datetime
) -> Staff:
    """Add a member of staff. Raises Conflict where the address is in use."""
    if find_staff_by_email(session, email) is not None:
        raise Conflict(f"Someone with the address {email} is there already; use another address")
    staff = Staff(
        created_at=now,
        name=name,
        email=email.strip(),
        email_hash=_hash_of(email),
        password_hash=password_hash,
    )
    session.add(staff)
    session.flush()
    for role in sorted(set(roles)):
        session.add(StaffRole(created_at=now, staff_id=staff.id, role=role))
    record_action(session, "added staff", by=None, now=now, about=staff)
    return staff


def staff_by_email(session: Session, email: str) -> Staff:
    """The member of staff with this address. Raises NotFound where there is none."""
    found = find_staff_by_email(session, email)
    if found is None:
        raise NotFound(f"Nobody with the address {email} works here; look at how it is spelt")
    return found


@dataclass(frozen=True)
class StaffChange:
    """What to change about a member of staff; what is None stays as it is.

    `away` is from and until which day, both inclusive, where no last day is known with None; `back` ends it.
    """

    roles: frozenset[Role] | None = None
    cover: Staff | None = None
    away: tuple[date, date | None] | None = None
    back: bool = False
    active: bool | None = None
    works: str | None = None
    locale: str | None = None


def change_staff(session: Session, staff: Staff, change: StaffChange, *, now: datetime) -> None:
    """Change what somebody does here. Other roles, or leaving, sign them out everywhere at once.

    Raises Invalid where cover or days make no sense, and Conflict where someone leaves who still has a caseload.
    """
    if change.cover is not None:
        if change.cover.id == staff.id or not change.cover.active:
            raise Invalid("Cover has to be somebody else who works here")
        staff.cover_id = change.cover.id
    if change.away is not None:
        first, last = change.away
        if last is not None and last < first:
            raise Invalid("The last day away is before the first")
        staff.away_from, staff.away_until = first, last
    if change.back:
        staff.away_from = staff.away_until = None
    if change.active is False and caseload_size(session, staff):
        raise Conflict(f"{staff.name} still has a caseload; move it to a colleague first (move-caseload)")
    staff.active = staff.active if change.active is None else change.active
    staff.works = change.works or staff.works
    staff.locale = change.locale or staff.locale
    if change.roles is not None:
        _give_roles(session, staff, change.roles, now=now)
    if change.roles is not None or change.active is False:
        open_ones = update(SignIn).where(col(SignIn.staff_id) == staff.id, col(SignIn.ended_at).is_(None))
        session.exec(open_ones.values(ended_at=now))
    session.add(staff)
    record_action(session, "changed staff", by=None, now=now, about=staff)


def _give_roles(session: Session, staff: Staff, roles: Iterable[Role], *, now: datetime) -> None:
    wanted = set(roles)
    for held in session.exec(select(StaffRole).where(StaffRole.staff_id == staff.id)).all():
        if held.role in wanted:
            wanted.remove(held.role)
        else:
            session.delete(held)
    for role in sorted(wanted):
        session.add(StaffRole(created_at=now, staff_id=staff.id, role=role))


def caseload_size(session: Session, staff: Staff) -> int:
    """How many young people have this adviser."""
    return len(session.exec(select(YoungPerson.id).where(YoungPerson.adviser_id == staff.id)).all())


def move_caseload(session: Session, leaving: Staff, to: Staff, *, now: datetime) -> int:
    """Give every young person of one adviser to another. Returns how many.

    Raises Invalid where `to` cannot have a caseload.
    """
    roles = session.exec(select(StaffRole.role).where(StaffRole.staff_id == to.id)).all()
    if to.id == leaving.id or not to.active or Role.ADVISER not in roles:
        raise Invalid(f"{to.name} cannot have a caseload: it has to be another adviser who works here")
    people = session.exec(select(YoungPerson).where(YoungPerson.adviser_id == leaving.id)).all()
    for person in people:
        person.adviser_id = to.id
        session.add(person)
        record_action(
            session, "moved to another adviser", by=None, now=now, young_person_id=person.id, about=person
        )
    return len(people)
