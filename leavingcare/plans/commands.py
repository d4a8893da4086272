"""Changing plans. A young person marks what is theirs and says their own words; staff write the rest."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import field_validator
from sqlmodel import Session, SQLModel

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.clock import local_day
from leavingcare.errors import Conflict, Invalid, NotAllowed
from leavingcare.people import YoungPerson
from leavingcare.plans.models import ActionOwner, ActionState, Plan, PlanAction, PlanReview

LONGEST_WORDS = 1000


class ActionInput(SQLModel):
    """One promise as it is written down: whose, what, and by when."""

    owner: ActionOwner
    need: str
    words: str
    due_on: date
    why: str | None = None
    staff_id: UUID | None = None

    @field_validator("words")
    @classmethod
    def _words_say_something(cls, words: str) -> str:
        if not words.strip():
            raise ValueError("Write what will be done")
        if len(words) > LONGEST_WORDS:
            raise ValueError(f"Use {LONGEST_WORDS} letters at most")
        return words.strip()


def start_plan(
    session: Session,
    person: YoungPerson,
    *,
    agreed_on: date,
    next_review_on: date | None,
    by: Viewer | None,
    now: datetime,
) -> Plan:
    plan = Plan(created_at=now, young_person_id=person.id, agreed_on=agreed_on, next_review_on=next_review_on)
    session.add(plan)
    session.flush()
    record_action(session, "started plan", by=by, now=now, young_person_id=person.id, about=plan)
    return plan


def add_action(
    session: Session, plan: Plan, given: ActionInput, *, by: Viewer | None, now: datetime
) -> PlanAction:
    """Add a promise. A council's promise made in the past keeps its date, and shows as late."""
    action = PlanAction(created_at=now, plan_id=plan.id, promised_on=local_day(now), **given.model_dump())
    session.add(action)
    session.flush()
    record_action(session, "added action", by=by, now=now, young_person_id=plan.young_person_id, about=action)
    return action


def change_action(
    session: Session, action: PlanAction, given: ActionInput, *, by: Viewer, now: datetime
) -> None:
    """Write an open action anew. Raises Conflict when it is done or closed."""
    _must_be_going(action)
    for name, value in given.model_dump().items():
        setattr(action, name, value)
    _save(session, action, "changed action", by=by, now=now)


def close_action(session: Session, action: PlanAction, why: str, *, by: Viewer, now: datetime) -> None:
    """End an action that will not be done. Raises Invalid without a reason: the young person reads it."""
    _must_be_going(action)
    if not why.strip():
        raise Invalid("Write why this will not be done; the young person reads it")
    action.state, action.closed_at, action.closed_why = ActionState.CLOSED, now, why.strip()
    _save(session, action, "closed action", by=by, now=now)


def mark_done(
    session: Session, action: PlanAction, *, by: Viewer, now: datetime, own_words: str = ""
) -> None:
    """Mark an action as done. A young person marks their own; what the council owes, staff mark."""
    _must_be_theirs(action, by)
    _must_be_going(action)
    action.state, action.done_at = ActionState.DONE, now
    _add_own_words(action, own_words)
    _save(session, action, "marked action done", by=by, now=now)


def mark_stuck(
    session: Session, action: PlanAction, *, by: Viewer, now: datetime, own_words: str = ""
) -> None:
    """Mark an action as stuck; raising it with a person is the caller's, who knows the conversation."""
    _must_be_theirs(action, by)
    _must_be_going(action)
    action.state, action.stuck_at = ActionState.STUCK, now
    _add_own_words(action, own_words)
    _save(session, action, "marked action stuck", by=by, now=now)


def write_own_words(session: Session, action: PlanAction, words: str, *, by: Viewer, now: datetime) -> None:
    """Keep what the young person says about an action, as they wrote it, on either lane."""
    if len(words) > LONGEST_WORDS:
        raise Invalid(f"Use {LONGEST_WORDS} letters at most")
    action.own_words = words.strip() or None
    _save(session, action, "wrote own words", by=by, now=now)


class ReviewInput(SQLModel):
    """What a review said, when it was, and when the next one is."""

    held_on: date
    words: str
    next_review_on: date | None = None


def record_review(
    session: Session, plan: Plan, given: ReviewInput, *, by: Viewer, now: datetime
) -> PlanReview:
    """Record that the plan was looked at again, and when the next time is."""
    review = PlanReview(
        created_at=now, plan_id=plan.id, held_on=given.held_on, words=given.words.strip(), staff_id=by.id
    )
    plan.next_review_on = given.next_review_on
    session.add(plan)
    session.add(review)
    session.flush()
    record_action(
        session, "recorded review", by=by, now=now, young_person_id=plan.young_person_id, about=review
    )
    return review


def _must_be_theirs(action: PlanAction, by: Viewer) -> None:
    if by.is_young_person and action.owner is not ActionOwner.YOUNG_PERSON:
        raise NotAllowed("That is the council's to mark; you can write what you think about it")


def _must_be_going(action: PlanAction) -> None:
    if action.state in (ActionState.DONE, ActionState.CLOSED):
        raise Conflict("That action is finished already")


def _add_own_words(action: PlanAction, words: str) -> None:
    if words.strip():
        action.own_words = words.strip()[:LONGEST_WORDS]


def _save(session: Session, action: PlanAction, what: str, *, by: Viewer, now: datetime) -> None:
    session.add(action)
    plan = session.get(Plan, action.plan_id)
    person_id = plan.young_person_id if plan else None
    record_action(session, what, by=by, now=now, young_person_id=person_id, about=action)
