"""Asking the provider for what never reached us: messages whose webhook was lost, and reports that never
came."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.desk import BotDesk
from bot.inbound import take_in
from bot.inbound_message import InboundMessage
from bot.outbox import Outbox
from bot.receipts import record_status
from bot.senders.base import Unavailable
from leavingcare import conversations
from leavingcare.storage import Database

log = logging.getLogger(__name__)

LIST_READ = "provider-list"

_OVERLAP = timedelta(minutes=10)
_FIRST_TIME = timedelta(days=1)
_REPORTS_WITHIN = timedelta(days=1)
_ASKED_AT_ONCE = 200


def take_in_missed(outbox: Outbox, desk: BotDesk) -> int:
    """Take in every message on the provider's list that we have not got. Returns how many those were.

    The list is asked for from a little before the last time that it was read in full, so that nothing falls
    between; what we have already is told by its id, and changes nothing.
    """
    now = outbox.clock()
    with outbox.database.reading() as session:
        last = conversations.last_beat(session, LIST_READ)
    since = (last or now - _FIRST_TIME) - _OVERLAP
    try:
        listed = list(outbox.sender.received(since, now))
    except Unavailable as unavailable:
        log.warning("provider's list could not be had", extra={"why": str(unavailable)})
        return 0
    missed = sum(_take_in(outbox.database, desk, message, now=now) for message in listed)
    if missed:
        log.error("%d messages had come in without their webhook", missed)
    with outbox.database.session() as session:
        conversations.beat(session, LIST_READ, now=now)
    return missed


def _take_in(database: Database, desk: BotDesk, message: InboundMessage, *, now: datetime) -> bool:
    with database.reading() as session:
        if conversations.find_message(session, message.account, message.provider_id) is not None:
            return False
    try:
        return take_in(database, message, desk=desk, now=now) is not None
    except Exception:
        # One message that cannot be taken in must not keep the others out; it is tried again next time.
        log.exception("could not take in", extra={"provider_id": message.provider_id})
        return False


def ask_for_reports(outbox: Outbox) -> int:
    """Ask how texts fare whose end was never reported. Returns how many were asked about."""
    now = outbox.clock()
    until = now - outbox.sender.reports_after
    with outbox.database.reading() as session:
        waiting = conversations.unsettled(
            session, since=now - _REPORTS_WITHIN, until=until, limit=_ASKED_AT_ONCE
        )
        asked = [(delivery.id, delivery.provider_id) for delivery in waiting if delivery.provider_id]
    for ref, provider_id in asked:
        try:
            event = outbox.sender.status_of(provider_id, ref, now)
        except Unavailable as unavailable:
            log.warning("reports could not be had", extra={"why": str(unavailable)})
            break
        if event is not None:
            with outbox.database.session() as session:
                record_status(session, event)
    return len(asked)
