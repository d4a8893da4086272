"""Where the checker meets the record: what is known of someone signed in, asking their adviser, their own plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from leavingcare import conversations, escalations, intake, people, plans
from leavingcare.access import Viewer
from leavingcare.clock import local_day
from leavingcare.entitlements import Known, Rule, Teller
from leavingcare.escalations import EscalationKind, Raised
from leavingcare.intake import Desk
from leavingcare.offer import AREAS, Library
from leavingcare.people import YoungPerson
from leavingcare.plans import ActionInput, ActionOwner
from leavingcare.storage import Session
from portal.checker.answers import Answers

DONE_BY = timedelta(days=14)


def from_record(person: YoungPerson | None) -> Answers:
    """Fresh answers, with what the record knows of somebody, to be confirmed. The day of birth is all that it holds."""
    if person is None or person.born_on is None:
        return Answers()
    known = Known.read({"date_of_birth": person.born_on.isoformat()})
    return Answers(known=known, asked=("birth",), filled_in=("birth",))


def adviser_name(session: Session, person_id: UUID | None, *, on: date) -> str | None:
    """The first name of whoever answers for the young person today."""
    person = session.get(YoungPerson, person_id) if person_id else None
    adviser = people.adviser_of(session, person) if person else None
    answers = people.cover_for(session, adviser, on) if adviser else None
    return answers.first_name if answers else None


def ask_adviser(
    session: Session, person_id: UUID, rule: Rule, words: str, *, desk: Desk, now: datetime
) -> datetime:
    """Send the request, answers and all, into the thread, and put it before a person. Returns by when."""
    person = people.own_record(session, person_id)
    received = intake.receive_web(session, person, words, desk=desk, now=now)
    conversations.mark_handled(session, received.message, understood=f"asked for: {rule.slug}"[:200], now=now)
    suggested = rule.topic if desk.library.find(rule.topic) else None
    raised = Raised(
        kind=EscalationKind.QUESTION,
        reason=f"entitlement: {rule.slug}"[:60],
        suggested_slug=suggested,
        closes=desk.closes,
    )
    escalation = escalations.raise_escalation(
        session, received.conversation, raised, message=received.message, now=now
    )
    return escalation.due_at


def put_in_plan(
    session: Session, person: YoungPerson, action: ActionInput, *, by: Viewer | None, now: datetime
) -> None:
    """Add it to the plan; a plan that nobody started yet is started."""
    plan = plans.find_plan(session, person.id) or plans.start_plan(
        session, person, agreed_on=local_day(now), next_review_on=None, by=by, now=now
    )
    plans.add_action(session, plan, action, by=by, now=now)


def as_action(rule: Rule, words: Teller, *, promised_by: Viewer, library: Library, on: date) -> ActionInput:
    """A result as a plan action: what a young person says they will do, or what staff promise for the council."""
    name, steps = words.of_file(rule.name), words.filled(rule.claim)
    theirs = promised_by.is_young_person
    said = f"{name}: {steps[0]}" if steps and theirs else name
    entry = library.find(rule.topic)
    return ActionInput(
        owner=ActionOwner.YOUNG_PERSON if theirs else ActionOwner.COUNCIL,
        need=entry.area if entry else AREAS[0],
        words=said[:300],
        due_on=on + DONE_BY,
        staff_id=None if theirs else promised_by.id,
    )
