"""A message from anyone, by text or on the portal: recorded, looked at for danger, put before a person.

The order is fixed: a message is kept before anything can go wrong with understanding it, and danger is looked
for before anything else is done with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from uuid import UUID

from sqlmodel import Session

from leavingcare import conversations, escalations, people, safeguarding
from leavingcare.conversations import Author, Conversation, Inbound, Message, MessageKind, Outgoing
from leavingcare.entitlements import RuleBook
from leavingcare.escalations import Escalation, EscalationKind, Raised, Urgency
from leavingcare.facts import Facts
from leavingcare.languages import DEFAULT
from leavingcare.offer import Council, Helplines, Library
from leavingcare.people import Channel, ContactPoint, YoungPerson
from leavingcare.safeguarding import Concern
from leavingcare.settings import Settings
from leavingcare.understanding import Command, Matcher, Outcome, Situation, identify, load_matcher, understand


@dataclass(frozen=True)
class Desk:
    """What one deployment's content says: the council, its local offer, when it closes, and the numbers to give.

    Read once at the start and never changed, so that every thread and both faces may share it.
    """

    council: Council
    facts: Facts
    library: Library
    matcher: Matcher
    rules: RuleBook
    helplines: Helplines
    closes: time
    numbers: Mapping[str, str]

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Read the content of the council that these settings name. Raises Invalid, naming file and key."""
        root, code = settings.content_root, settings.council
        council, facts, helplines = Council.load(root, code), Facts.load(root, code), Helplines.load(root)
        numbers = dict(helplines.numbers())
        if council.out_of_hours is not None and council.out_of_hours.phone:
            numbers["out_of_hours"] = council.out_of_hours.phone
        library = Library.load(root, code, facts)
        safeguarding.prepare()
        return cls(
            council=council,
            facts=facts,
            library=library,
            matcher=load_matcher(library, code, semantic=settings.semantic),
            rules=RuleBook.load(root, code, facts),
            helplines=helplines,
            closes=council.closes,
            numbers=numbers,
        )


@dataclass(frozen=True)
class Received:
    """A message that was recorded, and what was found in it. `settled`: it was answered here, before all else."""

    conversation: Conversation
    message: Message
    point: ContactPoint | None
    person: YoungPerson | None
    concern: Concern | None = None
    escalation: Escalation | None = None
    settled: bool = False
    hushed: bool = False


def receive_text(
    session: Session, inbound: Inbound, address: str, *, desk: Desk, now: datetime
) -> Received | None:
    """Take in a message from a phone. None when the provider delivered it before: nothing changes then."""
    point = people.identify(session, inbound.channel, address, now=now)
    person = session.get(YoungPerson, point.young_person_id) if point.young_person_id else None
    conversation = conversations.converse(session, person_id=point.young_person_id, point=point, now=now)
    message = conversations.record_inbound(session, conversation, inbound, point=point, now=now)
    if message is None:
        return None
    people.record_inbound_from(session, point, now=now)
    return _assess(session, Received(conversation, message, point, person), desk=desk, now=now)


def receive_web(session: Session, person: YoungPerson, body: str, *, desk: Desk, now: datetime) -> Received:
    """Take in what a signed-in young person wrote on the portal."""
    conversation = conversations.converse(session, person_id=person.id, point=None, now=now)
    inbound = Inbound(channel=Channel.WEB, body=body, locale=person.locale)
    message = conversations.record_inbound(session, conversation, inbound, point=None, now=now)
    assert message is not None  # without a provider's id there is nothing to be a repeat of
    return _assess(session, Received(conversation, message, None, person), desk=desk, now=now)


def assess_words(
    session: Session, person_id: UUID, words: str, *, desk: Desk, now: datetime
) -> Concern | None:
    """Look for danger in words that are no message: those beside a plan action, or in a form.

    A concern is escalated like any other; its safety words stand in the thread.
    """
    conversation = conversations.converse(session, person_id=person_id, point=None, now=now)
    concern = safeguarding.assess(words, conversation.locale)
    if concern is not None:
        _raise_concern(session, conversation, concern, message=None, desk=desk, now=now)
        _say_safety_words(session, conversation, concern, point=None, desk=desk, now=now)
    return concern


def _assess(session: Session, received: Received, *, desk: Desk, now: datetime) -> Received:
    """Danger first; then whether somebody else holds the phone; then whether they take an alarm back."""
    conversation, message, point = received.conversation, received.message, received.point
    concern = safeguarding.assess(message.body, conversation.locale)
    escalation = None
    if concern is not None:
        escalation = _raise_concern(session, conversation, concern, message=message, desk=desk, now=now)
    if point is not None and _somebody_else_reads(received, desk=desk, now=now):
        return _hush(session, received, concern, escalation, desk=desk, now=now)
    if concern is not None:
        # The words go to the phone that asked; after STOP the outbox keeps them back and the console says so.
        _say_safety_words(session, conversation, concern, point=point, desk=desk, now=now)
        conversations.mark_handled(
            session, message, understood=f"safeguarding: {concern.risk.value}", now=now
        )
        return replace(received, concern=concern, escalation=escalation, settled=True)
    if safeguarding.is_correction(message.body) and escalations.has_open_concern(session, conversation.id):
        words = safeguarding.correction_reply(locale=_spoken(received), numbers=desk.numbers)
        _say(session, conversation, words, point=point, now=now)
        conversations.mark_handled(session, message, understood="correction", now=now)
        return replace(received, settled=True)
    return received


def _somebody_else_reads(received: Received, *, desk: Desk, now: datetime) -> bool:
    """Whether the message says that somebody else has or reads this phone, as either of two that look for it sees it.

    Asked before any words of help go out, for these would be read by whoever it is.
    """
    body = received.message.body
    if safeguarding.phone_not_safe(body):
        return True
    situation = Situation(locale=received.conversation.locale, now=now)
    meaning = understand(body, matcher=desk.matcher, situation=situation)
    return meaning.outcome is Outcome.COMMAND and meaning.command is Command.PHONE_NOT_SAFE


def _spoken(received: Received) -> str:
    """The language to answer in: the saved one where it was chosen, else the message's own."""
    saved = received.conversation.locale
    return saved if saved != DEFAULT else identify(received.message.body, prior=saved).locale


def _hush(
    session: Session,
    received: Received,
    concern: Concern | None,
    escalation: Escalation | None,
    *,
    desk: Desk,
    now: datetime,
) -> Received:
    """Somebody else may be reading: nothing private from now on, and words that give nothing away."""
    conversation, message, point = received.conversation, received.message, received.point
    assert point is not None
    people.hush(session, point, now=now)
    if escalation is None:
        raised = Raised(
            kind=EscalationKind.CHANGE, urgency=Urgency.TODAY, reason="phone-not-safe", closes=desk.closes
        )
        escalation = escalations.raise_escalation(session, conversation, raised, message=message, now=now)
    _say(session, conversation, safeguarding.hush_reply(locale=_spoken(received)), point=point, now=now)
    conversations.mark_handled(session, message, understood="phone-not-safe", now=now)
    return replace(received, concern=concern, escalation=escalation, settled=True, hushed=True)


def _raise_concern(
    session: Session,
    conversation: Conversation,
    concern: Concern,
    *,
    message: Message | None,
    desk: Desk,
    now: datetime,
) -> Escalation:
    raised = Raised(
        kind=EscalationKind.SAFEGUARDING,
        urgency=Urgency(concern.urgency.value),
        reason=concern.risk.value,
        signals=safeguarding.reasons(concern) or concern.signals,
        closes=desk.closes,
    )
    return escalations.raise_escalation(session, conversation, raised, message=message, now=now)


def _say_safety_words(
    session: Session,
    conversation: Conversation,
    concern: Concern,
    *,
    point: ContactPoint | None,
    desk: Desk,
    now: datetime,
) -> None:
    locale = concern.locale if concern.locale != "en" else conversation.locale
    overlooked = point is not None and point.hushed_at is not None
    words = safeguarding.safety_reply(concern, locale=locale, numbers=desk.numbers, overlooked=overlooked)
    _say(session, conversation, words, point=point, now=now, locale=locale)


def _say(
    session: Session,
    conversation: Conversation,
    words: str,
    *,
    point: ContactPoint | None,
    now: datetime,
    locale: str | None = None,
) -> None:
    outgoing = Outgoing(body=words, author=Author.BOT, kind=MessageKind.SAFETY, locale=locale)
    conversations.queue(session, conversation, outgoing, point=point, now=now)
