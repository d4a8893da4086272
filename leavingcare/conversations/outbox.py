"""The outbox as its worker sees it: claiming what is due, one at a time, and marking what became of it.

Several workers may claim at once. On PostgreSQL a row that another one holds is passed over; on SQLite a
session that writes has the database to itself. A claim is committed before anything is sent.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, tuple_
from sqlalchemy.orm import Mapped, aliased
from sqlmodel import Session, col, select, update

from leavingcare.conversations.models import (
    RANK,
    Delivery,
    DeliveryState,
    Heartbeat,
    Message,
    MessageKind,
)
from leavingcare.people import ContactPoint
from leavingcare.storage import insert_once

_WAITING = (DeliveryState.QUEUED, DeliveryState.UNCERTAIN)
_UNFINISHED = (*_WAITING, DeliveryState.SENDING)
_REPORTED_ON = (DeliveryState.ACCEPTED, DeliveryState.SENT)


def claim_next(session: Session, *, worker: str, now: datetime) -> Delivery | None:
    """Take the next delivery that is due, for this worker alone; None when there is none.

    Safety words and sign-in codes go first and wait for nobody. The rest goes in order to each address, so
    that one address that cannot be reached holds up nobody else.
    """
    urgent = or_(col(Delivery.message_id).is_(None), col(Message.kind) == MessageKind.SAFETY)
    query = select(Delivery).outerjoin(Message, col(Delivery.message_id) == Message.id).where(_is_due(now))
    query = query.order_by(col(Delivery.next_attempt_at), *_place(Delivery))
    query = query.limit(1).with_for_update(skip_locked=True, of=Delivery)
    found = (
        session.exec(query.where(urgent)).first() or session.exec(query.where(_is_first_in_line())).first()
    )
    if found is None:
        return None
    found.state = DeliveryState.SENDING
    found.claimed_at = now
    found.claimed_by = worker[:64]
    found.attempts += 1
    session.add(found)
    session.flush()
    return found


def anything_due(session: Session, *, now: datetime) -> bool:
    """Whether a worker would find something to claim, as far as one can tell without claiming."""
    return session.exec(select(Delivery.id).where(_is_due(now)).limit(1)).first() is not None


def anything_waits(session: Session, *, code: str) -> bool:
    """Whether a delivery was put back for this reason."""
    query = select(Delivery.id).where(Delivery.state == DeliveryState.QUEUED, Delivery.error_code == code)
    return session.exec(query.limit(1)).first() is not None


def lock_delivery(session: Session, id: UUID) -> Delivery:
    """The delivery as it is now, held until the commit."""
    return session.exec(select(Delivery).where(Delivery.id == id).with_for_update()).one()


def mark_accepted(session: Session, delivery: Delivery, provider_id: str | None, *, now: datetime) -> None:
    """The provider has it. A report that came before this answer knew more, and stays. A code is blanked."""
    delivery.provider_id = delivery.provider_id or provider_id
    delivery.uncertain_since = None
    if RANK[delivery.state] < RANK[DeliveryState.ACCEPTED]:
        delivery.state = DeliveryState.ACCEPTED
        delivery.error_code = None
    _blank_code(delivery)
    session.add(delivery)


def mark_uncertain(session: Session, delivery: Delivery, *, look_at: datetime, now: datetime) -> None:
    """Nobody knows whether it was sent: to be looked up, not before `look_at`."""
    if delivery.state is not DeliveryState.SENDING:
        return  # a report came meanwhile, so we do know
    delivery.state = DeliveryState.UNCERTAIN
    delivery.uncertain_since = delivery.uncertain_since or delivery.claimed_at or now
    delivery.next_attempt_at = look_at
    session.add(delivery)


def put_back(session: Session, delivery: Delivery, *, until: datetime, code: str | None = None) -> None:
    """It was certainly not sent: try again, not before `until`. `code` says what it waits for."""
    if RANK[delivery.state] >= RANK[DeliveryState.ACCEPTED]:
        return
    delivery.state = DeliveryState.QUEUED
    delivery.uncertain_since = None
    delivery.next_attempt_at = until
    delivery.error_code = code
    session.add(delivery)


def finish(session: Session, delivery: Delivery, state: DeliveryState, *, code: str, now: datetime) -> None:
    """Give up on a delivery for good, with the reason."""
    if RANK[delivery.state] >= RANK[DeliveryState.ACCEPTED]:
        return
    delivery.state = state
    delivery.error_code = code[:32]
    delivery.finished_at = now
    _blank_code(delivery)
    session.add(delivery)


def divide(session: Session, delivery: Delivery, parts: Sequence[str]) -> None:
    """Make one delivery of several texts: it keeps the first, and each of the others gets a row behind it.

    Their ids follow the first one's, because the order of texts that were queued together is that of their
    ids.
    """
    delivery.body = parts[0]
    session.add(delivery)
    for behind, part in enumerate(parts[1:], start=1):
        following = _again(delivery, body=part, at=delivery.created_at)
        following.id = UUID(int=(delivery.id.int + behind) % 2**128)
        session.add(following)


def send_again(session: Session, delivery: Delivery, *, at: datetime) -> bool:
    """Queue what was reported as not delivered once more. False when that was done before, or its time is
    over."""
    if delivery.message_id is None or at >= delivery.valid_until:
        return False
    others = select(Delivery).where(Delivery.message_id == delivery.message_id, Delivery.id != delivery.id)
    if any(other.body == delivery.body for other in session.exec(others)):
        return False
    session.add(_again(delivery, body=delivery.body, at=at))
    return True


def release_stale(session: Session, *, before: datetime, now: datetime) -> int:
    """Free what a worker claimed and then never spoke of again. It may have been sent: it has to be looked
    up."""
    since = func.coalesce(col(Delivery.uncertain_since), col(Delivery.claimed_at))
    statement = (
        update(Delivery)
        .where(col(Delivery.state) == DeliveryState.SENDING, col(Delivery.claimed_at) < before)
        .values(state=DeliveryState.UNCERTAIN, uncertain_since=since, next_attempt_at=now)
    )
    return session.exec(statement).rowcount


def wake(session: Session, *, code: str, heard_since: datetime, now: datetime) -> int:
    """Make due at once what waits for a word from its reader, where that word has come."""
    heard = select(ContactPoint.id).where(col(ContactPoint.last_inbound_at) > heard_since)
    statement = (
        update(Delivery)
        .where(col(Delivery.state) == DeliveryState.QUEUED, col(Delivery.error_code) == code)
        .where(col(Delivery.next_attempt_at) > now, col(Delivery.contact_point_id).in_(heard))
        .values(next_attempt_at=now)
    )
    return session.exec(statement).rowcount


def known_provider_ids(session: Session, ids: Collection[str]) -> set[str]:
    """Which of these ids belong to deliveries already."""
    query = select(Delivery.provider_id).where(col(Delivery.provider_id).in_(list(ids)))
    return {id for id in session.exec(query) if id is not None}


def unsettled(session: Session, *, since: datetime, until: datetime, limit: int) -> list[Delivery]:
    """What the provider has accepted between those moments and never said the end of, oldest first."""
    query = select(Delivery).where(
        col(Delivery.state).in_(_REPORTED_ON),
        col(Delivery.provider_id).is_not(None),
        Delivery.created_at >= since,
        Delivery.created_at <= until,
    )
    return list(session.exec(query.order_by(col(Delivery.created_at)).limit(limit)))


def beat(session: Session, name: str, *, now: datetime) -> None:
    """Note that something ran, or happened, now."""
    fresh = Heartbeat(created_at=now, name=name, at=now)
    if not insert_once(session, fresh, unique=("name",)):
        session.exec(update(Heartbeat).where(col(Heartbeat.name) == name).values(at=now))


def last_beat(session: Session, name: str) -> datetime | None:
    """When something last ran; None when it never did."""
    return session.exec(select(Heartbeat.at).where(Heartbeat.name == name)).first()


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(col(Delivery.state).in_(_WAITING), col(Delivery.next_attempt_at) <= now)


def _is_first_in_line() -> ColumnElement[bool]:
    """Whether nothing that was queued earlier for the same address is still on its way out."""
    earlier = aliased(Delivery)
    return ~exists().where(
        col(earlier.address_hash) == col(Delivery.address_hash),
        col(earlier.channel) == col(Delivery.channel),
        col(earlier.message_id).is_not(None),
        col(earlier.state).in_(_UNFINISHED),
        tuple_(*_place(earlier)) < tuple_(*_place(Delivery)),
    )


def _place(delivery: type[Delivery]) -> tuple[Mapped[Any], ...]:
    """What the order of two texts is told by; both ids count where they were queued as parts of one."""
    return col(delivery.created_at), col(delivery.number), col(delivery.id)


def _again(delivery: Delivery, *, body: str | None, at: datetime) -> Delivery:
    copied = (
        "message_id",
        "conversation_id",
        "contact_point_id",
        "channel",
        "address",
        "address_hash",
        "number",
    )
    values = {name: getattr(delivery, name) for name in copied}
    return Delivery(created_at=at, body=body, next_attempt_at=at, valid_until=delivery.valid_until, **values)


def _blank_code(delivery: Delivery) -> None:
    if delivery.message_id is None:
        delivery.body = None
