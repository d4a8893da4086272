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
    hear it.
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
    knows_person: bool = False
    adviser_shown: str | None = None
    rules: RuleBook | None = None
    saved_locale: str | None = None
    born_on: date | None = None
