"""What a person must do: escalations with an owner and a deadline, and requests to be contacted."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from leavingcare.storage import EncryptedText, Record, by_value


class EscalationKind(StrEnum):
    """Why a person is needed."""

    SAFEGUARDING = "safeguarding"
    QUESTION = "question"
    CONTACT = "contact"
    COMPLAINT = "complaint"
    CHANGE = "change"
    """Something to change in the record: a new number, an appointment, an action that is stuck."""
    UNREADABLE = "unreadable"
    """A message that no machine can read: a voice note, a picture, a place."""
    DELIVERY = "delivery"
    REPLY = "reply"
    """New words in a conversation that a person holds."""


class Urgency(StrEnum):
    """How soon a person must act; the first three are those of a concern."""

    IMMEDIATE = "immediate"
    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"


class Outcome(StrEnum):
    """How an escalation ended."""

    ANSWERED = "answered"
    SPOKE = "spoke"
    REFERRED = "referred"
    EMERGENCY = "emergency-services"
    NO_RISK = "no-risk-found"
    NOT_REACHED = "not-reached"
    NOT_NEEDED = "not-needed"


class Escalation(Record, table=True):
    """Something a person must act on. `owner_id` is None while it belongs to duty."""

    __tablename__ = "escalation"

    conversation_id: UUID = Field(foreign_key="conversation.id", index=True)
    young_person_id: UUID | None = Field(default=None, foreign_key="young_person.id", index=True)
    message_id: UUID | None = Field(default=None, foreign_key="message.id")
    kind: EscalationKind = Field(sa_type=by_value(EscalationKind))
    reason: str = Field(default="", max_length=60)
    signals: str | None = Field(default=None, sa_type=EncryptedText)
    urgency: Urgency = Field(sa_type=by_value(Urgency))
    due_at: datetime = Field(index=True)
    owner_id: UUID | None = Field(default=None, foreign_key="staff.id", index=True)
    suggested_slug: str | None = Field(default=None, max_length=80)
    acknowledged_at: datetime | None = None
    acknowledged_by: UUID | None = Field(default=None, foreign_key="staff.id")
    resolved_at: datetime | None = Field(default=None, index=True)
    resolved_by: UUID | None = Field(default=None, foreign_key="staff.id")
    outcome: Outcome | None = Field(default=None, sa_type=by_value(Outcome))
    outcome_note: str | None = Field(default=None, sa_type=EncryptedText)

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


class ContactRequest(Record, table=True):
    """A young person asked to be contacted: how, between which times, with an interpreter or not."""

    __tablename__ = "contact_request"

    escalation_id: UUID = Field(foreign_key="escalation.id", index=True)
    conversation_id: UUID = Field(foreign_key="conversation.id", index=True)
    young_person_id: UUID | None = Field(default=None, foreign_key="young_person.id", index=True)
    how: str = Field(default="call", max_length=16)
    words: str = Field(default="", sa_type=EncryptedText)
    window_start: datetime | None = None
    window_end: datetime | None = None
    interpreter_locale: str | None = Field(default=None, max_length=16)
    about: str | None = Field(default=None, sa_type=EncryptedText)
