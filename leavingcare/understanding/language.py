"""Which language a text is in: by its script first, then by runs of letters among that script's languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain, words

_BLOCKS = (
    ("latin", 0x41, 0x24F),
    ("latin", 0x1E00, 0x1EFF),
    ("cyrillic", 0x400, 0x52F),
    ("arabic", 0x600, 0x6FF),
    ("arabic", 0x750, 0x77F),
    ("arabic", 0xFB50, 0xFDFF),
    ("arabic", 0xFE70, 0xFEFF),
    ("ethiopic", 0x1200, 0x139F),
)
_SHORT = 3
"""A Latin-script text of no more words than this never changes the language by itself."""

_SURE = 0.9


@dataclass(frozen=True)
class Identified:
    """The language of a text, how sure that is, and whether the letters alone settle it."""

    locale: str
    chance: float
    script: str


@dataclass(frozen=True)
class _Sounds:
    """How often runs of letters come in each language of one script."""

    languages: tuple[str, ...]
    logs: Mapping[str, tuple[float, ...]]
    absent: tuple[float, ...]


def script_of(text: str) -> str:
    """The script that most of the letters are in; "none" where there are none that we tell apart."""
    found: Counter[str] = Counter()
    for letter in text:
        if letter.isalpha():
            place = ord(letter)
            found[next((name for name, low, high in _BLOCKS if low <= place <= high), "other")] += 1
    if not found:
        return "none"
    # A Latin name or address in an Arabic text does not make the text Latin.
    others = {name: count for name, count in found.items() if name != "latin"}
    best = max(others, key=others.__getitem__, default="latin")
    return best if others.get(best, 0) * 2 >= found["latin"] else "latin"


def _grams(text: str) -> list[str]:
    found = words(_folded(text))
    marked = f" {' '.join(found)} "
    runs = [marked[start : start + size] for size in (1, 2, 3) for start in range(len(marked) - size + 1)]
    # Whole words are worth more than any of their runs.
    return runs + [f"={word}" for word in found] * 2


def _folded(text: str) -> str:
    # Letters that tell languages of the Arabic script apart must stay, so this folds case and signs alone.
    return text.lower() if script_of(text) in {"arabic", "ethiopic"} else plain(text)


@cache
def _sounds() -> Mapping[str, _Sounds]:
    counted: dict[str, dict[str, Counter[str]]] = {}
    for name in lists.names("languages"):
        content = lists.read(f"languages/{name}.yaml")
        for sentences in (content.get("sentences", ()), content.get("romanised", ())):
            if sentences:
                script = script_of(" ".join(sentences))
                code = (
                    content["locale"]
                    if sentences is content.get("sentences")
                    else content["locale"] + "-latn"
                )
                counter = counted.setdefault(script, {}).setdefault(code, Counter())
                for sentence in sentences:
                    counter.update(_grams(str(sentence)))
    return {script: _learned(by_language) for script, by_language in counted.items()}


def _learned(by_language: Mapping[str, Counter[str]]) -> _Sounds:
    languages = tuple(sorted(by_language))
    every = sorted({gram for counter in by_language.values() for gram in counter})
    totals = {code: sum(by_language[code].values()) for code in languages}
    smooth = 0.3

    def share(code: str, count: int) -> float:
        return log((count + smooth) / (totals[code] + smooth * len(every)))

    return _Sounds(
        languages,
        {gram: tuple(share(code, by_language[code][gram]) for code in languages) for gram in every},
        tuple(share(code, 0) for code in languages),
    )


def chances(text: str, script: str) -> dict[str, float]:
    """How likely each language of a script is for a text, by its runs of letters."""
    sounds = _sounds().get(script)
    if sounds is None:
        return {}
    totals = [0.0] * len(sounds.languages)
    for gram in _grams(text):
        for place, value in enumerate(sounds.logs.get(gram, sounds.absent)):
            totals[place] += value
    # Runs of letters overlap, so that each is worth less than one independent sign.
    totals = [total * 0.5 for total in totals]
    best = max(totals)
    shares = [exp(total - best) for total in totals]
    return {code: share / sum(shares) for code, share in zip(sounds.languages, shares, strict=True)}


def _with_prior(found: Mapping[str, float], prior: str, weight: float) -> dict[str, float]:
    raised = {
        code: chance * (weight if code.removesuffix("-latn") == prior else 1.0)
        for code, chance in found.items()
    }
    total = sum(raised.values()) or 1.0
    return {code: chance / total for code, chance in raised.items()}


def identify(text: str, prior: str = "en") -> Identified:
    """The language of `text`. `prior` is the language that the person is known to use.

    A short text in Latin letters is in English, or in the saved language where that is written in Latin letters.
    """
    script = script_of(text)
    if script in {"none", "other"}:
        return Identified(prior, 0.5, script)
    found = chances(text, script)
    if not found:
        return Identified(prior, 0.5, script)
    count = len(words(text))
    if script == "latin":
        return _latin(found, prior, count)
    weighed = _with_prior(found, prior, 8.0 if count <= _SHORT else 3.0)
    best = max(weighed, key=weighed.__getitem__)
    return Identified(best, weighed[best], script)


def _latin(found: Mapping[str, float], prior: str, count: int) -> Identified:
    weighed = _with_prior(_with_prior(found, "en", 20.0), prior, 6.0 if prior != "en" else 1.0)
    best = max(weighed, key=weighed.__getitem__)
    if best != "en" and best.removesuffix("-latn") != prior and (count <= _SHORT or weighed[best] < _SURE):
        best = "en"
    return Identified(best.removesuffix("-latn"), weighed[best], "latin")


def locales() -> Sequence[str]:
    """The languages that can be told apart."""
    return sorted({code.removesuffix("-latn") for sounds in _sounds().values() for code in sounds.languages})
