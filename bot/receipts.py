"""What became of a text that we sent: every report is kept, and a delivery's state only ever rises."""

from __future__ import annotations

from bot.inbound_message import StatusEvent
from leavingcare import conversations
from leavingcare.conversations import DeliveryState, Report
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


def record_status(session: Session, event: StatusEvent) -> None:
    """Store a report under our own reference, or under the provider's id where it carries none."""
    report = Report(
        delivery_id=event.ref,
        provider_id=event.provider_id,
        status=event.status,
        state=_STATES.get(event.status),
        error_code=event.error_code,
    )
    conversations.record_delivery_event(session, report, now=event.received_at)
