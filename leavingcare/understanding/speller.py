"""A speller over the words that matter here: it puts a mistyped word right only when one word clearly fits."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from math import log

from rapidfuzz.distance import OSA

from leavingcare.understanding.letters import plain

FREQUENT = 20_000
_SHORTEST, _LONGEST = 4, 20
_LONG = 11
"""From how many letters on a word may have a third mistake: "aprentiships"."""
_OWN_LEAD = 3.5
_KEPT = 20_000


def frequent_words(how_many: int = FREQUENT) -> dict[str, int]:
    """The most frequent words of spoken English with their counts, as the `pyspellchecker` package has them."""
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    found: dict[str, int] = {}
    for word in sorted(counts, key=counts.__getitem__, reverse=True)[:how_many]:
        plainly = plain(word)
        found[plainly] = max(found.get(plainly, 0), counts[word])
    return found


def _bare(word: str) -> str:
    """A word as it is typed in haste: no vowels but a first one, no doubled letters."""
    letters = [word[0]]
    letters += [
        now for before, now in zip(word, word[1:], strict=False) if now not in "aeiou" and now != before
    ]
    return "".join(letters)


@dataclass(frozen=True)
class Speller:
    """Words with a weight each: how likely a mistyped word is to have been this one.

    Words of our own content weigh more than merely frequent ones, so that "bursry" becomes "bursary".
    """

    weights: Mapping[str, float]
    _near: dict[tuple[str, int], list[str]] = field(default_factory=dict, repr=False)
    _bares: dict[str, list[str]] = field(default_factory=dict, repr=False)
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, own: Mapping[str, int], frequent: Mapping[str, int]) -> Speller:
        """From the words of our own content with their counts, and frequent words with theirs."""
        weights = {
            word: log(count + 1) / 2
            for word, count in frequent.items()
            if len(word) > 1 or word in {"a", "i"}
        }
        for word, count in own.items():
            if word.isalpha():
                weights[word] = weights.get(word, 0.0) + _OWN_LEAD + log(count + 1)
        return cls.from_weights(weights)

    @classmethod
    def from_weights(cls, weights: Mapping[str, float]) -> Speller:
        """From weights made before."""
        speller = cls(dict(weights))
        near, bares = defaultdict(list), defaultdict(list)
        for word in weights:
            if len(word) < 3:
                continue
            near[word[0], len(word)].append(word)
            bares[_bare(word)].append(word)
        speller._near.update(near)
        speller._bares.update(bares)
        return speller

    def knows(self, word: str) -> bool:
        """Whether the word is spelt as one we know."""
        return word in self.weights

    def correct(self, word: str) -> tuple[str, ...]:
        """The word, put right if it is mistyped; two words where a space was lost."""
        if (
            len(word) < _SHORTEST
            or len(word) > _LONGEST
            or word in self.weights
            or not word.isascii()
            or not word.isalpha()
        ):
            return (word,)
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[word] = self._corrected(word)
        return found

    def _corrected(self, word: str) -> tuple[str, ...]:
        best, score = word, 0.0
        for candidate, distance in self._candidates(word):
            fitness = self.weights[candidate] - 3.5 * distance - 0.5 * (candidate[0] != word[0])
            if score == 0.0 or fitness > score:
                best, score = candidate, fitness
        pair = self._split(word)
        if pair is not None and (best == word or min(map(self.weights.__getitem__, pair)) - 3.5 > score):
            return pair
        return (best,)

    def _candidates(self, word: str) -> Iterable[tuple[str, float]]:
        allowed = 1 if len(word) < 6 else 2 if len(word) < _LONG else 3
        firsts, letters = {word[0], word[1]}, sorted(word)
        for first in firsts:
            for length in range(len(word) - allowed, len(word) + allowed + 1):
                for candidate in self._near.get((first, length), ()):
                    distance = OSA.distance(word, candidate, score_cutoff=allowed)
                    if distance <= allowed:
                        swapped = distance == 1 and sorted(candidate) == letters
                        yield candidate, 0.7 if swapped else float(distance)
        if len(word) <= 8:
            for candidate in self._bares.get(_bare(word), ()):
                yield candidate, 1.2

    def _split(self, word: str) -> tuple[str, str] | None:
        best, score = None, 5.0
        for place in range(1, len(word)):
            first, second = word[:place], word[place:]
            if (
                first in self.weights
                and second in self.weights
                and (place > 1 or first in {"a", "i"})
                and len(second) > 1
            ):
                fitness = min(self.weights[first], self.weights[second])
                if fitness > score:
                    best, score = (first, second), fitness
        return best
