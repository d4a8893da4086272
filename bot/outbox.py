"""Sending what is queued: claim and commit, send with no transaction open, then mark what became of it.

The rows are the truth. Whoever wakes this up (a task, a sweep, a test) may do so at any time, twice at once,
or be killed anywhere in it: a text is lost by none of that, and is sent twice only where a provider both took
it and denies having it.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bot.channels import WHATSAPP_WINDOW, rules_of, window_is_open
from bot.failures import flag_phone, tell_adviser
from bot.rendering import render
from bot.senders.base import (
    Accepted,
    Denied,
    Later,
    Outbound,
    Problem,
    Refused,
    Result,
    Sender,
    Unavailable,
    Uncertain,
)
from leavingcare import conversations
from leavingcare.clock import utc_now
from leavingcare.conversations import Delivery, DeliveryState, Message, MessageKind
from leavingcare.people import ContactPoint
from leavingcare.segments import count
from leavingcare.storage import Database, Session

log = logging.getLogger(__name__)

DENIED = "sending-denied"
STATUS_PATH = "/bot/twilio/status"

_LOOK_AFTER = timedelta(seconds=30)
"""A provider that has not answered after 28 seconds may still be at work; then its list is complete."""

_STALE_AFTER = timedelta(minutes=2)
_DENIED_PAUSE = timedelta(minutes=1)
_WINDOW_PAUSE = timedelta(minutes=1)
_SHORTEST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=1), timedelta(minutes=5)
_SET_ASIDE_AT_ONCE = 50


@dataclass(frozen=True)
class Outbox:
    """Where texts come from and how they leave. `worker` is a name that no other worker has at the same
    time."""

    database: Database
    sender: Sender
    origin: str
    worker: str
    clock: Callable[[], datetime] = field(default=utc_now)


@dataclass(frozen=True)
class _Parcel:
    """A claimed delivery, copied out of its transaction."""

    id: UUID
    outbound: Outbound
    attempts: int
    valid_until: datetime
    uncertain_since: datetime | None


def deliver_due(outbox: Outbox, *, limit: int = 100) -> int:
    """Send what is due, one text after another, and return how many were tried.

    Stops early when nothing is due any more, or when the provider does not accept our account.
    """
    tried = 0
    _wake_those_who_wrote(outbox)
    while tried < limit:
        parcel = _claim(outbox)
        if parcel is None:
            return tried
        tried += 1
        if not _deliver(outbox, parcel):
            return tried
    return tried


def sweep(outbox: Outbox) -> int:
    """Find what a crash left behind, then send what is due. Returns how many stale claims there were."""
    now = outbox.clock()
    with outbox.database.session() as session:
        stale = conversations.release_stale(session, before=now - _STALE_AFTER, now=now)
    if stale:
        log.warning("outbox: %d claims were left behind by a worker that stopped", stale)
    deliver_due(outbox)
    return stale


def _wake_those_who_wrote(outbox: Outbox) -> None:
    """Texts that wait for WhatsApp's window go in front of the answer to what opened it."""
    now = outbox.clock()
    with outbox.database.reading() as session:
        waiting = conversations.anything_waits(session, code=Problem.WINDOW_CLOSED.value)
    if waiting:
        with outbox.database.session() as session:
            conversations.wake(
                session, code=Problem.WINDOW_CLOSED.value, heard_since=now - WHATSAPP_WINDOW, now=now
            )


def _claim(outbox: Outbox) -> _Parcel | None:
    """Claim the next text that may be sent now; those that may not are put aside on the way."""
    now = outbox.clock()
    with outbox.database.reading() as session:
        denied = conversations.last_beat(session, DENIED)
        if (denied and now - denied < _DENIED_PAUSE) or not conversations.anything_due(session, now=now):
            return None
    for _ in range(_SET_ASIDE_AT_ONCE):
        with outbox.database.session() as session:
            delivery = conversations.claim_next(session, worker=outbox.worker, now=now)
            if delivery is None:
                return None
            parcel = _prepare(session, delivery, origin=outbox.origin, now=now)
        if parcel is not None:
            return parcel
    return None


def _prepare(session: Session, delivery: Delivery, *, origin: str, now: datetime) -> _Parcel | None:
    """Ask, at the moment of sending, whether this may be sent; None when it may not, and is marked so."""
    if delivery.decoy:
        conversations.mark_accepted(session, delivery, None, now=now)
        return None
    if delivery.uncertain_since is None and not _may_leave(session, delivery, now=now):
        return None
    text = _words(session, delivery)
    if not text:
        conversations.finish(
            session, delivery, DeliveryState.CANCELLED, code=Problem.OUR_FAULT.value, now=now
        )
        return None
    counted = count(text) if rules_of(delivery.channel).counts_segments else None
    delivery.segments = counted.count if counted else None
    delivery.encoding = counted.encoding.value if counted else None
    outbound = Outbound(
        ref=delivery.id,
        channel=delivery.channel,
        to=delivery.address,
        text=text,
        callback_url=f"{origin}{STATUS_PATH}?ref={delivery.id}",
        valid_for=delivery.valid_until - now,
    )
    return _Parcel(delivery.id, outbound, delivery.attempts, delivery.valid_until, delivery.uncertain_since)


def _was_hushed_since(session: Session, delivery: Delivery, point: ContactPoint) -> bool:
    """Whether somebody else holds the phone by now, and these words were written for the one who held it before.

    What is written after a hush is written for that phone; words of help leave whoever reads them.
    """
    message = session.get(Message, delivery.message_id) if delivery.message_id else None
    if message is None or point.hushed_at is None or message.kind is MessageKind.SAFETY:
        return False
    return message.created_at < point.hushed_at


def _may_leave(session: Session, delivery: Delivery, *, now: datetime) -> bool:
    point = session.get(ContactPoint, delivery.contact_point_id) if delivery.contact_point_id else None
    if point is not None and point.opted_out_at is not None:
        conversations.finish(
            session, delivery, DeliveryState.CANCELLED, code=Problem.OPTED_OUT.value, now=now
        )
        tell_adviser(session, delivery, Problem.OPTED_OUT, now=now)
        return False
    if point is not None and _was_hushed_since(session, delivery, point):
        conversations.finish(session, delivery, DeliveryState.CANCELLED, code=Problem.HUSHED.value, now=now)
        tell_adviser(session, delivery, Problem.HUSHED, now=now)
        return False
    closed = not window_is_open(delivery.channel, point.last_inbound_at if point else None, now=now)
    if now >= delivery.valid_until:
        _give_up(session, delivery, Problem.WINDOW_CLOSED if closed else Problem.TOO_LATE, now=now)
        return False
    if closed:
        if delivery.error_code != Problem.WINDOW_CLOSED.value:
            tell_adviser(session, delivery, Problem.WINDOW_CLOSED, now=now)
        again = min(now + _WINDOW_PAUSE, delivery.valid_until)
        conversations.put_back(session, delivery, until=again, code=Problem.WINDOW_CLOSED.value)
    return not closed


def _words(session: Session, delivery: Delivery) -> str:
    """The text of a delivery for its channel. What is too long for one text is divided into several rows
    here."""
    words = delivery.body
    if words is None:
        message = session.get(Message, delivery.message_id) if delivery.message_id else None
        words = message.body if message else ""
    texts = render(words, (), channel=delivery.channel, gettext=str)
    if len(texts) > 1:
        conversations.divide(session, delivery, texts)
    return texts[0] if texts else ""


def _deliver(outbox: Outbox, parcel: _Parcel) -> bool:
    """Send one text, or look for it if it may have been sent. False when no other could be sent either."""
    if parcel.uncertain_since is not None:
        _look_first(outbox, parcel, parcel.uncertain_since)
        return True
    result = outbox.sender.send(parcel.outbound)
    with outbox.database.session() as session:
        _mark(session, conversations.lock_delivery(session, parcel.id), result, now=outbox.clock())
    return not isinstance(result, Denied)


def _mark(session: Session, delivery: Delivery, result: Result, *, now: datetime) -> None:
    match result:
        case Accepted(provider_id):
            conversations.mark_accepted(session, delivery, provider_id, now=now)
        case Refused(code, problem, alarm):
            log.log(logging.ERROR if alarm else logging.INFO, "refused", extra={"code": code})
            _give_up(session, delivery, problem, now=now)
        case Later(why, retry_after):
            log.info("later", extra={"why": why})
            conversations.put_back(session, delivery, until=now + (retry_after or _pause(delivery.attempts)))
        case Uncertain(why):
            log.warning("uncertain", extra={"why": why, "delivery": str(delivery.id)})
            conversations.mark_uncertain(session, delivery, look_at=now + _LOOK_AFTER, now=now)
        case Denied(why):
            log.critical("the provider does not accept our account: %s; nothing is sent until it does", why)
            conversations.beat(session, DENIED, now=now)
            conversations.put_back(session, delivery, until=now + _DENIED_PAUSE)


def _look_first(outbox: Outbox, parcel: _Parcel, since: datetime) -> None:
    """Whether a text that may have been sent was sent, by the provider's own list; only if not, send it
    again."""
    try:
        found = outbox.sender.look_up(parcel.outbound, since)
    except Unavailable as unavailable:
        log.warning("could not look up", extra={"why": str(unavailable)})
        found = None
    now = outbox.clock()
    with outbox.database.session() as session:
        delivery = conversations.lock_delivery(session, parcel.id)
        if found is None:
            _look_later(session, delivery, now=now)
            return
        known = conversations.known_provider_ids(session, found)
        ours = [each for each in found if each not in known]
        if ours:
            conversations.mark_accepted(session, delivery, ours[0], now=now)
        else:
            conversations.put_back(session, delivery, until=now)


def _look_later(session: Session, delivery: Delivery, *, now: datetime) -> None:
    if now >= delivery.valid_until:
        _give_up(session, delivery, Problem.UNKNOWN, now=now)
    else:
        conversations.mark_uncertain(
            session, delivery, look_at=now + _pause(delivery.attempts) + _LOOK_AFTER, now=now
        )


def _give_up(session: Session, delivery: Delivery, problem: Problem, *, now: datetime) -> None:
    conversations.finish(session, delivery, DeliveryState.FAILED, code=problem.value, now=now)
    flag_phone(session, delivery, problem, now=now)
    tell_adviser(session, delivery, problem, now=now)


def _pause(attempts: int) -> timedelta:
    """Longer after each attempt, and never the same for two texts, so that they do not all come back at
    once."""
    longest = min(_SHORTEST_PAUSE * 2 ** min(attempts, 10), _LONGEST_PAUSE)
    return timedelta(seconds=longest.total_seconds() * random.uniform(0.5, 1.0))  # noqa: S311 - no secret
