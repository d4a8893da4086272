"""What a text can be taken for, and what a command carries: the words that bot and tests share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What was decided about a text; exactly one each."""

    SAFEGUARDING = "safeguarding"
    COMMAND = "command"
    ANSWER = "answer"
    CHOICES = "choices"
    UNKNOWN = "unknown"
    SMALLTALK = "smalltalk"
    IGNORE = "ignore"


class Command(StrEnum):
    """Things done for a person rather than looked up."""

    CALL_ME = "call-me"
    SPEAK_TO_ADVISER = "speak-to-adviser"
    MY_PLAN = "my-plan"
    MY_ACTIONS = "my-actions"
    ACTION_DONE = "action-done"
    MY_ADVISER = "my-adviser"
    CHANGE_LANGUAGE = "change-language"
    INTERPRETER = "interpreter"
    STOP = "stop"
    START = "start"
    HELP = "help"
    COMPLAINT = "complaint"
    ENTITLEMENT_CHECK = "entitlement-check"
    EVENTS = "events"
    APPOINTMENT_CHANGE = "appointment-change"
    NEW_NUMBER = "new-number"
    PHONE_NOT_SAFE = "phone-not-safe"
    MORE = "more"


@dataclass(frozen=True)
class Window:
    """A time that someone gave: from `start` to `end` (either may be open), and the words it was understood from.

    Both times are aware, in Europe/London. With neither, only the words are known ("not mornings").
    """

    start: datetime | None
    end: datetime | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What is known of the conversation before its next text is read.

    `subject` is the entry last answered with; `choices` the slugs offered by number, where an empty slug stands
    for "none of these: a person"; `others` those that were offered beside the one chosen just before. `day` is the
    day of a call that was just spoken of.
    """

    locale: str
    now: datetime
    subject: str | None = None
    choices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class Understanding:
    """What a text was taken for.

    `entries` are slugs, best first: one for an answer, two or three for choices, and for an unknown text those
    that came nearest, for a person to see. `locale` is the language of the text. `aspect` says what was asked of
    an entry ("how-much", "how-to") or what kind of small talk it was ("thanks", "greeting", "anger", ...). `follows`
    says that it asks more of the entry last answered with.
    """

    outcome: Outcome
    entries: tuple[str, ...]
    command: Command | None
    confidence: float | None
    locale: str
    window: Window | None = None
    number: int | None = None
    stuck: bool = False
    language: str | None = None
    aspect: str | None = None
    follows: bool = False
