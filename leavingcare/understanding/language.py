"""Which language a text is in: by its script first, then by runs of letters among that script's languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.scripts import ONE_LANGUAGE, script_of
from leavingcare.understanding.sounds import sounds

_SHORT = 3
"""A Latin-script text of no more words than this never changes the language by itself."""

_SURE = 0.97
_ENGLISH = 20.0
"""How much likelier English is than any other language in Latin letters, before a letter is read."""

_SAVED_LATIN = 6.0
_SAVED, _SAVED_SHORT = 3.0, 8.0


@dataclass(frozen=True)
class Identified:
    """The language of a text, how sure that is, and the script that it is written in."""

    locale: str
    chance: float
    script: str


def chances(text: str, script: str) -> dict[str, float]:
    """How likely each language of a script is for a text; "-latn" marks one written in Latin letters."""
    learned = sounds().get(script)
    return learned.chances(text, script) if learned is not None else {}


def _with_prior(found: Mapping[str, float], prior: str, weight: float) -> dict[str, float]:
    raised = {
        code: chance * (weight if code.removesuffix("-latn") == prior else 1.0)
        for code, chance in found.items()
    }
    total = sum(raised.values()) or 1.0
    return {code: chance / total for code, chance in raised.items()}


@lru_cache(maxsize=16)
def identify(text: str, prior: str = "en") -> Identified:
    """The language of `text`. `prior` is the language that the person is known to use.

    A short text in Latin letters is in English, or in the saved language where that is written in Latin letters.
    """
    script = script_of(text)
    if script in ONE_LANGUAGE:
        return Identified(ONE_LANGUAGE[script], _SURE, script)
    found = chances(text, script)
    if not found:
        return Identified(prior, 0.5, script)
    count = len(words(plain(text)))
    if script == "latin":
        return _latin(found, prior, count)
    weighed = _with_prior(found, prior, _SAVED_SHORT if count <= _SHORT else _SAVED)
    best = max(weighed, key=weighed.__getitem__)
    return Identified(best, weighed[best], script)


def _latin(found: Mapping[str, float], prior: str, count: int) -> Identified:
    weighed = _with_prior(found, "en", _ENGLISH)
    if prior != "en":
        weighed = _with_prior(weighed, prior, _SAVED_LATIN)
    best = max(weighed, key=weighed.__getitem__)
    if best != "en" and best.removesuffix("-latn") != prior and (count <= _SHORT or weighed[best] < _SURE):
        best = "en"
    return Identified(best.removesuffix("-latn"), weighed[best], "latin")


def locales() -> Sequence[str]:
    """The languages that can be told apart."""
    return sorted({code.removesuffix("-latn") for learned in sounds().values() for code in learned.languages})
