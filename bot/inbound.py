"""The one path from a text to its effects, whichever provider or practice phone it came from."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.apply import apply_effects
from bot.context import answer_locale, context_for
from bot.conversation import Reply, State, Turn
from bot.conversation.phrases import promise
from bot.desk import BotDesk
from bot.engine import advance
from bot.first_words import first_words
from bot.flows.entitlement_check import is_left
from bot.flows.stop import started_again
from bot.inbound_message import InboundMessage, OptOut
from bot.rendering import render
from leavingcare import conversations, escalations, intake, people
from leavingcare.conversations import Author, Inbound, MessageKind, Outgoing
from leavingcare.escalations import EscalationKind, Raised, Urgency
from leavingcare.intake import Received
from leavingcare.languages import translator
from leavingcare.storage import Database, Session
from leavingcare.understanding import Command, Outcome, Situation, understand

log = logging.getLogger(__name__)

FIRST_WORDS_AGAIN = timedelta(days=7)


@dataclass(frozen=True)
class Handled:
    """What became of a message; None of it was sent yet."""

    received: Received
    turn: Turn | None = None


def handle(session: Session, message: InboundMessage, *, desk: BotDesk, now: datetime) -> Handled | None:
    """Take in one message: record, look for danger, STOP and START, leave to whoever holds it, else answer.

    The caller commits, once. None means that the provider delivered it before, and nothing changed.
    """
    received = intake.receive_text(session, as_inbound(message), message.address, desk=desk.intake, now=now)
    if received is None:
        return None
    handled = _answer(session, received, message, desk=desk, now=now)
    if received.message.handled_at is None:
        conversations.mark_handled(session, received.message, understood=_understood(handled), now=now)
    return handled


def take_in(database: Database, message: InboundMessage, *, desk: BotDesk, now: datetime) -> Handled | None:
    """Take in one message in a transaction of its own, as `handle` does.

    Where answering it fails, it is kept and looked through for danger all the same, and goes to a person. Raises
    what the database raises where even that cannot be done: the provider then sends it again, or lists it.
    """
    try:
        with database.session() as session:
            return handle(session, message, desk=desk, now=now)
    except Exception:
        log.exception("could not answer", extra={"provider_id": message.provider_id})
    with database.session() as session:
        return _leave_to_person(session, message, desk=desk, now=now)


def _leave_to_person(
    session: Session, message: InboundMessage, *, desk: BotDesk, now: datetime
) -> Handled | None:
    received = intake.receive_text(session, as_inbound(message), message.address, desk=desk.intake, now=now)
    if received is None:
        return None
    if not received.settled:
        _raise(session, received, kind=EscalationKind.QUESTION, reason="not answered", desk=desk, now=now)
        conversations.mark_handled(session, received.message, understood="failed", now=now)
    return Handled(received)


def answer_web(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> Handled:
    """Answer what someone wrote on the portal: the same engine, and the words go to the thread alone."""
    handled = Handled(received)
    if received.conversation.holder_id is not None:
        _tell_holder(session, received, desk=desk, now=now)
    elif not received.settled:
        handled = _converse(session, received, desk=desk, now=now)
    conversations.mark_handled(session, received.message, understood=_understood(handled), now=now)
    return handled


def _answer(
    session: Session, received: Received, message: InboundMessage, *, desk: BotDesk, now: datetime
) -> Handled:
    point = received.point
    assert point is not None  # it came from a phone
    if received.settled:
        if message.opt_out is OptOut.STOP:
            people.opt_out(session, point, now=now)
        elif not received.hushed:
            _say_first_words(session, received, desk=desk, now=now)
        return Handled(received)
    if _stops_or_starts(session, received, message, desk=desk, now=now):
        return Handled(received)
    if message.opt_out is OptOut.HELP or not message.can_be_answered:
        _raise(
            session,
            received,
            kind=EscalationKind.QUESTION,
            reason="help" if message.opt_out else "no-reply",
            desk=desk,
            now=now,
        )
        return Handled(received)
    if received.conversation.holder_id is not None:
        _tell_holder(session, received, desk=desk, now=now)
        return Handled(received)
    _say_first_words(session, received, desk=desk, now=now)
    if message.says_nothing:
        return _unreadable(session, received, desk=desk, now=now)
    handled = _converse(session, received, desk=desk, now=now)
    if point.opted_out_at is not None:
        # Nothing that was just queued can reach them: a person has to see that they wrote.
        _raise(session, received, kind=EscalationKind.QUESTION, reason="opted-out", desk=desk, now=now)
    return handled


def as_inbound(message: InboundMessage) -> Inbound:
    """The record's view of a message: what was sent beside words is kept as references for a person to see."""
    media = [(media.url, media.content_type) for media in message.media]
    if message.location is not None:
        place = message.location
        media.append((f"geo:{place.latitude},{place.longitude}", place.label or "location"))
    words = message.text or (message.button.text if message.button else "")
    return Inbound(
        channel=message.channel,
        body=words,
        provider_account=message.account,
        provider_id=message.provider_id or None,
        media=tuple(media),
    )


def _stops_or_starts(
    session: Session, received: Received, message: InboundMessage, *, desk: BotDesk, now: datetime
) -> bool:
    """Deal with STOP and START in every form; True when that was all that the message said."""
    point = received.point
    assert point is not None
    command = _command(received, desk=desk, now=now)
    state = State.loads(received.conversation.state)
    stops = command is Command.STOP and not is_left(state, received.message.body)
    if message.opt_out is OptOut.STOP or stops:
        people.opt_out(session, point, now=now)
        if message.opt_out is None:
            # The network knows one-word STOPs; "pls stop texting me" only we caught, so a person looks at it.
            _raise(session, received, kind=EscalationKind.CHANGE, reason="stop", desk=desk, now=now)
        conversations.mark_handled(session, received.message, understood="stop", now=now)
        return True
    if message.opt_out is OptOut.START or command is Command.START:
        people.opt_in(session, point, now=now)
        if message.opt_out is None:
            again = started_again(desk.words(received.conversation.locale))
            _queue(session, received, [again], locale=received.conversation.locale, now=now)
        conversations.mark_handled(session, received.message, understood="start", now=now)
        return True
    return False


def _command(received: Received, *, desk: BotDesk, now: datetime) -> Command | None:
    situation = Situation(locale=received.conversation.locale, now=now)
    meaning = understand(received.message.body, matcher=desk.matcher, situation=situation)
    return meaning.command if meaning.outcome is Outcome.COMMAND else None


def _tell_holder(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> None:
    """New words while a person holds the conversation: the bot is silent, and they are told."""
    _raise(session, received, kind=EscalationKind.REPLY, reason="new words", desk=desk, now=now)


def _unreadable(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> Handled:
    _raise(session, received, kind=EscalationKind.UNREADABLE, reason="no words", desk=desk, now=now)
    context = context_for(session, received, desk=desk, now=now)
    _ = context.words.gettext
    words = _("This computer can't see pictures, voice notes or places. A person will look.")
    turn = Turn(
        State.loads(received.conversation.state), (Reply(f"{words} {promise(context)}"),), (), "no words"
    )
    _queue(session, received, turn.replies, locale=context.locale, now=now)
    return Handled(received, turn)


def _converse(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> Handled:
    conversation = received.conversation
    context = context_for(session, received, desk=desk, now=now)
    turn = advance(State.loads(conversation.state), received.message.body, context)
    apply_effects(session, turn.effects, received, desk=desk, now=now)
    conversations.remember(session, conversation, state=turn.state.dumps())
    _queue(session, received, turn.replies, locale=context.locale, now=now)
    return Handled(received, turn)


def _queue(
    session: Session, received: Received, replies: Sequence[Reply], *, locale: str, now: datetime
) -> None:
    conversation, point = received.conversation, received.point
    channel = received.message.channel
    gettext = translator(locale).gettext
    for reply in replies:
        for text in render(reply.text, reply.choices, channel=channel.value, gettext=gettext):
            outgoing = Outgoing(body=text, author=Author.BOT, entry_slug=reply.entry, locale=locale)
            conversations.queue(session, conversation, outgoing, point=point, now=now)


def _say_first_words(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> None:
    """What an unstaffed line must say, on first contact and again after seven days."""
    point = received.point
    assert point is not None
    said = point.first_words_at is not None and now - point.first_words_at < FIRST_WORDS_AGAIN
    if said or point.hushed_at is not None:  # whoever holds the phone would read whose line this is
        return
    locale = answer_locale(received, desk)
    urgency = Urgency.TODAY if received.concern is not None else Urgency.ROUTINE
    words = first_words(desk, locale=locale, now=now, urgency=urgency)
    outgoing = Outgoing(body=words, author=Author.BOT, kind=MessageKind.FIRST_WORDS, locale=locale)
    conversations.queue(session, received.conversation, outgoing, point=point, now=now)
    point.first_words_at = now
    session.add(point)


def _raise(
    session: Session, received: Received, *, kind: EscalationKind, reason: str, desk: BotDesk, now: datetime
) -> None:
    raised = Raised(kind=kind, urgency=Urgency.ROUTINE, reason=reason, closes=desk.intake.closes)
    escalations.raise_escalation(session, received.conversation, raised, message=received.message, now=now)


def _understood(handled: Handled) -> str | None:
    return handled.turn.understood[:200] if handled.turn else None
