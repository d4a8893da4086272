"""One step of the conversation: which flow answers a message in this state. Pure, as the flows are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.conversation import AWAITS_CALL_TIME, Context, State, Turn
from bot.flows import COMMANDS, OUTCOMES, entitlement_check, language, talk_to_someone
from leavingcare.understanding import Outcome, Situation, Understanding


def advance(state: State, text: str, context: Context) -> Turn:
    """Answer one message.

    Danger never comes here, nor do STOP and START by text: they are dealt with before the engine is asked
    (`bot.inbound`).
    """
    awaits_time = state.awaits == AWAITS_CALL_TIME
    situation = Situation(
        locale=context.locale,
        subject=state.subject,
        choices=state.choices,
        others=state.others,
        now=context.now,
        day=date.fromisoformat(state.call_day) if awaits_time and state.call_day else None,
    )
    meaning = context.understand(text, situation)
    turn = _answer(state, text, meaning, context)
    if state.check is None and language.is_beyond_us(meaning, context):
        turn = language.beyond_us(state, meaning, context, turn)
    return language.asking_once(_keeping(state, turn, context), context)


def _answer(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    checked = entitlement_check.go_on(state, text, meaning, context)
    if checked is not None:
        return checked
    if state.awaits == AWAITS_CALL_TIME and meaning.window is not None:
        return talk_to_someone.call_time(state, text, meaning, context)
    if meaning.outcome is Outcome.COMMAND and meaning.command in COMMANDS:
        return _keeping_check(state, COMMANDS[meaning.command](state, text, meaning, context))
    step = OUTCOMES.get(meaning.outcome, OUTCOMES[Outcome.UNKNOWN])
    return _keeping_check(state, step(state, text, meaning, context))


def _keeping(state: State, turn: Turn, context: Context) -> Turn:
    """Which language they were asked about is remembered, and which they were answered in, whatever is talked of."""
    kept = replace(turn.state, asked_language=state.asked_language, spoken=context.locale)
    return replace(turn, state=kept)


def _keeping_check(state: State, turn: Turn) -> Turn:
    """A check that was begun waits, whatever else is talked of in between."""
    if state.check is None or turn.state.check is not None:
        return turn
    return replace(turn, state=replace(turn.state, check=state.check))
