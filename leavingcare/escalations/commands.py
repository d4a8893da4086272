"""Raising, taking, handing over and closing what a person must do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from sqlmodel import Session, col, select, update

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.clock import local_day
from leavingcare.conversations import Conversation, Message
from leavingcare.errors import Conflict, Invalid
from leavingcare.escalations.due import CLOSE_OF_DAY, due_at
from leavingcare.escalations.models import ContactRequest, Escalation, EscalationKind, Outcome, Urgency
from leavingcare.people import Staff, YoungPerson, cover_for, get_staff

_MORE_URGENT_FIRST = [Urgency.IMMEDIATE, Urgency.TODAY, Urgency.SOON, Urgency.ROUTINE]


@dataclass(frozen=True)
class Raised:
    """What to raise, before it has an owner and a deadline."""

    kind: EscalationKind
    urgency: Urgency = Urgency.ROUTINE
    reason: str = ""
    signals: tuple[str, ...] = ()
    suggested_slug: str | None = None
    closes: time = field(default=CLOSE_OF_DAY)


def raise_escalation(
    session: Session, conversation: Conversation, raised: Raised, *, message: Message | None, now: datetime
) -> Escalation:
    """Put something before a person: the young person's own adviser, their cover, or else duty.

    A second one of the same kind while the first is open joins it, and can only make it more urgent. Changes that they
    want join those of the same reason alone, for each is another thing to do; safeguarding concerns are always kept
    apart, so that none is read as part of another.
    """
    open_one = None
    if raised.kind is not EscalationKind.SAFEGUARDING:
        open_one = _open_one(session, conversation.id, raised)
    if open_one is not None:
        _make_more_urgent(open_one, raised, message=message, now=now)
        session.add(open_one)
        return open_one
    owner = _owner(session, conversation, urgency=raised.urgency, now=now)
    escalation = Escalation(
        created_at=now,
        conversation_id=conversation.id,
        young_person_id=conversation.young_person_id,
        message_id=message.id if message else None,
        kind=raised.kind,
        reason=raised.reason,
        signals=" · ".join(raised.signals) or None,
        urgency=raised.urgency,
        due_at=due_at(raised.urgency, now=now, closes=raised.closes),
        owner_id=owner.id if owner else None,
        suggested_slug=raised.suggested_slug,
    )
    session.add(escalation)
    session.flush()
    record_action(
        session,
        f"raised {raised.kind.value}",
        by=None,
        now=now,
        young_person_id=conversation.young_person_id,
        about=escalation,
    )
    return escalation


def _open_one(session: Session, conversation_id: UUID, raised: Raised) -> Escalation | None:
    """What is open already that `raised` joins."""
    query = select(Escalation).where(
        Escalation.conversation_id == conversation_id,
        Escalation.kind == raised.kind,
        col(Escalation.resolved_at).is_(None),
    )
    if raised.kind is EscalationKind.CHANGE:
        query = query.where(Escalation.reason == raised.reason)
    return session.exec(query).first()


def _make_more_urgent(
    open_one: Escalation, raised: Raised, *, message: Message | None, now: datetime
) -> None:
    open_one.message_id = message.id if message else open_one.message_id
    open_one.suggested_slug = raised.suggested_slug or open_one.suggested_slug
    if _MORE_URGENT_FIRST.index(raised.urgency) < _MORE_URGENT_FIRST.index(open_one.urgency):
        open_one.urgency = raised.urgency
        open_one.due_at = min(open_one.due_at, due_at(raised.urgency, now=now, closes=raised.closes))


def _owner(session: Session, conversation: Conversation, *, urgency: Urgency, now: datetime) -> Staff | None:
    if conversation.holder_id is not None:
        return get_staff(session, conversation.holder_id)
    person = session.get(YoungPerson, conversation.young_person_id) if conversation.young_person_id else None
    if person is None or person.adviser_id is None:
        return None
    return cover_for(session, get_staff(session, person.adviser_id), local_day(now))


@dataclass(frozen=True)
class ContactInput:
    """How and when someone wants to be contacted, as they asked it."""

    how: str = "call"
    words: str = ""
    window_start: datetime | None = None
    window_end: datetime | None = None
    interpreter_locale: str | None = None
    about: str | None = None
    urgency: Urgency = Urgency.ROUTINE
    closes: time = field(default=CLOSE_OF_DAY)


def request_contact(
    session: Session,
    conversation: Conversation,
    asked: ContactInput,
    *,
    message: Message | None,
    now: datetime,
) -> tuple[ContactRequest, Escalation]:
    """Record that someone wants to be contacted; it waits for a person like every escalation.

    Where they gave a time in the next days, that time is the deadline if it is the earlier one.
    """
    if asked.window_start and asked.window_end and asked.window_end <= asked.window_start:
        raise Invalid("The time to ring ends before it starts; say it again, like 'after 4 tomorrow'")
    raised = Raised(kind=EscalationKind.CONTACT, urgency=asked.urgency, reason=asked.how, closes=asked.closes)
    escalation = raise_escalation(session, conversation, raised, message=message, now=now)
    wanted = asked.window_end or asked.window_start
    if wanted is not None and now < wanted < escalation.due_at:
        escalation.due_at = wanted
    request = ContactRequest(
        created_at=now,
        escalation_id=escalation.id,
        conversation_id=conversation.id,
        young_person_id=conversation.young_person_id,
        how=asked.how,
        words=asked.words,
        window_start=asked.window_start,
        window_end=asked.window_end,
        interpreter_locale=asked.interpreter_locale,
        about=asked.about,
    )
    session.add(request)
    return request, escalation


def acknowledge(session: Session, escalation: Escalation, *, by: Viewer, now: datetime) -> None:
    """Take an escalation: from now on it is this person's. Raises Conflict where someone else was first."""
    statement = (
        update(Escalation)
        .where(col(Escalation.id) == escalation.id, col(Escalation.acknowledged_at).is_(None))
        .where(col(Escalation.resolved_at).is_(None))
        .values(acknowledged_at=now, acknowledged_by=by.id, owner_id=by.id)
    )
    taken = session.exec(statement).rowcount == 1
    session.refresh(escalation)
    if not taken and escalation.acknowledged_by != by.id:
        raise Conflict("Someone else has taken this already")
    if taken:
        _record(session, "took escalation", escalation, by=by, now=now)


def acknowledge_open(session: Session, conversation: Conversation, *, by: Viewer, now: datetime) -> None:
    """Answering takes whatever waits in the conversation and is not someone else's yet."""
    statement = (
        update(Escalation)
        .where(col(Escalation.conversation_id) == conversation.id)
        .where(col(Escalation.acknowledged_at).is_(None), col(Escalation.resolved_at).is_(None))
        .values(acknowledged_at=now, acknowledged_by=by.id, owner_id=by.id)
    )
    session.exec(statement)


def hand_over(
    session: Session, escalation: Escalation, to: Staff | None, *, by: Viewer, now: datetime
) -> None:
    """Give an open escalation to a colleague, or to duty (`to` None). Its deadline stays; they must take it."""
    if not escalation.is_open:
        raise Conflict("This is closed already")
    escalation.owner_id = to.id if to else None
    escalation.acknowledged_at = escalation.acknowledged_by = None
    session.add(escalation)
    _record(session, "handed over escalation", escalation, by=by, now=now)


def hand_over_all(session: Session, leaving: Staff, to: Staff, *, now: datetime) -> int:
    """Give everything open that is one colleague's to another; they must take it anew. Returns how many."""
    query = select(Escalation).where(Escalation.owner_id == leaving.id, col(Escalation.resolved_at).is_(None))
    found = session.exec(query).all()
    for escalation in found:
        escalation.owner_id = to.id
        escalation.acknowledged_at = escalation.acknowledged_by = None
        session.add(escalation)
        _record(session, "handed over escalation", escalation, by=None, now=now)
    held = update(Conversation).where(col(Conversation.holder_id) == leaving.id)
    session.exec(held.values(holder_id=to.id))
    return len(found)


def resolve(
    session: Session, escalation: Escalation, outcome: Outcome, note: str, *, by: Viewer, now: datetime
) -> None:
    """Close an escalation with what came of it.

    Raises Invalid when a safeguarding concern has no words on what was done: it closes with an outcome and a
    name, never by itself. Raises Conflict when it was closed meanwhile.
    """
    if escalation.kind is EscalationKind.SAFEGUARDING and not note.strip():
        raise Invalid("Write what was done, and with whom, before closing this")
    statement = (
        update(Escalation)
        .where(col(Escalation.id) == escalation.id, col(Escalation.resolved_at).is_(None))
        .values(resolved_at=now, resolved_by=by.id)
    )
    if session.exec(statement).rowcount != 1:
        raise Conflict("This was closed already")
    session.refresh(escalation)
    escalation.outcome, escalation.outcome_note = outcome, note.strip() or None
    if escalation.acknowledged_at is None:
        escalation.acknowledged_at, escalation.acknowledged_by = now, by.id
    session.add(escalation)
    _record(session, "closed escalation", escalation, by=by, now=now)


def _record(
    session: Session, action: str, escalation: Escalation, *, by: Viewer | None, now: datetime
) -> None:
    record_action(
        session, action, by=by, now=now, young_person_id=escalation.young_person_id, about=escalation
    )
