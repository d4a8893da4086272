"""Reading, before a turn, everything that the engine may know: who answers by when, and what this phone may hear."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from bot.conversation import Context, Promise, State
from bot.desk import BotDesk
from leavingcare import escalations, people, plans
from leavingcare.clock import local_day
from leavingcare.escalations import StillOpen, Urgency
from leavingcare.intake import Received
from leavingcare.languages import DEFAULT
from leavingcare.people import Staff
from leavingcare.storage import Session
from leavingcare.understanding import identify


def answer_locale(received: Received, desk: BotDesk) -> str:
    """The language to answer a message in: the saved one, else the text's own where we write it and that is sure.

    A number says no language: it is answered in the one that was answered in before, or that a check began in.
    """
    saved = received.conversation.locale
    if saved != DEFAULT:
        return saved
    state = State.loads(received.conversation.state)
    asked_in = str((state.check or {}).get("locale") or _spoken(received, state) or saved)
    found = identify(received.message.body, prior=asked_in).locale
    return found if any(locale.code == found for locale in desk.locales) else asked_in


def _spoken(received: Received, state: State) -> str | None:
    """The language answered in before, for a message without letters: words say their language themselves."""
    return None if any(map(str.isalpha, received.message.body)) else state.spoken


def context_for(session: Session, received: Received, *, desk: BotDesk, now: datetime) -> Context:
    """The engine's view of one message. Names and plan details are left out where the phone may not hear them."""
    locale, on = answer_locale(received, desk), local_day(now)
    waiting = escalations.still_open(session, received.conversation.id)
    adviser = people.adviser_of(session, received.person) if received.person else None
    names = _may_hear_names(received)
    actions, owed = _in_plan(session, received)
    return Context(
        locale=locale,
        now=now,
        words=desk.words(locale),
        council_name=desk.intake.council.name,
        promise=_promise(session, received, adviser if names else None, waiting, desk=desk, now=now),
        is_off=lambda day: not escalations.is_working_day(day),
        waiting_until=waiting.answer_due_at,
        concern_open=waiting.concern,
        understand=desk.understand,
        entry=partial(desk.entry, on=on, locale=locale),
        page=partial(desk.page, locale=locale),
        languages=desk.locales,
        actions=actions,
        owed=owed,
        count_actions=partial(_count_actions, session, received),
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
    session: Session,
    received: Received,
    adviser: Staff | None,
    waiting: StillOpen,
    *,
    desk: BotDesk,
    now: datetime,
) -> Promise:
    """Who answers and by when: the same day for someone whose concern is still open."""
    urgency = Urgency.TODAY if waiting.concern else Urgency.ROUTINE
    due = escalations.due_at(urgency, now=now, closes=desk.intake.closes)
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


def _in_plan(
    session: Session, received: Received
) -> tuple[tuple[str, ...], tuple[tuple[str, date], ...]] | tuple[None, None]:
    """What they, and the council, are to do next, the latter with its day; None where this phone may not hear it."""
    if received.person is None or not _may_hear_details(received):
        return None, None
    plan = plans.find_plan(session, received.person.id)
    if plan is None:
        return (), ()
    going = plans.promises(session, plan)
    theirs = tuple(action.words for action in going.young_person[: plans.AT_ONCE])
    return theirs, tuple((action.words, action.due_on) for action in going.council[: plans.AT_ONCE])


def _count_actions(session: Session, received: Received) -> int:
    """How many of the next actions there are to mark by number."""
    plan = plans.find_plan(session, received.person.id) if received.person else None
    return len(plans.next_actions(session, plan)) if plan else 0
