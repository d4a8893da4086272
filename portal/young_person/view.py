"""What a young person's pages show, read in a few queries and put in the order in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from leavingcare import conversations, escalations, people, plans
from leavingcare.conversations import Line
from leavingcare.people import Staff, YoungPerson
from leavingcare.plans import Plan, PlanAction, Promises
from leavingcare.storage import Session


@dataclass(frozen=True)
class AdviserCard:
    """Who my adviser is, and who answers today. `answers` is None when that is the duty team."""

    adviser: Staff | None
    answers: Staff | None
    is_away: bool


@dataclass(frozen=True)
class PlanView:
    plan: Plan
    promises: Promises
    late: int
    names: dict[UUID, str]

    def by(self, action: PlanAction) -> str | None:
        """Who at the council promised it."""
        return self.names.get(action.staff_id) if action.staff_id else None


@dataclass(frozen=True)
class ThreadView:
    lines: list[Line]
    names: dict[UUID, str]
    earlier: int | None
    """The number to page back from; None at the start of the thread."""


@dataclass(frozen=True)
class Clock:
    """The next reply that is due, and whose it is (None: the team's)."""

    due_at: datetime
    name: str | None


def adviser_card(session: Session, person: YoungPerson, *, on: date) -> AdviserCard:
    adviser = people.adviser_of(session, person)
    answers = people.cover_for(session, adviser, on) if adviser else None
    return AdviserCard(adviser, answers, is_away=adviser is not None and adviser.is_away(on))


def plan_view(session: Session, person: YoungPerson, *, on: date) -> PlanView | None:
    plan = plans.find_plan(session, person.id)
    if plan is None:
        return None
    promises = plans.promises(session, plan)
    ids = [action.staff_id for action in (*promises.council, *promises.done)]
    return PlanView(plan, promises, promises.late(on), people.staff_names(session, ids))


def thread_view(session: Session, person: YoungPerson, *, before: int | None) -> ThreadView:
    conversation = conversations.find_conversation(session, young_person_id=person.id)
    if conversation is None:
        return ThreadView([], {}, None)
    lines = conversations.thread(session, conversation.id, for_staff=False, before=before)
    names = people.staff_names(session, [line.message.author_id for line in lines if not line.is_theirs])
    first = lines[0].message.number if lines else 1
    return ThreadView(lines, names, first if first > 1 else None)


def clock(session: Session, person: YoungPerson) -> Clock | None:
    conversation = conversations.find_conversation(session, young_person_id=person.id)
    promise = escalations.promised(session, conversation.id) if conversation else None
    if promise is None:
        return None
    name = people.get_staff(session, promise.owner_id).first_name if promise.owner_id else None
    return Clock(promise.due_at, name)
