"""Answering what young people wrote on the portal: it is recorded there, and the bot looks at it here."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from bot.desk import BotDesk
from bot.inbound import answer_web
from leavingcare import conversations, escalations
from leavingcare.conversations import Message
from leavingcare.escalations import EscalationKind, Raised
from leavingcare.intake import Received
from leavingcare.people import YoungPerson
from leavingcare.storage import Database, Session

log = logging.getLogger(__name__)


def answer_waiting(database: Database, desk: BotDesk, *, now: datetime) -> int:
    """Answer every message from the portal that nobody has looked at. Returns how many those were.

    Where the bot cannot, a person is told, so that no message is tried for ever and none is forgotten.
    """
    with database.reading() as session:
        waiting = [message.id for message in conversations.unhandled(session, before=now)]
    for id in waiting:
        try:
            with database.session() as session:
                _answer(session, id, desk=desk, now=now)
        except Exception:
            log.exception("could not answer", extra={"message": str(id)})
            with database.session() as session:
                _leave_to_person(session, id, now=now)
    return len(waiting)


def _answer(session: Session, id: UUID, *, desk: BotDesk, now: datetime) -> None:
    received = _take(session, id)
    if received is not None:
        answer_web(session, received, desk=desk, now=now)


def _leave_to_person(session: Session, id: UUID, *, now: datetime) -> None:
    received = _take(session, id)
    if received is None:
        return
    raised = Raised(kind=EscalationKind.QUESTION, reason="not answered")
    escalations.raise_escalation(session, received.conversation, raised, message=received.message, now=now)
    conversations.mark_handled(session, received.message, understood="failed", now=now)


def _take(session: Session, id: UUID) -> Received | None:
    """The message under its conversation's lock, unless another worker has answered it meanwhile."""
    message = session.get(Message, id)
    if message is None:
        return None
    conversation = conversations.get_conversation(session, message.conversation_id, lock=True)
    session.refresh(message)
    if message.handled_at is not None:
        return None
    person_id = conversation.young_person_id
    person = session.get(YoungPerson, person_id) if person_id else None
    return Received(conversation, message, None, person, None, None)
