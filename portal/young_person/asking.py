"""Asking for a person from the portal: contact, an action that is stuck, words that may hold danger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from leavingcare import conversations, escalations, intake, plans
from leavingcare.access import Viewer
from leavingcare.clock import LONDON
from leavingcare.errors import Invalid
from leavingcare.escalations import ContactInput, Escalation, EscalationKind, Raised, Urgency
from leavingcare.intake import Desk
from leavingcare.people import YoungPerson
from leavingcare.plans import PlanAction
from leavingcare.storage import Session
from portal.languages import gettext as _
from portal.young_person.forms import ContactForm

_PARTS = {
    "any": (time(9), time(17)),
    "morning": (time(9), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(20)),
}
FURTHEST = timedelta(days=60)


def promise_if_asked_now(desk: Desk, *, now: datetime) -> datetime:
    """By when a person answers something that is asked now."""
    return escalations.due_at(Urgency.ROUTINE, now=now, closes=desk.closes)


def ask_for_contact(
    session: Session, person: YoungPerson, form: ContactForm, *, locale: str, desk: Desk, now: datetime
) -> Escalation:
    """Record the request; what it is about is looked at for danger like any message."""
    start, end = _window(form.day.data, form.part.data or "any", now=now)
    words = (form.about.data or "").strip()
    message = None
    if words:
        received = intake.receive_web(session, person, words, desk=desk, now=now)
        conversations.mark_handled(session, received.message, understood="contact", now=now)
        message = received.message
    conversation = conversations.converse(session, person_id=person.id, point=None, now=now)
    asked = ContactInput(
        how=form.how.data or "call",
        words=words,
        window_start=start,
        window_end=end,
        interpreter_locale=(person.interpreter_locale or locale) if form.interpreter.data else None,
        about=words or None,
        closes=desk.closes,
    )
    _request, escalation = escalations.request_contact(session, conversation, asked, message=message, now=now)
    return escalation


def _window(day: date | None, part: str, *, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The time that was picked, aware; nothing where no day was. Raises Invalid for a day that is over or far off."""
    if day is None:
        return None, None
    today = now.astimezone(LONDON).date()
    if day < today:
        raise Invalid(_("That day is over. Pick today or a later day."))
    if day > today + FURTHEST:
        raise Invalid(_("That is more than 60 days away. Pick an earlier day."))
    start, end = _PARTS.get(part, _PARTS["any"])
    return datetime.combine(day, start, LONDON), datetime.combine(day, end, LONDON)


@dataclass(frozen=True)
class Mark:
    """What a young person says of an action: `what` is done, stuck or words."""

    what: str
    words: str


def mark(session: Session, action: PlanAction, said: Mark, *, by: Viewer, desk: Desk, now: datetime) -> None:
    """Mark an action done or stuck, or keep their words beside it. Stuck tells a person.

    Their words are looked at for danger, as is everything they write.
    """
    if said.what == "done":
        plans.mark_done(session, action, by=by, now=now, own_words=said.words)
    elif said.what == "stuck":
        plans.mark_stuck(session, action, by=by, now=now, own_words=said.words)
        _say_stuck(session, by.id, desk=desk, now=now)
    else:
        plans.write_own_words(session, action, said.words, by=by, now=now)
    if said.words:
        intake.assess_words(session, by.id, said.words, desk=desk, now=now)


def _say_stuck(session: Session, person_id: UUID, *, desk: Desk, now: datetime) -> None:
    conversation = conversations.converse(session, person_id=person_id, point=None, now=now)
    raised = Raised(kind=EscalationKind.CHANGE, reason="action-stuck", closes=desk.closes)
    escalations.raise_escalation(session, conversation, raised, message=None, now=now)
