"""The conversation engine: state and text in; state, replies and effects out. It touches nothing else."""

from bot.conversation.effects import (
    ChangeLanguage,
    Effect,
    Escalate,
    Hush,
    MarkAction,
    RequestContact,
    SetCallTime,
)
from bot.conversation.state import AWAITS_CALL_TIME, State
from bot.conversation.turn import Context, Promise, Reply, ReplyKind, Turn

__all__ = [
    "AWAITS_CALL_TIME",
    "ChangeLanguage",
    "Context",
    "Effect",
    "Escalate",
    "Hush",
    "MarkAction",
    "Promise",
    "Reply",
    "ReplyKind",
    "RequestContact",
    "SetCallTime",
    "State",
    "Turn",
]
