"""Whether a text wants something done, and what: by its words, unless what they are said with speaks against it."""

from __future__ import annotations

from functools import lru_cache

from leavingcare.understanding import following, foreign
from leavingcare.understanding.asked import Text
from leavingcare.understanding.model import COMMAND
from leavingcare.understanding.outcomes import Command, Outcome, Understanding
from leavingcare.understanding.phrases import command_patterns, named_language
from leavingcare.understanding.reading import Reading

COMMAND_FROM = {"en": (0.27, 0.5)}
"""The chance from which a command is done that no pattern knows, and that where it undoes much: less in English, which
has many times the examples, and texts with a command's words that want nothing done."""

COMMAND_ELSE_FROM = (0.4, 0.6)
_CAREFUL = frozenset(
    {
        Command.STOP,
        Command.START,
        Command.PHONE_NOT_SAFE,
        Command.COMPLAINT,
        Command.CHANGE_LANGUAGE,
        Command.NEW_NUMBER,
    }
)
_TIMED = frozenset(
    {Command.CALL_ME, Command.SPEAK_TO_ADVISER, Command.APPOINTMENT_CHANGE, Command.INTERPRETER}
)
_FEWEST_WORDS_OF_CAREFUL = 3

_DONE_BY_WORDS_ALONE = frozenset({Command.STOP, Command.PHONE_NOT_SAFE, Command.COMPLAINT})
"""To overlook one of these harms more than to do one that was not meant."""

_HARDLY = 0.1
"""The share of a command up to which the examples know next to nothing like a text that has its words."""

_OUTSIDE_SHARE, _COMMAND_SHARE, _ENTRY_SHARE = 0.3, 0.45, 0.7
"""The share from which the examples say that such a text is none of ours, another command, or asks for an entry."""

_KEPT = 32


def command_said(asked: Text) -> Understanding | None:
    """A command that a pattern knows: in the words as typed, in another language, or with spelling put right.

    Spelling is put right last: it is English that words are put right to, and another language's may be near it.
    """
    typed, corrected = asked.reading.line, asked.reading.corrected_line
    command = _command_in(typed, corrected)
    if command is not None:
        return None if _meant_otherwise(asked, command) else carry(asked, command, typed, None)
    said = foreign.command_in(asked.reading, asked.spoken)
    if said is not None:
        return carry(asked, said.command, typed, None, said=said)
    command = _command_in(corrected, corrected) if corrected != typed else None
    if command is None or _meant_otherwise(asked, command):
        return None
    return carry(asked, command, corrected, None)


def _meant_otherwise(asked: Text, command: Command) -> bool:
    """Whether a text has the words of a command, but is like what is said with them about something else."""
    if command in _DONE_BY_WORDS_ALONE or asked.judgement is None or asked.model is None:
        return False
    shares = {candidate.kind: candidate.share for candidate in asked.judgement.best}
    best = asked.judgement.best[0]
    if shares.get(COMMAND + command.value, 0.0) > _HARDLY:
        return False
    if best.kind.startswith(COMMAND):
        other = command_patterns()[Command(best.kind.removeprefix(COMMAND))]
        return best.share >= _COMMAND_SHARE and not other.barred_in(asked.reading.corrected_line)
    return best.share >= (_OUTSIDE_SHARE if best.kind in asked.model.outsiders else _ENTRY_SHARE)


@lru_cache(maxsize=_KEPT)
def _command_in(line: str, corrected: str) -> Command | None:
    """The command whose pattern a line has; what speaks against one counts in the corrected line too."""
    for command, pattern in command_patterns().items():
        if pattern.found_in(line) and not pattern.barred_in(corrected):
            return command
    return None


def carry(
    asked: Text,
    command: Command,
    line: str,
    confidence: float | None,
    *,
    said: foreign.Said | None = None,
) -> Understanding:
    """A command with what it carries: a time, a number, stuck or done, a language."""
    language = None
    if command in {Command.CHANGE_LANGUAGE, Command.INTERPRETER}:
        language = _language_asked_for(asked, line, command) if said is None else _own_language(asked, said)
    return asked.taken_as(
        Outcome.COMMAND,
        command=command,
        confidence=confidence,
        window=asked.window if command in _TIMED else None,
        number=following.number_in(line) if command is Command.ACTION_DONE else None,
        stuck=command is Command.ACTION_DONE and following.says_stuck(line),
        language=language,
    )


def _language_asked_for(asked: Text, line: str, command: Command) -> str | None:
    """The language that a text in English names; an interpreter is else for the text's own."""
    language = named_language(line)
    if language == "en" and command is Command.CHANGE_LANGUAGE and _refuses_english(line):
        return None
    if command is Command.INTERPRETER and language is None and asked.locale != "en":
        return asked.locale
    return language


def _own_language(asked: Text, said: foreign.Said) -> str | None:
    """The language that a command in another language is about: one that it names, else the one it is given in.

    "Another language" in the language that they are written to already names none: they are asked which.
    """
    named = named_language(asked.reading.line)
    if said.wants is not None or (named is not None and named != "en"):
        return said.wants or named
    same = said.command is Command.CHANGE_LANGUAGE and said.locale == asked.situation.locale
    return None if same else said.locale


def _refuses_english(line: str) -> bool:
    return any(word in line.split() for word in ("not", "cannot", "no", "bad", "little", "poor", "weak"))


def needed_for(command: Command, reading: Reading, locale: str) -> float:
    """The chance from which a command is done that no pattern knows; never by a word or two where it undoes much."""
    needed, careful = COMMAND_FROM.get(locale, COMMAND_ELSE_FROM)
    if command not in _CAREFUL:
        return needed
    return careful if len(reading.said) >= _FEWEST_WORDS_OF_CAREFUL else 1.0
