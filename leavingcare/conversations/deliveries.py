"""The outbox after queueing: what the provider reported about a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from leavingcare.conversations.models import RANK, Delivery, DeliveryEvent, DeliveryState
from leavingcare.storage import insert_once


@dataclass(frozen=True)
class Report:
    """What the provider says of one delivery: in its own words (`status`) and in ours (`state`, None for none)."""

    delivery_id: UUID | None
    provider_id: str
    status: str
    state: DeliveryState | None
    error_code: str | None = None


def record_delivery_event(session: Session, report: Report, *, now: datetime) -> Delivery | None:
    """Keep a report, and raise the delivery's state where the report is a later one than what we knew.

    Reports come before the answer to our send, repeated, and out of order: they are found by our own id first,
    kept once for each (provider's id, status), and never lower a state.
    """
    delivery = _find(session, report.delivery_id, report.provider_id)
    event = DeliveryEvent(
        created_at=now,
        delivery_id=delivery.id if delivery else None,
        provider_id=report.provider_id,
        status=report.status,
        error_code=report.error_code,
    )
    insert_once(session, event, unique=("provider_id", "status"))
    state = report.state
    if delivery is None or state is None:
        return delivery
    if delivery.provider_id is None:
        delivery.provider_id = report.provider_id
    if RANK[state] > RANK[delivery.state]:
        delivery.state = state
        delivery.error_code = report.error_code or delivery.error_code
        if RANK[state] >= RANK[DeliveryState.DELIVERED]:
            delivery.finished_at = now
    session.add(delivery)
    return delivery


def _find(session: Session, delivery_id: UUID | None, provider_id: str) -> Delivery | None:
    if delivery_id is not None:
        found = session.get(Delivery, delivery_id, with_for_update=True)
        if found is not None:
            return found
    query = select(Delivery).where(Delivery.provider_id == provider_id)
    return session.exec(query.with_for_update()).first()
