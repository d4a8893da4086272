"""What became of a text that we sent: every report is kept, and a delivery's state only ever rises."""

from __future__ import annotations

from bot.failures import follow_up
from bot.inbound_message import StatusEvent
from leavingcare import conversations
from leavingcare.conversations import Delivery, DeliveryState, Report
from leavingcare.storage import Session

# The provider's words for a status, in ours. What is not here is kept as an event and changes nothing.
_STATES = {
    "accepted": DeliveryState.ACCEPTED,
    "scheduled": DeliveryState.ACCEPTED,
    "queued": DeliveryState.ACCEPTED,
    "sending": DeliveryState.ACCEPTED,
    "sent": DeliveryState.SENT,
    "delivered": DeliveryState.DELIVERED,
    "read": DeliveryState.READ,
    "undelivered": DeliveryState.UNDELIVERED,
    "failed": DeliveryState.FAILED,
    "canceled": DeliveryState.CANCELLED,
}

_NOT_DELIVERED = (DeliveryState.UNDELIVERED, DeliveryState.FAILED)


def record_status(session: Session, event: StatusEvent) -> None:
    """Store a report under our own reference, or under the provider's id where it carries none.

    One that says that a text did not arrive is acted on, the first time that it comes.
    """
    known = _find(session, event)
    before = known.state if known else None
    report = Report(
        delivery_id=event.ref,
        provider_id=event.provider_id,
        status=event.status,
        state=_STATES.get(event.status),
        error_code=event.error_code,
    )
    delivery = conversations.record_delivery_event(session, report, now=event.received_at)
    if delivery is not None and delivery.state is not before and delivery.state in _NOT_DELIVERED:
        follow_up(session, delivery, now=event.received_at)


def _find(session: Session, event: StatusEvent) -> Delivery | None:
    found = conversations.find_delivery(session, id=event.ref) if event.ref else None
    return found or conversations.find_delivery(session, provider_id=event.provider_id)
