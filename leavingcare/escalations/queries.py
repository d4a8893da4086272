"""Reading what waits, most urgent first, and only what this member of staff may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, case, func, or_, union
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from leavingcare.access import Viewer
from leavingcare.conversations import Conversation, Message
from leavingcare.errors import NotFound
from leavingcare.escalations.models import ContactRequest, Escalation, EscalationKind, Urgency
from leavingcare.people import YoungPerson, visible_to

PAGE = 25

_CONCERN_FIRST = case((col(Escalation.kind) == EscalationKind.SAFEGUARDING, 0), else_=1)
_BY_URGENCY = case(
    {Urgency.IMMEDIATE: 0, Urgency.TODAY: 1, Urgency.SOON: 2, Urgency.ROUTINE: 3},
    value=col(Escalation.urgency),
)


@dataclass(frozen=True)
class Waiting:
    """One row of the list of what waits. `person` is None for a number that is nobody's we know."""

    escalation: Escalation
    conversation: Conversation
    person: YoungPerson | None
    message: Message | None


def _may_see(viewer: Viewer, on: date) -> ColumnElement[bool]:
    """The condition on `Escalation`. Two look-ups by index put together: joined by OR in one, every open row of the
    council is read to find one adviser's."""
    if viewer.sees_everyone:
        return visible_to(viewer, on)
    theirs = select(Escalation.id).where(col(Escalation.young_person_id).in_(_people_of(viewer, on)))
    return col(Escalation.id).in_(
        union(select(Escalation.id).where(Escalation.owner_id == viewer.id), theirs)
    )


def _people_of(viewer: Viewer, on: date) -> SelectOfScalar[UUID]:
    return select(YoungPerson.id).where(visible_to(viewer, on))


def waiting(
    session: Session, viewer: Viewer, *, on: date, mine_only: bool = False, page: int = 1, size: int = PAGE
) -> list[Waiting]:
    """Open escalations that this viewer may see: by urgency, danger first, then by deadline. `page` counts from 1."""
    query = (
        select(Escalation, Conversation, YoungPerson, Message)
        .join(Conversation, col(Conversation.id) == Escalation.conversation_id)
        .outerjoin(YoungPerson, col(YoungPerson.id) == Escalation.young_person_id)
        .outerjoin(Message, col(Message.id) == Escalation.message_id)
        .where(col(Escalation.resolved_at).is_(None), _may_see(viewer, on))
    )
    if mine_only:
        query = query.where(Escalation.owner_id == viewer.id)
    ordered = query.order_by(_BY_URGENCY, _CONCERN_FIRST, col(Escalation.due_at), col(Escalation.id))
    rows = session.exec(ordered.limit(size).offset((page - 1) * size))
    return [Waiting(*row) for row in rows]


def waiting_counts(
    session: Session, viewer: Viewer, *, on: date, mine_only: bool = False
) -> dict[Urgency, int]:
    """How many open escalations this viewer may see, by urgency."""
    query = (
        select(Escalation.urgency, func.count())
        .where(col(Escalation.resolved_at).is_(None), _may_see(viewer, on))
        .group_by(col(Escalation.urgency))
    )
    if mine_only:
        query = query.where(Escalation.owner_id == viewer.id)
    return {Urgency(urgency): count for urgency, count in session.exec(query)}


def people_waiting(session: Session, viewer: Viewer, *, on: date) -> int:
    """How many young people of this viewer have something open."""
    query = (
        select(func.count(func.distinct(Escalation.young_person_id)))
        .join(YoungPerson, col(YoungPerson.id) == Escalation.young_person_id)
        .where(col(Escalation.resolved_at).is_(None), visible_to(viewer, on))
    )
    return session.exec(query).one()


def get_escalation(session: Session, id: UUID, *, viewer: Viewer, on: date) -> Escalation:
    """The escalation, if this viewer may see it. Raises NotFound otherwise."""
    found = session.exec(select(Escalation).where(Escalation.id == id, _may_see(viewer, on))).first()
    if found is None:
        raise NotFound("Nothing that waits has that id, or it is not yours to see")
    return found


def conversation_for(
    session: Session, id: UUID, *, viewer: Viewer, on: date, lock: bool = False
) -> Conversation:
    """A conversation that this viewer may see: of their caseload, held by them, or with an open escalation of theirs.

    Whoever was given one to help with sees the conversation until that is closed or handed on. Raises NotFound
    otherwise. `lock` holds it until the commit.
    """
    query = select(Conversation).where(Conversation.id == id)
    if not viewer.sees_everyone:
        mine = select(YoungPerson.id).where(visible_to(viewer, on))
        given = select(Escalation.conversation_id).where(
            Escalation.owner_id == viewer.id, col(Escalation.resolved_at).is_(None)
        )
        query = query.where(
            or_(
                col(Conversation.young_person_id).in_(mine),
                col(Conversation.id).in_(given),
                col(Conversation.holder_id) == viewer.id,
            )
        )
    found = session.exec(query.with_for_update() if lock else query).first()
    if found is None:
        raise NotFound("No conversation with that id is yours to see")
    return found


def open_for(session: Session, conversation_id: UUID) -> list[Escalation]:
    """What is open in a conversation, most urgent first."""
    query = select(Escalation).where(
        Escalation.conversation_id == conversation_id, col(Escalation.resolved_at).is_(None)
    )
    return list(session.exec(query.order_by(_BY_URGENCY, _CONCERN_FIRST, col(Escalation.due_at))))


def words_of(session: Session, escalations: list[Escalation]) -> dict[UUID, str]:
    """What they wrote that raised each of these, by the escalation's id."""
    wanted = {each.message_id: each.id for each in escalations if each.message_id}
    found = session.exec(select(Message).where(col(Message.id).in_(list(wanted))))
    return {wanted[message.id]: message.body for message in found if message.body}


@dataclass(frozen=True)
class StillOpen:
    """What is open in a conversation: when an answer is due (or was), and whether a safeguarding concern is."""

    answer_due_at: datetime | None = None
    concern: bool = False


_OPEN_IN = select(Escalation.kind, Escalation.due_at).where(
    col(Escalation.conversation_id) == bindparam("conversation"), col(Escalation.resolved_at).is_(None)
)
"""Made once: every text that is answered asks this."""


def still_open(session: Session, conversation_id: UUID) -> StillOpen:
    """What someone still waits for who wrote before: an answer or a call, by the earliest time promised."""
    with (
        session.no_autoflush
    ):  # what is raised is written at once, and nothing else of the session is asked for
        found = session.exec(_OPEN_IN, params={"conversation": conversation_id}).all()
    due = [due_at for kind, due_at in found if kind in (EscalationKind.QUESTION, EscalationKind.CONTACT)]
    concern = any(kind is EscalationKind.SAFEGUARDING for kind, _due_at in found)
    return StillOpen(min(due, default=None), concern)


def has_open_concern(session: Session, conversation_id: UUID) -> bool:
    """Whether a safeguarding concern is still open in a conversation."""
    query = select(Escalation.id).where(
        Escalation.conversation_id == conversation_id,
        Escalation.kind == EscalationKind.SAFEGUARDING,
        col(Escalation.resolved_at).is_(None),
    )
    return session.exec(query.limit(1)).first() is not None


def contact_requests_of(session: Session, escalation_id: UUID) -> list[ContactRequest]:
    """What they asked, latest first: a corrected time is a request of its own."""
    query = select(ContactRequest).where(ContactRequest.escalation_id == escalation_id)
    return list(session.exec(query.order_by(col(ContactRequest.created_at).desc())))


@dataclass(frozen=True)
class Promise:
    """What a young person was promised: by when, by whom (None is the duty team)."""

    due_at: datetime
    owner_id: UUID | None


def promised(session: Session, conversation_id: UUID) -> Promise | None:
    """The next reply that is due in a conversation, for the clock that the young person sees."""
    waiting_here = open_for(session, conversation_id)
    if not waiting_here:
        return None
    first = min(waiting_here, key=lambda escalation: escalation.due_at)
    return Promise(due_at=first.due_at, owner_id=first.owner_id)
