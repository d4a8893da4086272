"""What follows when a text will not arrive: the phone is flagged, and a person is told in words they can
use."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.senders.base import Problem
from bot.senders.twilio_errors import may_try_again, problem_of
from leavingcare import conversations, escalations, people
from leavingcare.conversations import Author, Delivery, Message, MessageKind
from leavingcare.escalations import EscalationKind, Raised, Urgency
from leavingcare.people import ContactPoint
from leavingcare.storage import Session

log = logging.getLogger(__name__)

_AGAIN_AFTER = timedelta(hours=1)
_DEAD_NUMBER = (Problem.BAD_NUMBER, Problem.UNREACHABLE)


def follow_up(session: Session, delivery: Delivery, *, now: datetime) -> None:
    """Act on the report that a text, though accepted, was not delivered.

    A phone that was switched off is tried once more an hour later, if the text is still worth having then.
    """
    problem = problem_of(delivery.error_code)
    delivery.error_code = problem.value
    session.add(delivery)
    flag_phone(session, delivery, problem, now=now)
    if may_try_again(problem) and conversations.send_again(session, delivery, at=now + _AGAIN_AFTER):
        return
    if problem is Problem.FILTERED:
        log.error("filtered by the network", extra={"delivery": str(delivery.id)})
    tell_adviser(session, delivery, problem, now=now)


def flag_phone(session: Session, delivery: Delivery, problem: Problem, *, now: datetime) -> None:
    """Keep with the phone what the provider told us of it: that it opted out, or that it cannot be
    reached."""
    point = session.get(ContactPoint, delivery.contact_point_id) if delivery.contact_point_id else None
    if point is None:
        return
    if problem is Problem.OPTED_OUT:
        people.opt_out(session, point, now=now)
    elif problem in _DEAD_NUMBER:
        people.mark_unreachable(session, point, problem.value, now=now)


def tell_adviser(session: Session, delivery: Delivery, problem: Problem, *, now: datetime) -> None:
    """Raise that a text did not arrive. A sign-in code is not raised: whoever wanted it sees that it is
    missing.

    Nor is an answer of the bot's to someone who opted out, because that is what they asked for.
    """
    message = session.get(Message, delivery.message_id) if delivery.message_id else None
    if message is None or (problem is Problem.OPTED_OUT and message.author is Author.BOT):
        return
    urgency = Urgency.TODAY if message.kind is MessageKind.SAFETY else Urgency.ROUTINE
    raised = Raised(kind=EscalationKind.DELIVERY, urgency=urgency, reason=problem.value)
    conversation = conversations.get_conversation(session, message.conversation_id, lock=True)
    escalations.raise_escalation(session, conversation, raised, message=message, now=now)
    log.info("not delivered", extra={"delivery": str(delivery.id), "problem": problem.value})
