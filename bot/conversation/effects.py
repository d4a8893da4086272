"""What a turn wants done. The engine only says so: whoever runs it writes the records."""

from __future__ import annotations

from dataclasses import dataclass

from leavingcare.understanding import Window


@dataclass(frozen=True)
class Escalate:
    """Put the message before a person. `kind` and `urgency` are values of the escalations' enumerations."""

    kind: str
    reason: str = ""
    urgency: str = "routine"
    suggested: str | None = None


@dataclass(frozen=True)
class RequestContact:
    """They want to be contacted: how ("call", "interpreter"), when, and in their words."""

    how: str
    words: str
    window: Window | None = None


@dataclass(frozen=True)
class SetCallTime:
    """They gave, or corrected, the time for a call that they asked for before."""

    window: Window
    words: str


@dataclass(frozen=True)
class ChangeLanguage:
    """They want to be written to in this language."""

    locale: str


@dataclass(frozen=True)
class MarkAction:
    """They have done, or are stuck on, their nth next action (1 is the first)."""

    number: int
    stuck: bool
    words: str = ""


@dataclass(frozen=True)
class Hush:
    """Someone else may hold this phone: nothing private may go to it."""


Effect = Escalate | RequestContact | SetCallTime | ChangeLanguage | MarkAction | Hush
