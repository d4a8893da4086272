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
from leavingcare.offer import AREAS
from leavingcare.people import YoungPerson
from leavingcare.plans import ActionInput, ActionOwner
from leavingcare.storage import Session
from portal.checker.answers import Answers

DONE_BY = timedelta(days=14)


def from_record(session: Session, person_id: UUID | None) -> Answers:
    """Fresh answers; for someone signed in, with what their record knows, to be confirmed."""
    person = session.get(YoungPerson, person_id) if person_id else None
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
    session: Session, person_id: UUID, rule: Rule, words: Teller, *, by: Viewer | None, now: datetime
) -> None:
    """Add it, in their language, to what they said they would do; a plan that nobody started yet is started."""
    person = people.own_record(session, person_id)
    today = local_day(now)
    plan = plans.find_plan(session, person.id) or plans.start_plan(
        session, person, agreed_on=today, next_review_on=None, by=by, now=now
    )
    name, steps = words.of_file(rule.name), words.filled(rule.claim)
    said = f"{name}: {steps[0]}" if steps else name
    given = ActionInput(
        owner=ActionOwner.YOUNG_PERSON, need=AREAS[0], words=said[:300], due_on=today + DONE_BY
    )
    plans.add_action(session, plan, given, by=by, now=now)
