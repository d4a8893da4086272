"""The second look: how like a text is to phrases of danger, beside how like it is to ordinary texts.

A line fitted through phrases that people wrote (see `learning`), over words, pairs, kinds of words and runs of
letters. It only ever raises, and says which phrase the text is nearest to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from leavingcare.safeguarding.concern import Risk, Urgency
from leavingcare.safeguarding.phrases import Said
from leavingcare.safeguarding.traits import Readings, Traits, Word, pair, parted, single

Floats = NDArray[np.float64]

UNKNOWN = 9.0
"""What a word that no phrase has counts as in a text's squared length."""

WINDOWS = (8, 14, 22)
"""Sizes, in words, of the stretches of a longer text that are looked at by themselves."""

_NEAREST = 5


@dataclass(frozen=True)
class Near:
    """What a text was found to be like: the risk and urgency of the nearest phrases, and the nearest itself."""

    risk: Risk
    urgency: Urgency
    phrase: Said
    score: float


@dataclass(frozen=True)
class _Sums:
    """Running sums over the places of a text, so that any stretch of it is scored by subtraction."""

    singles: Floats
    pairs: Floats
    parts: Floats

    def over(self, start: int, end: int) -> tuple[float, float]:
        """The weight and the squared length of the words from `start` to `end`."""
        total = self.singles[end] - self.singles[start]
        if end > start + 1:
            total = total + self.pairs[end] - self.pairs[start + 1]
        if end > start + 2:
            total = total + self.parts[end] - self.parts[start + 2]
        return float(total[0]), float(total[1])


@dataclass(frozen=True)
class Likeness:
    """The fitted line: for each trait its rarity and its weight; and the phrases, to say what a text is like."""

    traits: Traits
    rarity: Mapping[str, float]
    weights: Mapping[str, float]
    bias: float
    bar: float
    danger: tuple[Said, ...]
    postings: Mapping[str, Sequence[int]]
    lengths: Floats
    _singles: dict[Word, tuple[float, float]] = field(default_factory=dict, repr=False)

    def score(self, places: Sequence[Readings]) -> tuple[float, int, int]:
        """The highest score of a stretch of the text, and where it begins and ends."""
        words = self.traits.words(places)
        sums = self._sums(words)
        best = (self._score(sums, 0, len(words)), 0, len(words))
        for size in WINDOWS:
            step = max(1, size // 3)
            for start in range(0, len(words) - size + step, step) if len(words) > size else ():
                end = min(start + size, len(words))
                best = max(best, (self._score(sums, start, end), start, end))
        return best

    def _score(self, sums: _Sums, start: int, end: int) -> float:
        weight, length = sums.over(start, end)
        return weight / sqrt(length) + self.bias if length else self.bias

    def _sums(self, words: Sequence[Word]) -> _Sums:
        singles = np.zeros((len(words) + 1, 2))
        pairs, parts = np.zeros_like(singles), np.zeros_like(singles)
        for place, word in enumerate(words):
            singles[place + 1] = self._single(word)
            if place:
                pairs[place + 1] = self._of(pair(words[place - 1], word))
            if place > 1:
                parts[place + 1] = self._of(parted(words[place - 2], word))
        return _Sums(singles.cumsum(0), pairs.cumsum(0), parts.cumsum(0))

    def _single(self, word: Word) -> tuple[float, float]:
        held = self._singles.get(word)
        if held is None:
            weight = length = 0.0
            for trait, worth in single(word):
                if (rarity := self.rarity.get(trait)) is not None:
                    weight += rarity * worth * self.weights.get(trait, 0.0)
                    length += (rarity * worth) ** 2
            if "w " + word.name not in self.rarity:
                length += UNKNOWN
            if len(self._singles) > 20_000:
                self._singles.clear()
            held = self._singles[word] = (weight, length)
        return held

    def _of(self, traits: Sequence[str] | object) -> tuple[float, float]:
        weight = length = 0.0
        for trait in traits:  # type: ignore[attr-defined]
            if (rarity := self.rarity.get(trait)) is not None:
                weight += rarity * self.weights.get(trait, 0.0)
                length += rarity * rarity
        return weight, length

    def look(self, places: Sequence[Readings]) -> Near | None:
        """What the text is like, when it is more like danger than the bar; else None."""
        score, start, end = self.score(places)
        if score < self.bar:
            return None
        return self.nearest(places[start:end], score)

    def nearest(self, places: Sequence[Readings], score: float = 0.0) -> Near:
        """The risk and urgency of the phrases that a text is nearest to."""
        found: Counter[int] = Counter()
        for trait, value in row_of(self.traits.words(places), self.rarity).items():
            for phrase in self.postings.get(trait, ()):
                found[phrase] += value * self.rarity[trait]  # type: ignore[assignment]
        closest = sorted(found, key=lambda phrase: -found[phrase] / self.lengths[phrase])[:_NEAREST] or [0]
        votes: Counter[Risk] = Counter()
        for phrase in closest:
            votes[self.danger[phrase].risk] += found[phrase] / self.lengths[phrase]  # type: ignore[assignment]
        risk = max(votes, key=lambda one: votes[one])
        first = next(self.danger[phrase] for phrase in closest if self.danger[phrase].risk is risk)
        return Near(risk, first.urgency, first, score)


def row_of(words: Sequence[Word], rarity: Mapping[str, float]) -> dict[str, float]:
    """The traits of a whole text with their values, those that nothing knows left out."""
    row: dict[str, float] = {}
    for trait, worth in traits_of(words):
        if trait in rarity:
            row[trait] = row.get(trait, 0.0) + worth * rarity[trait]
    return row


def traits_of(words: Sequence[Word]) -> list[tuple[str, float]]:
    """All traits of a text with what each counts for, as often as it occurs."""
    found: list[tuple[str, float]] = []
    for place, word in enumerate(words):
        found.extend(single(word))
        if place:
            found.extend((trait, 1.0) for trait in pair(words[place - 1], word))
        if place > 1:
            found.extend((trait, 1.0) for trait in parted(words[place - 2], word))
    return found
