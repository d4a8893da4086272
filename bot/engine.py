"""One step of the conversation: which flow answers a message in this state. Pure, as the flows are."""

from __future__ import annotations

from datetime import date

from bot.conversation import AWAITS_CALL_TIME, Context, State, Turn
from bot.flows import COMMANDS, OUTCOMES, talk_to_someone
from leavingcare.understanding import Outcome, Situation


def advance(state: State, text: str, context: Context) -> Turn:
    """Answer one message.

    STOP, START and danger never come here: they are dealt with before the engine is asked (`bot.inbound`).
    """
    awaits_time = state.awaits == AWAITS_CALL_TIME
    situation = Situation(
        locale=context.locale,
        subject=state.subject,
        choices=state.choices,
        now=context.now,
        day=date.fromisoformat(state.call_day) if awaits_time and state.call_day else None,
    )
    meaning = context.understand(text, situation)
    if awaits_time and meaning.window is not None:
        return talk_to_someone.call_time(state, text, meaning, context)
    if meaning.outcome is Outcome.COMMAND and meaning.command in COMMANDS:
        return COMMANDS[meaning.command](state, text, meaning, context)
    step = OUTCOMES.get(meaning.outcome, OUTCOMES[Outcome.UNKNOWN])
    return step(state, text, meaning, context)
