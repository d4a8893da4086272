"""One factory a record: what a test does not care about has a plain default. Everyone here is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from leavingcare import conversations, people, plans
from leavingcare.access import Role, Viewer
from leavingcare.conversations import Conversation, Inbound, Message
from leavingcare.people import Channel, ContactPoint, Staff, YoungPerson
from leavingcare.people.commands import YoungPersonInput
from leavingcare.plans import ActionInput, ActionOwner, Plan, PlanAction
from leavingcare.storage import Session

NOW = datetime(2026, 11, 23, 22, 42, tzinfo=UTC)  # a Monday, late
TODAY = date(2026, 11, 23)

_numbers = count(100)
_ids = count(1)


def phone_number() -> str:
    """A fresh number of the range that Ofcom keeps for drama."""
    return f"+447700900{next(_numbers) % 1000:03d}"


def add_staff(session: Session, *roles: Role, name: str = "Sam Okoro", **given: Any) -> Staff:
    staff = people.add_staff(
        session,
        name=name,
        email=f"staff{next(_ids)}@waymark.example",
        password_hash="unusable",
        roles=roles or (Role.ADVISER,),
        now=NOW,
    )
    for key, value in given.items():
        setattr(staff, key, value)
    session.add(staff)
    session.flush()
    return staff


def viewer(session: Session, *roles: Role, name: str = "Sam Okoro", **given: Any) -> Viewer:
    return people.viewer_for_staff(session, add_staff(session, *roles, name=name, **given))


def add_person(
    session: Session, *, adviser: Staff | None = None, name: str = "Kai Morrow", **given: Any
) -> YoungPerson:
    return people.add_young_person(session, YoungPersonInput(name=name, **given), adviser=adviser, now=NOW)


def add_phone(
    session: Session, person: YoungPerson | None = None, *, channel: Channel = Channel.SMS, **given: Any
) -> ContactPoint:
    number = given.pop("number", None) or phone_number()
    if person is None:
        point = people.identify(session, channel, number, now=NOW)
    else:
        point = people.add_contact_point(session, person, (channel, number), now=NOW, proved=True)
    for key, value in given.items():
        setattr(point, key, value)
    session.add(point)
    session.flush()
    return point


def add_conversation(
    session: Session, *, person: YoungPerson | None = None, point: ContactPoint | None = None
) -> Conversation:
    return conversations.converse(
        session, person_id=person.id if person else None, point=point or add_phone(session, person), now=NOW
    )


def add_message(
    session: Session, conversation: Conversation, body: str = "hello", *, point: ContactPoint | None = None
) -> Message:
    inbound = Inbound(
        channel=point.channel if point else Channel.WEB,
        body=body,
        provider_account="AC1" if point else None,
        provider_id=f"SM{next(_ids)}" if point else None,
    )
    message = conversations.record_inbound(session, conversation, inbound, point=point, now=NOW)
    assert message is not None
    return message


def add_plan(session: Session, person: YoungPerson) -> Plan:
    return plans.start_plan(session, person, agreed_on=TODAY, next_review_on=None, by=None, now=NOW)


def add_action(session: Session, plan: Plan, **given: Any) -> PlanAction:
    values = {
        "owner": ActionOwner.COUNCIL,
        "need": "money",
        "words": "Pay the setting up home money",
        "due_on": TODAY,
    } | given
    return plans.add_action(session, plan, ActionInput(**values), by=None, now=NOW)
