"""Commands, answers and small talk in languages other than English, read from `content/understanding/languages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.outcomes import Command
from leavingcare.understanding.phrases import language_names
from leavingcare.understanding.reading import Reading

_LONGEST = 9
_FEWEST_LETTERS = 5
"""A phrase in Latin letters that is shorter could be a word of another language."""
_FEWEST_WORDS_WITHIN = 3
"""A phrase in Latin letters of fewer words is looked for within a text only in the text's own language."""

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """A command, the language that it was given in, and the language that it asks for where it names one."""

    command: Command
    locale: str
    wants: str | None = None


@dataclass(frozen=True)
class _Tongue:
    """The phrases of one language. `within` are found inside a text, `alone` only as the whole of it."""

    locale: str
    polite: frozenset[str]
    negations: frozenset[str]
    within: Mapping[Phrase, Said]
    alone: Mapping[Phrase, Said]
    small_talk: Mapping[Phrase, str]
    refusals: frozenset[Phrase]
    numbers: Mapping[Phrase, int]

    def bare(self, said: Phrase) -> Phrase:
        """A text without the polite words at its ends."""
        start, end = 0, len(said)
        while start < end and said[start] in self.polite:
            start += 1
        while end > start and said[end - 1] in self.polite:
            end -= 1
        return said[start:end]


_THE = ("هال", "ال")
_FEWEST_AFTER_THE = 3
_THEY_DO = "وا"
_FEWEST_BEFORE_THEY_DO = 2


def _bare(word: str) -> str:
    """A word without the Arabic "the" or "these", and an order to several people as it is typed in haste."""
    article = next((one for one in _THE if word.startswith(one)), "")
    if len(word) >= len(article) + _FEWEST_AFTER_THE:
        word = word[len(article) :]
    if word.endswith(_THEY_DO) and len(word) >= len(_THEY_DO) + _FEWEST_BEFORE_THEY_DO:
        word = word[:-1]
    return word


def _folded(phrase: object) -> Phrase:
    return tuple(map(_bare, words(plain(str(phrase)))))


def _said(reading: Reading) -> Phrase:
    return _without_endings(reading.raw)


@lru_cache(maxsize=64)
def _without_endings(raw: Phrase) -> Phrase:
    """The words of a text, bared once: every language is asked whether they are its own."""
    return tuple(map(_bare, raw))


def _commands(given: Mapping[str, Iterable[str]], locale: str) -> dict[Phrase, Said]:
    return {
        _folded(phrase): Said(Command(name), locale) for name, phrases in given.items() for phrase in phrases
    }


def _tongue(content: Mapping[str, Any], polite: Iterable[str]) -> _Tongue:
    locale, answers = content["locale"], content.get("answers", {})
    within = _commands(content.get("commands", {}), locale)
    english = {_folded(phrase) for phrase in content.get("wants_english", ())}
    within |= dict.fromkeys(english, Said(Command.CHANGE_LANGUAGE, locale, "en"))
    talk = {
        _folded(phrase): kind for kind, phrases in content.get("small_talk", {}).items() for phrase in phrases
    }
    short = {_folded(phrase): "ok" for name in ("yes", "no") for phrase in answers.get(name, ())}
    return _Tongue(
        locale=locale,
        polite=frozenset(word for phrase in (*content["polite"], *polite) for word in _folded(phrase)),
        negations=frozenset(word for phrase in content.get("negations", ()) for word in _folded(phrase)),
        within=within,
        alone=within | _commands(content.get("alone", {}), locale),
        small_talk=short | talk,
        refusals=frozenset(_folded(phrase) for name in ("no", "none") for phrase in answers.get(name, ())),
        numbers={
            _folded(phrase): number
            for number, phrases in answers.get("numbers", {}).items()
            for phrase in phrases
        },
    )


@cache
def _tongues() -> Mapping[str, _Tongue]:
    read = {name: lists.read(f"languages/{name}.yaml") for name in lists.names("languages")}
    polite = read["en"]["polite"]
    return {code: _tongue(content, polite) for code, content in read.items() if "commands" in content}


@cache
def _within() -> Mapping[Phrase, Sequence[Said]]:
    """Every phrase that is found within a text, with what it is in each language that has it."""
    found: dict[Phrase, list[Said]] = {}
    for tongue in _tongues().values():
        for phrase, said in tongue.within.items():
            found.setdefault(phrase, []).append(said)
    return found


@cache
def person_will_read(locale: str) -> str | None:
    """What a text in a language that we do not write is answered with in it; None where nobody has written that."""
    if locale not in lists.names("languages"):
        return None
    said: str | None = lists.read(f"languages/{locale}.yaml").get("person_will_read")
    return said


def _in_turn(spoken: Sequence[str]) -> Iterator[tuple[_Tongue, bool]]:
    """Every language, those that the person is known to use first, and whether it is one of them."""
    known = [_tongues()[locale] for locale in dict.fromkeys(spoken) if locale in _tongues()]
    yield from ((tongue, True) for tongue in known)
    yield from ((tongue, False) for tongue in _tongues().values() if tongue not in known)


def _is_latin(phrase: Phrase) -> bool:
    return "".join(phrase).isascii()


def _is_telling(phrase: Phrase) -> bool:
    """Whether a phrase that is a whole text can be taken for no other language."""
    return not _is_latin(phrase) or sum(map(len, phrase)) >= _FEWEST_LETTERS


@lru_cache(maxsize=16)
def command_in(reading: Reading, spoken: tuple[str, ...]) -> Said | None:
    """The command that a text gives. `spoken` are the text's own language and the saved one.

    A whole text that is a phrase is known in every language, and a long enough phrase within one.
    """
    for tongue, own in _in_turn(spoken):
        for whole in (_said(reading), tongue.bare(_said(reading))):
            if whole in tongue.alone and (own or _is_telling(whole)):
                return tongue.alone[whole]
        named = language_names().get(" ".join(tongue.bare(reading.raw)))
        if named is not None and not _is_latin(whole):
            return Said(Command.CHANGE_LANGUAGE, tongue.locale, named)
    return _found_within(_said(reading), spoken)


def _found_within(words_said: Phrase, spoken: Sequence[str]) -> Said | None:
    """The longest phrase within a text that nothing before it makes mean the opposite."""
    turned: list[range] = []
    for start, run in _runs(words_said):
        place = range(start, start + len(run))
        if any(place[0] in other and place[-1] in other for other in turned):
            continue
        anywhere = not _is_latin(run) or len(run) >= _FEWEST_WORDS_WITHIN
        meant = [said for said in _within().get(run, ()) if anywhere or said.locale in spoken]
        kept = [said for said in meant if not _is_turned_round(said, words_said[:start])]
        if kept:
            return min(kept, key=lambda said: spoken.index(said.locale) if said.locale in spoken else 2)
        if meant:
            turned.append(place)
    return None


def _is_turned_round(said: Said, before: Phrase) -> bool:
    """Whether the word before a phrase makes it mean the opposite: "do not" before "call me"."""
    negations = _tongues()[said.locale].negations
    return bool(before) and said.command is not Command.STOP and before[-1] in negations


def _runs(said: Phrase) -> Iterator[tuple[int, Phrase]]:
    """Runs of two words and more with their places, longest first."""
    for size in range(min(_LONGEST, len(said)), 1, -1):
        for start in range(len(said) - size + 1):
            yield start, said[start : start + size]


def small_talk_in(reading: Reading, spoken: Sequence[str]) -> str | None:
    """The kind of small talk that a whole text is made of, in any language but English."""
    for tongue, own in _in_turn(spoken):
        kinds = _cut(_said(reading), tongue)
        if kinds and (own or _is_telling(reading.raw)):
            return max(kinds, key=("ok", "bye", "greeting", "thanks").index)
    return None


def _cut(said: Phrase, tongue: _Tongue) -> list[str]:
    """The kinds of the phrases that a text can be cut into, polite words passed over; none if a word is left."""
    kinds: list[str] = []
    place = 0
    while place < len(said):
        for end in range(min(len(said), place + _LONGEST), place, -1):
            if said[place:end] in tongue.small_talk:
                kinds.append(tongue.small_talk[said[place:end]])
                place = end
                break
        else:
            if said[place] not in tongue.polite:
                return []
            place += 1
    return kinds


def chosen_number(reading: Reading, spoken: Sequence[str], count: int) -> int | None:
    """The place chosen among `count` choices by a number word."""
    for tongue, own in _in_turn(spoken):
        bare = tongue.bare(_said(reading))
        number = tongue.numbers.get(bare)
        if number is not None and number <= count and (own or not _is_latin(bare)):
            return number
    return None


def wants_none(reading: Reading, spoken: Sequence[str]) -> bool:
    """Whether the text refuses all the choices: "no", "none of these"."""
    return any(
        tongue.bare(_said(reading)) in tongue.refusals and (own or not _is_latin(reading.raw))
        for tongue, own in _in_turn(spoken)
    )
