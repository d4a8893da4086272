"""Reading conversations: a thread as people see it, and what is still to be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from leavingcare.conversations.models import (
    Author,
    Conversation,
    Delivery,
    DeliveryState,
    Direction,
    Heartbeat,
    MediaReference,
    Message,
    MessageKind,
)
from leavingcare.errors import NotFound
from leavingcare.people import Channel

THREAD_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One message of a thread with how its delivery stands (None for what came in, or went to the web)."""

    message: Message
    delivery: Delivery | None
    media: tuple[MediaReference, ...] = ()

    @property
    def is_theirs(self) -> bool:
        return self.message.direction is Direction.INBOUND

    @property
    def is_automatic(self) -> bool:
        return self.message.author is Author.BOT


def find_conversation(
    session: Session, *, young_person_id: UUID | None = None, contact_point_id: UUID | None = None
) -> Conversation | None:
    query = select(Conversation)
    if young_person_id is not None:
        query = query.where(Conversation.young_person_id == young_person_id)
    else:
        query = query.where(Conversation.contact_point_id == contact_point_id)
    return session.exec(query).first()


def get_conversation(session: Session, id: UUID, *, lock: bool = False) -> Conversation:
    """The conversation; `lock` holds it until the commit. Whether one may see it is asked in `escalations`."""
    query = select(Conversation).where(Conversation.id == id)
    found = session.exec(query.with_for_update() if lock else query).first()
    if found is None:
        raise NotFound("No conversation with that id")
    return found


def thread(
    session: Session,
    conversation_id: UUID,
    *,
    for_staff: bool,
    before: int | None = None,
    limit: int = THREAD_PAGE,
) -> list[Line]:
    """The latest messages, oldest first; `before` pages back by message number. Notes are for staff alone."""
    query = select(Message).where(Message.conversation_id == conversation_id)
    if not for_staff:
        query = query.where(Message.kind != MessageKind.NOTE)
    if before is not None:
        query = query.where(Message.number < before)
    messages = list(session.exec(query.order_by(col(Message.number).desc()).limit(limit)))[::-1]
    ids = [message.id for message in messages]
    deliveries = {
        delivery.message_id: delivery
        for delivery in session.exec(
            select(Delivery).where(col(Delivery.message_id).in_(ids)).order_by(col(Delivery.created_at))
        )
    }
    media = media_of(session, ids)
    return [Line(m, deliveries.get(m.id), tuple(media.get(m.id, ()))) for m in messages]


def media_of(session: Session, message_ids: Iterable[UUID]) -> dict[UUID, list[MediaReference]]:
    found: dict[UUID, list[MediaReference]] = {}
    for media in session.exec(
        select(MediaReference).where(col(MediaReference.message_id).in_(list(message_ids)))
    ):
        found.setdefault(media.message_id, []).append(media)
    return found


def last_inbound(session: Session, conversation_id: UUID) -> Message | None:
    query = select(Message).where(
        Message.conversation_id == conversation_id, Message.direction == Direction.INBOUND
    )
    return session.exec(query.order_by(col(Message.number).desc()).limit(1)).first()


def unhandled(session: Session, *, before: datetime, limit: int = 50) -> list[Message]:
    """What came in over the web and the bot has not looked at yet, oldest first."""
    query = (
        select(Message)
        .where(Message.direction == Direction.INBOUND, col(Message.handled_at).is_(None))
        .where(Message.channel == Channel.WEB, Message.created_at <= before)
    )
    return list(session.exec(query.order_by(col(Message.created_at)).limit(limit)))


def find_message(session: Session, provider_account: str, provider_id: str) -> Message | None:
    query = select(Message).where(
        Message.provider_account == provider_account, Message.provider_id == provider_id
    )
    return session.exec(query).first()


def find_delivery(
    session: Session, *, id: UUID | None = None, provider_id: str | None = None
) -> Delivery | None:
    if id is not None:
        return session.get(Delivery, id)
    return session.exec(select(Delivery).where(Delivery.provider_id == provider_id)).first()


@dataclass(frozen=True)
class OutboxHealth:
    """Whether what is queued is leaving, and whether the worker has been heard of lately."""

    queue_is_moving: bool
    worker_is_alive: bool


QUEUE_MAY_WAIT = timedelta(minutes=2)
WORKER_MAY_BE_SILENT = timedelta(minutes=2)


def outbox_health(session: Session, *, now: datetime) -> OutboxHealth:
    late = select(Delivery.id).where(
        Delivery.state == DeliveryState.QUEUED, Delivery.next_attempt_at < now - QUEUE_MAY_WAIT
    )
    heard = select(Heartbeat.at).where(Heartbeat.name == "worker")
    last = session.exec(heard).first()
    return OutboxHealth(
        queue_is_moving=session.exec(late.limit(1)).first() is None,
        worker_is_alive=last is not None and now - last < WORKER_MAY_BE_SILENT,
    )


def message_log(session: Session) -> Iterator[dict[str, str | None]]:
    """Provider id, direction and state of every stored message, in order; for those who reconcile."""
    sent = {row.message_id: row for row in session.exec(select(Delivery))}
    for message in session.exec(select(Message).order_by(col(Message.created_at), col(Message.number))):
        delivery = sent.get(message.id)
        state = "received" if message.direction is Direction.INBOUND else "web"
        yield {
            "id": str(message.id),
            "conversation": str(message.conversation_id),
            "provider_id": message.provider_id if delivery is None else delivery.provider_id,
            "direction": message.direction.value,
            "channel": message.channel.value,
            "state": state if delivery is None else delivery.state.value,
            "created_at": message.created_at.isoformat(),
        }
