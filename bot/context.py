"""Reading, before a turn, everything that the engine may know: who answers by when, and what this phone may hear."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.conversation import Context, Promise, State
from bot.desk import BotDesk
from leavingcare import escalations, people, plans
from leavingcare.clock import local_day
from leavingcare.escalations import Urgency
from leavingcare.intake import Received
from leavingcare.languages import DEFAULT
from leavingcare.people import Staff
from leavingcare.storage import Session
from leavingcare.understanding import identify


def answer_locale(received: Received, desk: BotDesk) -> str:
    """The language to answer a message in: the saved one, else the text's own where we write it and that is sure.

    A number says no language: in a check it is answered in the one that the check began in.
    """
    saved = received.conversation.locale
    if saved != DEFAULT:
        return saved
    check = State.loads(received.conversation.state).check
    asked_in = str((check or {}).get("locale") or saved)
    found = identify(received.message.body, prior=asked_in).locale
    return found if any(locale.code == found for locale in desk.locales) else asked_in


def context_for(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> Context:
    """The engine's view of one message. Names and plan details are left out where the phone may not hear them."""
    locale, on = answer_locale(received, desk), local_day(now)
    adviser = people.adviser_of(session, received.person) if received.person else None
    names = _may_hear_names(received)
    return Context(
        locale=locale,
        now=now,
        words=desk.words(locale),
        council_name=desk.intake.council.name,
        promise=_promise(session, received, adviser if names else None, desk=desk, now=now),
        understand=desk.understand,
        entry=partial(desk.entry, on=on, locale=locale),
        page=partial(desk.page, locale=locale),
        languages=desk.locales,
        actions=_actions(session, received),
        knows_person=received.point is None or received.point.is_proved,
        rules=None if received.point is not None and received.point.hushed_at else desk.intake.rules,
        adviser_shown=adviser.first_name if adviser and names else None,
        saved_locale=received.conversation.locale,
        born_on=received.person.born_on if received.person and _may_hear_details(received) else None,
    )


def _may_hear_names(received: Received) -> bool:
    return received.point is None or received.point.may_hear_names


def _may_hear_details(received: Received) -> bool:
    return received.point is None or received.point.may_hear_details


def _promise(
    session: Session, received: Received, adviser: Staff | None, *, desk: BotDesk, now: datetime
) -> Promise:
    due = escalations.due_at(Urgency.ROUTINE, now=now, closes=desk.intake.closes)
    if adviser is None:
        return Promise(due_at=due)
    day = local_day(now)
    answers = people.cover_for(session, adviser, day)
    cover = people.get_staff(session, adviser.cover_id) if adviser.cover_id else None
    if answers is None:
        return Promise(due_at=due)
    if answers.id != adviser.id:
        return Promise(due_at=due, adviser=answers.first_name)
    named = cover.first_name if cover and cover.active and not cover.is_away(day) else None
    return Promise(due_at=due, adviser=adviser.first_name, cover=named)


def _actions(session: Session, received: Received) -> tuple[str, ...] | None:
    """Their next actions in words, or None where this phone may not hear them."""
    if received.person is None or not _may_hear_details(received):
        return None
    plan = plans.find_plan(session, received.person.id)
    return tuple(action.words for action in plans.next_actions(session, plan)) if plan else ()
