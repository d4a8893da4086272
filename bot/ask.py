"""What the bot makes of one text from nobody in particular: no person, no record, no clock."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from bot.conversation import Context, Promise, Reply, State
from bot.desk import BotDesk
from bot.engine import advance
from bot.flows.stop import started_again
from bot.rendering import render
from leavingcare import languages, safeguarding
from leavingcare.clock import local_day
from leavingcare.escalations import Urgency, due_at
from leavingcare.safeguarding import Concern
from leavingcare.understanding import Command, Outcome, Situation, Understanding

Answer = dict[str, Any]


def answer_one(
    desk: BotDesk, text: str, *, locale: str = "en", channel: str = "sms", now: datetime
) -> Answer:
    """The outcome of a text, in the names of the shared vocabulary, and the texts that would go back.

    Danger comes before everything else, as it does for a real message. Nothing is stored.
    """
    concern = safeguarding.assess(text, locale)
    situation = Situation(locale=locale, now=now)
    meaning = desk.understand(text, situation)
    if concern is not None:
        return _danger(desk, concern, locale=meaning.locale or locale)
    said_in = _reply_locale(desk, meaning.locale, locale)
    context = context_of_nobody(desk, locale=said_in, now=now)
    replies = _without_engine(meaning, context)
    if replies is None:
        replies = advance(State(), text, context).replies
    found = meaning.outcome in (Outcome.ANSWER, Outcome.CHOICES)
    topics = [desk.intake.library.entry(slug).topics[0] for slug in meaning.entries if slug][:3]
    return {
        "outcome": meaning.outcome.value,
        "topics": list(dict.fromkeys(topics)) if found else None,
        "command": meaning.command.value if meaning.command and meaning.outcome is Outcome.COMMAND else None,
        "concern": None,
        "urgency": None,
        "lang": meaning.locale,
        "confidence": meaning.confidence if found else None,
        "replies": _texts(replies, locale=said_in, channel=channel),
    }


def _danger(desk: BotDesk, concern: Concern, *, locale: str) -> Answer:
    reply_locale = concern.locale if concern.locale != "en" else locale
    words = safeguarding.safety_reply(concern, locale=reply_locale, numbers=desk.intake.numbers)
    return {
        "outcome": Outcome.SAFEGUARDING.value,
        "topics": None,
        "command": None,
        "concern": concern.risk.value,
        "urgency": concern.urgency.value,
        "lang": locale,
        "confidence": None,
        "replies": [words],
    }


def _without_engine(meaning: Understanding, context: Context) -> tuple[Reply, ...] | None:
    """STOP is answered with silence and START with one line, before the engine is asked; None for all else."""
    command = meaning.command if meaning.outcome is Outcome.COMMAND else None
    if command is Command.STOP:
        return ()
    return (started_again(context.words),) if command is Command.START else None


def _reply_locale(desk: BotDesk, detected: str, given: str) -> str:
    """The language to answer in: the one asked for, else the text's own where we have it and its script says so."""
    offered = {locale.code for locale in desk.locales}
    if given in offered and given != "en":
        return given
    return detected if detected in offered else "en"


def context_of_nobody(desk: BotDesk, *, locale: str, now: datetime) -> Context:
    """The engine's view of a text from an unknown number that has written before."""
    on = local_day(now)
    return Context(
        locale=locale,
        now=now,
        words=desk.words(locale),
        council_name=desk.intake.council.name,
        promise=Promise(due_at=due_at(Urgency.ROUTINE, now=now, closes=desk.intake.closes)),
        understand=desk.understand,
        entry=partial(desk.entry, on=on, locale=locale),
        page=partial(desk.page, locale=locale),
        languages=desk.locales,
        rules=desk.intake.rules,
    )


def _texts(replies: tuple[Reply, ...], *, locale: str, channel: str) -> list[str]:
    gettext = languages.translator(locale).gettext
    return [
        text
        for reply in replies
        for text in render(reply.text, reply.choices, channel=channel, gettext=gettext)
    ]
