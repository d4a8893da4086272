"""Recording what comes in, and queueing what goes out. Nothing here sends: the outbox is read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import Session, col, select, update

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.conversations.models import (
    Author,
    Conversation,
    Delivery,
    Direction,
    MediaReference,
    Message,
    MessageKind,
)
from leavingcare.errors import Conflict
from leavingcare.people import Channel, ContactPoint, YoungPerson
from leavingcare.storage import insert, insert_once

VALID_FOR = timedelta(hours=4)
"""How long a text may wait to leave. A crisis reply that arrives ten hours late can harm (docs: messaging)."""

CODE_VALID_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Inbound:
    """Something that a young person sent, from any channel, as it is recorded."""

    channel: Channel
    body: str
    provider_account: str | None = None
    provider_id: str | None = None
    locale: str | None = None
    media: tuple[tuple[str, str], ...] = ()
    """Pairs of (address, content type)."""


@dataclass(frozen=True)
class Outgoing:
    """Words to queue, and whose they are."""

    body: str
    author: Author
    author_id: UUID | None = None
    kind: MessageKind = MessageKind.WORDS
    locale: str | None = None
    entry_slug: str | None = None


_OF = {
    key: select(Conversation).where(getattr(Conversation, key) == bindparam("whose")).with_for_update()
    for key in ("young_person_id", "contact_point_id")
}
"""Made once: every text that comes in asks one of them."""


def converse(
    session: Session, *, person_id: UUID | None, point: ContactPoint | None, now: datetime
) -> Conversation:
    """The conversation of a young person, or of a number that is nobody's, locked until the commit.

    The lock makes two texts that arrive together be answered one after the other, from one state each.
    """
    if person_id is None and point is None:
        raise Conflict("A conversation needs a young person or a contact point")
    key = "young_person_id" if person_id else "contact_point_id"
    value = person_id or (point.id if point else None)
    found = session.exec(_OF[key], params={"whose": value}).first()
    if found is None:
        fresh = Conversation(created_at=now)
        setattr(fresh, key, value)
        insert_once(session, fresh, unique=(key,))
        found = session.exec(_OF[key], params={"whose": value}).one()
    return found


def record_inbound(
    session: Session,
    conversation: Conversation,
    inbound: Inbound,
    *,
    point: ContactPoint | None,
    now: datetime,
) -> Message | None:
    """Keep what they sent. None when the provider's id is there already: a repeat changes nothing."""
    message = Message(
        created_at=now,
        conversation_id=conversation.id,
        number=conversation.last_number + 1,
        direction=Direction.INBOUND,
        channel=inbound.channel,
        author=Author.YOUNG_PERSON,
        author_id=conversation.young_person_id,
        body=inbound.body,
        locale=inbound.locale,
        contact_point_id=point.id if point else None,
        provider_account=inbound.provider_account,
        provider_id=inbound.provider_id,
    )
    if not insert_once(session, message, unique=("provider_account", "provider_id")):
        return None
    conversation.last_number = message.number
    conversation.last_inbound_at = conversation.last_message_at = now
    conversation.last_channel = inbound.channel
    if point is not None:
        conversation.last_contact_point_id = point.id
    session.add(conversation)
    for address, content_type in inbound.media:
        session.add(
            MediaReference(
                created_at=now, message_id=message.id, address=address, content_type=content_type[:100]
            )
        )
    return message


def queue(
    session: Session,
    conversation: Conversation,
    outgoing: Outgoing,
    *,
    point: ContactPoint | None,
    now: datetime,
) -> Message:
    """Put words into the thread and, where `point` says to which phone, into the outbox.

    Without a point the words are for the web alone. Whether the phone opted out, or WhatsApp's window closed,
    is asked again at the moment of sending.
    """
    channel = point.channel if point else Channel.WEB
    conversation.last_number += 1
    conversation.last_message_at = now
    message = Message(
        created_at=now,
        conversation_id=conversation.id,
        number=conversation.last_number,
        direction=Direction.OUTBOUND,
        channel=channel,
        author=outgoing.author,
        author_id=outgoing.author_id,
        kind=outgoing.kind,
        body=outgoing.body,
        locale=outgoing.locale or conversation.locale,
        contact_point_id=point.id if point else None,
        entry_slug=outgoing.entry_slug,
        handled_at=now,
    )
    session.add(conversation)
    insert(session, message)
    if point is not None:
        insert(session, _delivery(point, now=now, message=message))
    return message


def _delivery(point: ContactPoint, *, now: datetime, message: Message) -> Delivery:
    return Delivery(
        created_at=now,
        message_id=message.id,
        conversation_id=message.conversation_id,
        contact_point_id=point.id,
        channel=point.channel,
        address=point.address,
        address_hash=point.address_hash,
        number=message.number,
        next_attempt_at=now,
        valid_until=now + VALID_FOR,
    )


def queue_code(
    session: Session,
    point: ContactPoint | None,
    words: str,
    *,
    address: str,
    address_hash: str,
    now: datetime,
) -> None:
    """Queue a sign-in code, or for an unknown number a decoy that takes the same time and is never sent."""
    session.add(
        Delivery(
            created_at=now,
            contact_point_id=point.id if point else None,
            channel=point.channel if point else Channel.SMS,
            address=address,
            address_hash=address_hash,
            body=words,
            decoy=point is None,
            next_attempt_at=now,
            valid_until=now + CODE_VALID_FOR,
        )
    )


def remember(
    session: Session, conversation: Conversation, *, state: str | None, locale: str | None = None
) -> None:
    """Store where the bot's part of the conversation stands, and its language."""
    conversation.state = state
    if locale is not None:
        conversation.locale = locale
    session.add(conversation)


def mark_handled(session: Session, message: Message, *, understood: str | None, now: datetime) -> None:
    """Note that the bot has dealt with a message, and what it took it for."""
    message.handled_at = now
    message.understood = understood
    session.add(message)


def hold(session: Session, conversation: Conversation, *, by: Viewer, now: datetime) -> None:
    """A person takes the conversation: the bot is silent until they hand it back."""
    if conversation.holder_id == by.id:
        return
    conversation.holder_id = by.id
    conversation.held_at = now
    session.add(conversation)
    record_action(
        session,
        "held conversation",
        by=by,
        now=now,
        young_person_id=conversation.young_person_id,
        about=conversation,
    )


def release(session: Session, conversation: Conversation, *, by: Viewer | None, now: datetime) -> None:
    """Hand the conversation back to the bot."""
    if conversation.holder_id is None:
        return
    conversation.holder_id = None
    conversation.held_at = None
    session.add(conversation)
    record_action(
        session,
        "released conversation",
        by=by,
        now=now,
        young_person_id=conversation.young_person_id,
        about=conversation,
    )


def add_note(
    session: Session, conversation: Conversation, words: str, *, by: Viewer, now: datetime
) -> Message:
    """A note to the team, in the thread for staff alone."""
    outgoing = Outgoing(body=words, author=Author.STAFF, author_id=by.id, kind=MessageKind.NOTE)
    note = queue(session, conversation, outgoing, point=None, now=now)
    record_action(
        session, "wrote note", by=by, now=now, young_person_id=conversation.young_person_id, about=note
    )
    return note


def mark_read(session: Session, conversation: Conversation, *, by: Viewer, now: datetime) -> int:
    """Mark what they sent as read by this member of staff. Returns how many messages that was."""
    statement = (
        update(Message)
        .where(col(Message.conversation_id) == conversation.id)
        .where(col(Message.direction) == Direction.INBOUND, col(Message.read_at).is_(None))
        .values(read_at=now, read_by=by.id)
    )
    return session.exec(statement).rowcount


def link_number(session: Session, point: ContactPoint, person: YoungPerson, *, now: datetime) -> None:
    """Bring what a number wrote while it was nobody's into the thread of the person it turned out to be."""
    own = session.exec(select(Conversation).where(Conversation.contact_point_id == point.id)).first()
    if own is None:
        return
    theirs = converse(session, person_id=person.id, point=None, now=now)
    for message in session.exec(
        select(Message).where(Message.conversation_id == own.id).order_by(col(Message.number))
    ):
        theirs.last_number += 1
        message.conversation_id, message.number = theirs.id, theirs.last_number
        session.add(message)
    session.add(theirs)
