"""What a person must do, whose it is, and by when; nothing closes without an outcome and a name."""

from leavingcare.escalations.commands import (
    ContactInput,
    Raised,
    acknowledge,
    acknowledge_open,
    hand_over,
    raise_escalation,
    request_contact,
    resolve,
)
from leavingcare.escalations.due import due_at, is_working_day, next_working_day
from leavingcare.escalations.models import ContactRequest, Escalation, EscalationKind, Outcome, Urgency
from leavingcare.escalations.queries import (
    PAGE,
    Waiting,
    contact_requests_of,
    conversation_for,
    get_escalation,
    has_open_concern,
    open_for,
    people_waiting,
    promised,
    waiting,
    waiting_counts,
    words_of,
)

__all__ = [
    "PAGE",
    "ContactInput",
    "ContactRequest",
    "Escalation",
    "EscalationKind",
    "Outcome",
    "Raised",
    "Urgency",
    "Waiting",
    "acknowledge",
    "acknowledge_open",
    "contact_requests_of",
    "conversation_for",
    "due_at",
    "get_escalation",
    "hand_over",
    "has_open_concern",
    "is_working_day",
    "next_working_day",
    "open_for",
    "people_waiting",
    "promised",
    "raise_escalation",
    "request_contact",
    "resolve",
    "waiting",
    "waiting_counts",
    "words_of",
]
