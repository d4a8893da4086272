"""What the engine is given with a message, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.conversation.effects import Effect
from bot.conversation.state import State
from leavingcare.entitlements import RuleBook
from leavingcare.languages import Locale, Translations
from leavingcare.offer import EntryTexts
from leavingcare.understanding import Situation, Understanding


class ReplyKind(StrEnum):
    """What a reply is, for the thread that staff and the young person see."""

    ANSWER = "answer"
    WORDS = "words"


@dataclass(frozen=True)
class Reply:
    """One thing to say. `choices` are numbered by whoever renders it for a channel."""

    text: str
    choices: tuple[str, ...] = ()
    kind: ReplyKind = ReplyKind.WORDS
    entry: str | None = None


@dataclass(frozen=True)
class Turn:
    """The next state, what to say, and what to do; `understood` says in a few words what the text was taken for."""

    state: State
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    understood: str = ""


@dataclass(frozen=True)
class Promise:
    """Who answers and by when, if this is passed on now. Names are None where this phone may not hear them."""

    due_at: datetime
    adviser: str | None = None
    cover: str | None = None


@dataclass(frozen=True)
class Context:
    """Everything a turn may know, read beforehand: the engine itself looks nothing up.

    `actions` are the young person's own next actions in words, None where this phone may not hear them.
    `knows_person` says that the number is proved to be a known young person's. `rules` are None on a phone in other
    hands: the entitlement check is not for it. `saved_locale` is the language that they are written to otherwise, where
    this message is answered in another. `born_on` is the day of birth in their record, None where this phone may not
    hear it. `waiting_until` is when an answer is due, or was, that they were promised before and still wait for;
    `concern_open` says that a safeguarding concern about them is open, `is_off` of a day that nobody is at work.
    `count_actions` says how many next actions they have, which a phone that may not hear them may be told. `owed` are
    the council's own next actions, each with its day, None where this phone may not hear them.
    """

    locale: str
    now: datetime
    words: Translations
    council_name: str
    promise: Promise
    understand: Callable[[str, Situation], Understanding]
    entry: Callable[[str], EntryTexts | None]
    page: Callable[[str], str]
    languages: tuple[Locale, ...] = ()
    actions: tuple[str, ...] | None = None
    count_actions: Callable[[], int] | None = None
    owed: tuple[tuple[str, date], ...] | None = None
    waiting_until: datetime | None = None
    concern_open: bool = False
    knows_person: bool = False
    adviser_shown: str | None = None
    rules: RuleBook | None = None
    is_off: Callable[[date], bool] = lambda _day: False
    saved_locale: str | None = None
    born_on: date | None = None
