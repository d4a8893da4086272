"""Doing what a turn of the conversation wants done: the engine's effects become records."""

from __future__ import annotations

from datetime import datetime

from bot.conversation import (
    ChangeLanguage,
    Effect,
    Escalate,
    Hush,
    MarkAction,
    RequestContact,
    SetCallTime,
)
from bot.desk import BotDesk
from leavingcare import conversations, escalations, people, plans
from leavingcare.errors import Conflict
from leavingcare.escalations import ContactInput, EscalationKind, Raised, Urgency
from leavingcare.intake import Received
from leavingcare.storage import Session


def apply_effects(
    session: Session, effects: tuple[Effect, ...], received: Received, *, desk: BotDesk, now: datetime
) -> None:
    """Write every effect, in order, in the caller's transaction."""
    for effect in effects:
        match effect:
            case Escalate():
                _escalate(session, effect, received, desk=desk, now=now)
            case RequestContact() | SetCallTime():
                _request_contact(session, effect, received, desk=desk, now=now)
            case ChangeLanguage():
                _change_language(session, effect, received, now=now)
            case MarkAction():
                _mark_action(session, effect, received, now=now)
            case Hush():
                _hush(session, received, now=now)


def _hush(session: Session, received: Received, *, now: datetime) -> None:
    """Hush every phone of theirs; said on the portal, it is about their phones too."""
    points = [received.point] if received.point is not None else []
    if not points and received.person is not None:
        points = people.contact_points(session, received.person.id)
    for point in points[:1]:
        people.hush(session, point, now=now)


def _escalate(
    session: Session, effect: Escalate, received: Received, *, desk: BotDesk, now: datetime
) -> None:
    raised = Raised(
        kind=EscalationKind(effect.kind),
        urgency=_urgency(session, Urgency(effect.urgency), received),
        reason=effect.reason[:60],
        suggested_slug=effect.suggested,
        closes=desk.intake.closes,
    )
    escalations.raise_escalation(session, received.conversation, raised, message=received.message, now=now)


def _urgency(session: Session, wanted: Urgency, received: Received) -> Urgency:
    """The same day at the latest for someone whose concern is still open, whatever they ask."""
    if wanted is not Urgency.ROUTINE:
        return wanted
    open_concern = escalations.has_open_concern(session, received.conversation.id)
    return Urgency.TODAY if open_concern else wanted


def _request_contact(
    session: Session,
    effect: RequestContact | SetCallTime,
    received: Received,
    *,
    desk: BotDesk,
    now: datetime,
) -> None:
    """Record the request; a corrected time is a new row beside the first, on the same open escalation."""
    window = effect.window
    asked = ContactInput(
        how=effect.how if isinstance(effect, RequestContact) else "call",
        words=effect.words,
        window_start=window.start if window else None,
        window_end=window.end if window else None,
        interpreter_locale=received.person.interpreter_locale if received.person else None,
        urgency=_urgency(session, Urgency.ROUTINE, received),
        closes=desk.intake.closes,
    )
    escalations.request_contact(session, received.conversation, asked, message=received.message, now=now)


def _change_language(session: Session, effect: ChangeLanguage, received: Received, *, now: datetime) -> None:
    person = received.person if _proved(received) else None
    people.change_locale(session, locale=effect.locale, person=person, point=received.point, now=now)
    conversation = received.conversation
    conversations.remember(session, conversation, state=conversation.state, locale=effect.locale)


def _mark_action(session: Session, effect: MarkAction, received: Received, *, now: datetime) -> None:
    """Mark the nth of the next actions; a number that there is not leaves the plan as it was."""
    if received.person is None or not _proved(received):
        return
    plan = plans.find_plan(session, received.person.id)
    actions = plans.next_actions(session, plan) if plan else []
    if not 1 <= effect.number <= len(actions):
        return
    viewer = people.viewer_for_young_person(received.person)
    mark = plans.mark_stuck if effect.stuck else plans.mark_done
    try:
        mark(session, actions[effect.number - 1], by=viewer, now=now)
    except Conflict:
        return  # it was finished meanwhile, which is what they wanted


def _proved(received: Received) -> bool:
    """Whether this message may change a record: it was written signed in, or from a phone proved to be theirs."""
    return received.point is None or received.point.is_proved
