"""Conversations, the messages in them, and the outbox of what is still to be sent."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from leavingcare.people import Channel
from leavingcare.storage import EncryptedText, Record, by_value


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Author(StrEnum):
    """Who wrote a message; the reader is always told a person's words from the bot's."""

    YOUNG_PERSON = "young-person"
    BOT = "bot"
    STAFF = "staff"


class MessageKind(StrEnum):
    """What a message is, where that changes how it is shown or whether it may go out."""

    WORDS = "words"
    FIRST_WORDS = "first-words"
    SAFETY = "safety"
    NOTICE = "notice"
    NOTE = "note"
    """A note to the team: in the thread for staff, never sent, never shown to the young person."""


class DeliveryState(StrEnum):
    """Where an outgoing message has got to. `RANK` says which of two reports is the later one."""

    QUEUED = "queued"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


RANK = {
    DeliveryState.QUEUED: 0,
    DeliveryState.SENDING: 1,
    DeliveryState.UNCERTAIN: 2,
    DeliveryState.ACCEPTED: 3,
    DeliveryState.SENT: 4,
    DeliveryState.DELIVERED: 5,
    DeliveryState.UNDELIVERED: 5,
    DeliveryState.FAILED: 5,
    DeliveryState.CANCELLED: 5,
    DeliveryState.READ: 6,
}
"""Reports come out of order and repeated; a state is only ever replaced by one of a higher rank."""


class Conversation(Record, table=True):
    """Everything one young person and the service said to each other, on every channel.

    A number that is nobody's we know has a conversation of its own (`contact_point_id`).
    `holder_id` is the member of staff who holds it; while there is one, the bot is silent.
    """

    __tablename__ = "conversation"

    young_person_id: UUID | None = Field(default=None, foreign_key="young_person.id", unique=True)
    contact_point_id: UUID | None = Field(default=None, foreign_key="contact_point.id", unique=True)
    locale: str = Field(default="en", max_length=16)
    holder_id: UUID | None = Field(default=None, foreign_key="staff.id", index=True)
    held_at: datetime | None = None
    state: str | None = Field(default=None, sa_type=EncryptedText)
    last_number: int = 0
    last_inbound_at: datetime | None = None
    last_message_at: datetime | None = Field(default=None, index=True)
    last_contact_point_id: UUID | None = Field(default=None, foreign_key="contact_point.id")
    last_channel: Channel = Field(default=Channel.WEB, sa_type=by_value(Channel))


class Message(Record, table=True):
    """One thing said. `number` counts within the conversation, in the order in which we received or queued."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        UniqueConstraint("provider_account", "provider_id"),
    )

    conversation_id: UUID = Field(foreign_key="conversation.id")
    number: int
    direction: Direction = Field(sa_type=by_value(Direction))
    channel: Channel = Field(sa_type=by_value(Channel))
    author: Author = Field(sa_type=by_value(Author))
    author_id: UUID | None = None
    kind: MessageKind = Field(default=MessageKind.WORDS, sa_type=by_value(MessageKind))
    body: str = Field(sa_type=EncryptedText)
    locale: str | None = Field(default=None, max_length=16)
    contact_point_id: UUID | None = Field(default=None, foreign_key="contact_point.id")
    entry_slug: str | None = Field(default=None, max_length=80)
    understood: str | None = Field(default=None, max_length=200)
    provider_account: str | None = Field(default=None, max_length=64)
    provider_id: str | None = Field(default=None, max_length=64)
    handled_at: datetime | None = None
    read_at: datetime | None = None
    read_by: UUID | None = Field(default=None, foreign_key="staff.id")


class MediaReference(Record, table=True):
    """A picture, voice note or place that came with a message; kept for a person to see, never fetched by us."""

    __tablename__ = "media_reference"

    message_id: UUID = Field(foreign_key="message.id", index=True)
    address: str = Field(sa_type=EncryptedText)
    content_type: str = Field(default="", max_length=100)


class Delivery(Record, table=True):
    """A row of the outbox: one text on its way to one address. The row is the truth, the queue only a nudge.

    Most deliver a `Message`. A sign-in code has none (`message_id` is None): its `body` is here, is blanked
    once it has left, and never shows in a thread. `decoy` rows look the same from outside and are not sent.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index("ix_delivery_due", "state", "next_attempt_at"),)

    message_id: UUID | None = Field(default=None, foreign_key="message.id", index=True)
    conversation_id: UUID | None = Field(default=None, foreign_key="conversation.id", index=True)
    contact_point_id: UUID | None = Field(default=None, foreign_key="contact_point.id")
    channel: Channel = Field(sa_type=by_value(Channel))
    address: str = Field(sa_type=EncryptedText)
    address_hash: str = Field(max_length=64, index=True)
    body: str | None = Field(default=None, sa_type=EncryptedText)
    number: int = 0
    decoy: bool = False
    state: DeliveryState = Field(default=DeliveryState.QUEUED, sa_type=by_value(DeliveryState))
    provider_id: str | None = Field(default=None, max_length=64, index=True)
    attempts: int = 0
    next_attempt_at: datetime
    valid_until: datetime
    claimed_at: datetime | None = None
    claimed_by: str | None = Field(default=None, max_length=64)
    uncertain_since: datetime | None = None
    finished_at: datetime | None = None
    error_code: str | None = Field(default=None, max_length=32)
    segments: int | None = None
    encoding: str | None = Field(default=None, max_length=8)


class DeliveryEvent(Record, table=True):
    """Every report the provider made about a delivery, in whatever order they came."""

    __tablename__ = "delivery_event"
    __table_args__ = (UniqueConstraint("provider_id", "status"),)

    delivery_id: UUID | None = Field(default=None, foreign_key="delivery.id", index=True)
    provider_id: str = Field(max_length=64)
    status: str = Field(max_length=32)
    error_code: str | None = Field(default=None, max_length=32)


class Heartbeat(Record, table=True):
    """That a background job ran: the worker, the sweep of the outbox, the provider's list."""

    __tablename__ = "heartbeat"

    name: str = Field(max_length=40, unique=True)
    at: datetime
