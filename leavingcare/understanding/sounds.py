"""What languages of one script are told apart by: runs of letters, words and marks, learned from our own sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.scripts import script_of

# Settled by leaving out a fifth of the sentences in turn, and on texts of other people; never on the evaluation's.
_RUNS = (1, 2, 3)
_WEIGHTS = {"=": 4, "^": 4}
"""How much more than a run of letters a whole word says, and a letter that few languages of its script have."""
_TELLING = 4
"""How often each word counts that a language's file names as telling."""
_SHARED = 0.1
"""The part of each chance that all languages of a script share, so that what none has seen speaks for none."""
_OVERLAP = 0.7
"""Runs overlap, so that each is worth less than one independent sign."""

_TELLING_LETTERS = {
    "cyrillic": frozenset("ыэъёіїєґ"),
    "arabic": frozenset("ټډړږښځڅڼېۍګےںہھٹڈڑڕڵۆێەڤپچژگآةىأإؤئ"),
}
_ARABIC_MARKS = re.compile(r"[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f]")
# Phones write these two letters as their own keyboard has them, whatever the language.
_KEYBOARDS = str.maketrans({"ي": "ی", "ك": "ک"})


def features(text: str, script: str) -> list[str]:
    """Everything in a text that speaks for one language or another: "=" begins a word, "^" a telling mark."""
    found, marks = _read(text, script)
    line = f" {' '.join(found)} "
    runs = [line[start : start + size] for size in _RUNS for start in range(len(line) - size + 1)]
    return runs + [f"={word}" for word in found] + [f"^{mark}" for mark in marks]


def _weight(feature: str) -> int:
    # A run may hold one of these signs only alone: words are letters and digits.
    return _WEIGHTS.get(feature[0], 1)


def _read(text: str, script: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the letters and marked words that are telling in its script."""
    if script == "latin":
        if text.isascii():
            return words(plain(text)), []
        marked = [word for word in words(unicodedata.normalize("NFC", text.lower())) if not word.isascii()]
        letters = [letter for word in marked for letter in word if not letter.isascii()]
        return words(plain(text)), [*marked, *letters]
    text = unicodedata.normalize("NFKC", text).lower()
    if script == "arabic":
        text = _ARABIC_MARKS.sub("", text)
    telling = _TELLING_LETTERS.get(script, frozenset())
    return words(text.translate(_KEYBOARDS)), [letter for letter in text if letter in telling]


@dataclass(frozen=True)
class Sounds:
    """How strongly each feature speaks for each language of one script: a row of logarithms for each feature."""

    languages: tuple[str, ...]
    rows: Mapping[str, int]
    signs: NDArray[np.float32]

    def chances(self, text: str, script: str) -> dict[str, float]:
        """How likely each language is for a text."""
        known = [row for row in map(self.rows.get, features(text, script)) if row is not None]
        totals = self.signs[known].sum(axis=0) * _OVERLAP
        shares = np.exp(totals - totals.max())
        shares /= shares.sum()
        return dict(zip(self.languages, shares.tolist(), strict=True))


@cache
def sounds() -> Mapping[str, Sounds]:
    """What was learned for each script, from `content/understanding/languages`."""
    counted: dict[str, dict[str, Counter[str]]] = {}
    for name in lists.names("languages"):
        content = lists.read(f"languages/{name}.yaml")
        code = content["locale"]
        telling = " ".join(content.get("telling", ())).split() * _TELLING
        own = [*content["sentences"], *_borrowed(content), *telling]
        for spoken, sentences in ((code, own), (f"{code}-latn", content.get("romanised", []))):
            if sentences:
                script = script_of(" ".join(map(str, sentences)))
                counter = counted.setdefault(script, {}).setdefault(spoken, Counter())
                for sentence in sentences:
                    counter.update(features(str(sentence), script))
    return {script: _learned(by_language) for script, by_language in counted.items()}


def _borrowed(content: Mapping[str, Any]) -> Iterator[str]:
    """Example texts in a language's script that other lists of understanding hold already."""
    script = script_of(" ".join(map(str, content["sentences"])))
    for name in content.get("more_from", ()):
        for texts in lists.examples(name).values():
            yield from (text for text in texts if script_of(text) == script)


def _learned(by_language: Mapping[str, Counter[str]]) -> Sounds:
    languages = tuple(sorted(by_language))
    rows = {
        feature: row
        for row, feature in enumerate(sorted({f for counted in by_language.values() for f in counted}))
    }
    weights = np.array([_weight(feature) for feature in rows], dtype=np.float32)[:, None]
    shares = np.zeros((len(rows), len(languages)), dtype=np.float32)
    for place, code in enumerate(languages):
        for feature, count in by_language[code].items():
            shares[rows[feature], place] = count
    shares *= weights
    shares /= shares.sum(axis=0)
    shared = _SHARED * shares.mean(axis=1, keepdims=True)
    signs = np.log((1 - _SHARED) * shares + shared) * weights
    return Sounds(languages, rows, signs)
