"""Pathway plans: what was agreed, who promised what by when, and when it is looked at again."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from leavingcare.storage import EncryptedText, Record, by_value


class ActionOwner(StrEnum):
    """Whose promise an action is."""

    COUNCIL = "council"
    YOUNG_PERSON = "young-person"


class ActionState(StrEnum):
    OPEN = "open"
    STUCK = "stuck"
    DONE = "done"
    CLOSED = "closed"


class Plan(Record, table=True):
    """A young person's pathway plan. One is current; reviews keep its history.

    Source: Care Leavers (England) Regulations 2010, regs 6 and 7 (a plan, reviewed at least every six months).
    """

    __tablename__ = "plan"

    young_person_id: UUID = Field(foreign_key="young_person.id", unique=True)
    agreed_on: date
    next_review_on: date | None = None
    own_words: str | None = Field(default=None, sa_type=EncryptedText)


class PlanAction(Record, table=True):
    """One promise in a plan. `need` is the part of life that it serves (an area of the local offer)."""

    __tablename__ = "plan_action"

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    owner: ActionOwner = Field(sa_type=by_value(ActionOwner))
    staff_id: UUID | None = Field(default=None, foreign_key="staff.id")
    need: str = Field(max_length=40)
    words: str = Field(sa_type=EncryptedText)
    why: str | None = Field(default=None, sa_type=EncryptedText)
    due_on: date
    promised_on: date
    state: ActionState = Field(default=ActionState.OPEN, sa_type=by_value(ActionState))
    own_words: str | None = Field(default=None, sa_type=EncryptedText)
    stuck_at: datetime | None = None
    done_at: datetime | None = None
    closed_at: datetime | None = None
    closed_why: str | None = Field(default=None, sa_type=EncryptedText)
    updates: str | None = Field(default=None, sa_type=EncryptedText)

    def days_late(self, on: date) -> int:
        """Days past its date, for the council's promises only: a young person is never late."""
        if self.owner is ActionOwner.YOUNG_PERSON or self.state in (ActionState.DONE, ActionState.CLOSED):
            return 0
        return max(0, (on - self.due_on).days)


class PlanReview(Record, table=True):
    """A meeting in which the plan was looked at again."""

    __tablename__ = "plan_review"

    plan_id: UUID = Field(foreign_key="plan.id", index=True)
    held_on: date
    words: str = Field(sa_type=EncryptedText)
    staff_id: UUID | None = Field(default=None, foreign_key="staff.id")
