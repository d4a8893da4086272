"""Fitting the second look: a logistic line through phrases of danger and ordinary texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from leavingcare.safeguarding.likeness import UNKNOWN, Likeness, row_of, traits_of
from leavingcare.safeguarding.phrases import Phrases
from leavingcare.safeguarding.traits import Readings, Traits, Word

Floats = NDArray[np.float64]
Reader = Callable[[str], Sequence[Readings]]

BAR = 1.6
"""The score from which a text is raised: settled on texts that were not learned from, see the report."""

_HELD_BACK = 0.2
_ROUNDS = 220
_STEP = 1.0 / (0.25 * 0.35)
"""The longest step that cannot overshoot, for rows of length one or less and a curve no steeper than a quarter."""


@dataclass(frozen=True)
class _Table:
    """Rows of numbers, mostly zero: for each number its row, its column, and itself."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        return np.bincount(self.rows, weights=self.values * weights[self.columns], minlength=self.height)

    def turned_times(self, slopes: Floats) -> Floats:
        return np.bincount(self.columns, weights=self.values * slopes[self.rows], minlength=self.width)


def learn(phrases: Phrases, traits: Traits, read: Reader) -> Likeness:
    """Fit the line. `read` lays a text out as words with their readings."""
    texts = [said.text for said in phrases.danger] + list(phrases.ordinary)
    words = [traits.words(read(text)) for text in texts]
    rarity = _rarity(words)
    columns = {trait: place for place, trait in enumerate(rarity)}
    rows = [row_of(row, rarity) for row in words]
    lengths = [_length(row, text, rarity) for row, text in zip(rows, words, strict=True)]
    table = _table(rows, lengths, columns)
    wanted = np.zeros(len(texts))
    wanted[: len(phrases.danger)] = 1.0
    weights, bias = _fit(table, wanted)
    danger = len(phrases.danger)
    postings: dict[str, list[int]] = {}
    for place, row in enumerate(rows[:danger]):
        for trait in row:
            postings.setdefault(trait, []).append(place)
    return Likeness(
        traits=traits,
        rarity=rarity,
        weights={trait: float(weights[place]) for trait, place in columns.items()},
        bias=bias,
        bar=BAR,
        danger=phrases.danger,
        postings=postings,
        lengths=np.array(lengths[:danger]),
    )


def _rarity(words: Sequence[Sequence[Word]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row in words:
        counts.update({trait for trait, _worth in traits_of(row)})
    return {trait: log((len(words) + 1) / (count + 0.5)) for trait, count in counts.items()}


def _length(row: dict[str, float], words: Sequence[Word], rarity: dict[str, float]) -> float:
    unknown = sum(UNKNOWN for word in words if "w " + word.name not in rarity)
    return sqrt(sum(value * value for value in row.values()) + unknown) or 1.0


def _table(rows: Sequence[dict[str, float]], lengths: Sequence[float], columns: dict[str, int]) -> _Table:
    sizes = [len(row) for row in rows]
    return _Table(
        rows=np.repeat(np.arange(len(rows)), sizes),
        columns=np.array([columns[trait] for row in rows for trait in row], dtype=np.int64),
        values=np.array(
            [value / length for row, length in zip(rows, lengths, strict=True) for value in row.values()]
        ),
        height=len(rows),
        width=len(columns),
    )


def _fit(table: _Table, wanted: Floats) -> tuple[Floats, float]:
    """Weights and bias of the best line, by gradient steps with momentum."""
    ridge = _HELD_BACK / table.height
    weights, ahead = np.zeros(table.width), np.zeros(table.width)
    bias = ahead_bias = 0.0
    pace = 1.0
    for _round in range(_ROUNDS):
        share = 1.0 / (1.0 + np.exp(-(table.times(ahead) + ahead_bias)))
        slopes = (share - wanted) / table.height
        new = ahead - _STEP * (table.turned_times(slopes) + ridge * ahead)
        new_bias = ahead_bias - _STEP * float(slopes.sum())
        new_pace = (1.0 + sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        push = (pace - 1.0) / new_pace
        ahead, ahead_bias = new + push * (new - weights), new_bias + push * (new_bias - bias)
        weights, bias, pace = new, new_bias, new_pace
    return weights, bias
