"""Commands and small talk in languages other than English: phrases, read from `content/understanding/languages`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.outcomes import Command
from leavingcare.understanding.reading import Reading

_POLITE_WORDS = 2
"""A phrase of one word is the whole text but for as many other words: "please", a name."""


@dataclass(frozen=True)
class _Phrases:
    commands: Mapping[tuple[str, ...], Command]
    small_talk: Mapping[tuple[str, ...], str]


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(words(plain(str(phrase))))


@cache
def _phrases() -> Mapping[str, _Phrases]:
    found: dict[str, _Phrases] = {}
    for name in lists.names("languages"):
        content = lists.read(f"languages/{name}.yaml")
        commands = content.get("commands", {})
        talk = content.get("small_talk", {})
        found[content["locale"]] = _Phrases(
            {
                _folded(phrase): Command(command)
                for command, phrases in commands.items()
                for phrase in phrases
            },
            {_folded(phrase): kind for kind, phrases in talk.items() for phrase in phrases},
        )
    return found


def _runs(said: tuple[str, ...], longest: int = 6) -> Iterator[tuple[str, ...]]:
    """Runs of words in a text, longest first."""
    for size in range(min(longest, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            yield said[start : start + size]


def command_in(reading: Reading, locale: str) -> Command | None:
    """The command that a text in `locale` gives; a whole text that is a phrase is known in every language."""
    for phrases in _phrases().values():
        if reading.raw in phrases.commands:
            return phrases.commands[reading.raw]
    own = _phrases().get(locale)
    if own is None:
        return None
    for run in _runs(reading.raw):
        if run in own.commands and (len(run) > 1 or len(reading.raw) <= 1 + _POLITE_WORDS):
            return own.commands[run]
    return None


def small_talk_in(reading: Reading) -> str | None:
    """The kind of small talk that a whole text is, in any language but English."""
    return next(
        (
            phrases.small_talk[reading.raw]
            for phrases in _phrases().values()
            if reading.raw in phrases.small_talk
        ),
        None,
    )
