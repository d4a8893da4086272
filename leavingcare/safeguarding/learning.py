"""Fitting the second look: a logistic line through phrases of danger and ordinary texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from random import Random

import numpy as np
from numpy.typing import NDArray

from leavingcare.safeguarding.concern import Urgency
from leavingcare.safeguarding.likeness import RISKS, Bars, Haste, Likeness, Line, traits_of
from leavingcare.safeguarding.neighbours import Neighbours
from leavingcare.safeguarding.phrases import Phrases
from leavingcare.safeguarding.traits import Readings, Traits, Word

Floats = NDArray[np.float64]
Reader = Callable[[str], Sequence[Readings]]

BARS = Bars(short=1.0, few=-0.4, some=-0.3, many=-1.3, stretch=1.2, ruled=1.1, beside=1.4)
"""Settled on texts that nothing is learned from: five ordinary texts in a hundred may be raised, so that veiled danger
is missed as seldom as can be. More ordinary texts to learn from lower every score, and these with them."""

NOW_BAR = -1.9
"""The score from which a danger is taken to be happening now."""

_HELD_BACK = 0.15
_COUNTED_SHARE = 0.2
"""How much it counts beside the fitted line how much oftener a trait is in danger than in what is ordinary."""
_SEEN_ANYWAY = 0.1
_SEEN = 2
"""In how many texts a trait must stand to count: what only one text has says more of that text than of danger."""

_ROUNDS = 220
_ROUNDS_OF_RISKS = 60
_STEP = 1.0 / (0.25 * 0.35)
"""The longest step that cannot overshoot, for rows of length one or less and a curve no steeper than a quarter."""

_JOINED = {2: 800, 3: 400, 4: 300, 5: 300}
"""How many texts of several ordinary ones are made: else the line would learn that what is long is danger."""


@dataclass(frozen=True)
class _Table:
    """Rows of numbers, mostly zero: for each number its row, its column, and itself."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        summed = np.bincount(self.rows, weights=self.values * weights[self.columns], minlength=self.height)
        return summed.astype(np.float64)

    def turned_times(self, slopes: Floats) -> Floats:
        summed = np.bincount(self.columns, weights=self.values * slopes[self.rows], minlength=self.width)
        return summed.astype(np.float64)


def learn(phrases: Phrases, traits: Traits, read: Reader) -> Likeness:
    """Fit the line. `read` lays a text out as words with their readings."""
    danger = len(phrases.danger)
    texts = [said.text for said in phrases.danger] + list(phrases.ordinary) + _joined(phrases.ordinary)
    words = [traits.words(read(text)) for text in texts]
    rarity = _rarity(words)
    table = _table(words, rarity)
    wanted = np.zeros(len(texts))
    wanted[:danger] = 1.0
    weights, bias = _fit(table, wanted)
    weights += _COUNTED_SHARE * _oftener(table, danger)
    until = int(np.searchsorted(table.rows, danger))
    of_danger = _Table(table.rows[:until], table.columns[:until], table.values[:until], danger, table.width)
    return Likeness(
        traits=traits,
        line=Line(
            places={trait: place for place, trait in enumerate(rarity)},
            rarity=np.array(list(rarity.values()), dtype=np.float32),
            weights=weights.astype(np.float32),
            bias=bias,
            bars=BARS,
        ),
        risks=_fit_risks(of_danger, phrases),
        haste=_fit_haste(of_danger, phrases),
        danger=phrases.danger,
        neighbours=_neighbours(table, danger + len(phrases.ordinary)),
    )


def _neighbours(table: _Table, count: int) -> Neighbours:
    """The first `count` rows, those of single texts: what was joined from several is like none."""
    until = int(np.searchsorted(table.rows, count))
    return Neighbours.of(
        table.rows[:until], table.columns[:until], table.values[:until], height=count, width=table.width
    )


def _joined(ordinary: Sequence[str]) -> list[str]:
    """Longer texts made of several ordinary ones, the same each time."""
    dice = Random(7)  # noqa: S311 - the same texts each time, and no secret
    return [
        ". ".join(dice.sample(ordinary, size))
        for size, count in _JOINED.items()
        for _ in range(count if size <= len(ordinary) else 0)
    ]


def _rarity(words: Sequence[Sequence[Word]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row in words:
        counts.update({trait for trait, _worth in traits_of(row)})
    kept = ((trait, count) for trait, count in counts.items() if count >= _SEEN)
    return {trait: log((len(words) + 1) / (count + 0.5)) for trait, count in kept}


def _table(words: Sequence[Sequence[Word]], rarity: Mapping[str, float]) -> _Table:
    """The rows of all texts, each of length one."""
    places = {trait: place for place, trait in enumerate(rarity)}
    rows: list[dict[int, float]] = []
    for text in words:
        row: dict[int, float] = {}
        for trait, worth in traits_of(text):
            if (place := places.get(trait)) is not None:
                row[place] = row.get(place, 0.0) + worth * rarity[trait]
        length = sqrt(sum(value * value for value in row.values())) or 1.0
        rows.append({place: value / length for place, value in row.items()})
    return _Table(
        rows=np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
        columns=np.array([place for row in rows for place in row], dtype=np.int64),
        values=np.array([value for row in rows for value in row.values()]),
        height=len(rows),
        width=len(places),
    )


def _fit(table: _Table, wanted: Floats, rounds: int = _ROUNDS) -> tuple[Floats, float]:
    """Weights and bias of the best line, by gradient steps with momentum."""
    ridge = _HELD_BACK / table.height
    weights, ahead = np.zeros(table.width), np.zeros(table.width)
    bias = ahead_bias = 0.0
    pace = 1.0
    for _round in range(rounds):
        share = 1.0 / (1.0 + np.exp(-(table.times(ahead) + ahead_bias)))
        slopes = (share - wanted) / table.height
        new = ahead - _STEP * (table.turned_times(slopes) + ridge * ahead)
        new_bias = ahead_bias - _STEP * float(slopes.sum())
        new_pace = (1.0 + sqrt(1.0 + 4.0 * pace * pace)) / 2.0
        push = (pace - 1.0) / new_pace
        ahead, ahead_bias = new + push * (new - weights), new_bias + push * (new_bias - bias)
        weights, bias, pace = new, new_bias, new_pace
    return weights, bias


def _oftener(table: _Table, danger: int) -> Floats:
    """How much oftener each trait is in the first `danger` rows than in the others, as a logarithm (naive Bayes)."""
    until = int(np.searchsorted(table.rows, danger))
    there, elsewhere = (
        np.bincount(table.columns[part], weights=table.values[part], minlength=table.width) + _SEEN_ANYWAY
        for part in (slice(None, until), slice(until, None))
    )
    return np.asarray(np.log(there / there.sum()) - np.log(elsewhere / elsewhere.sum()))


def _fit_haste(danger: _Table, phrases: Phrases) -> Haste:
    """The line between the dangers that are happening now and the others."""
    now = np.array([float(said.urgency is Urgency.IMMEDIATE) for said in phrases.danger])
    weights, bias = _fit(danger, now)
    return Haste(weights.astype(np.float32), bias, NOW_BAR)


def _fit_risks(danger: _Table, phrases: Phrases) -> NDArray[np.float32]:
    """How each trait speaks of each risk, a column a risk: a line between it and all others."""
    kinds = np.array([RISKS.index(said.risk) for said in phrases.danger])
    lines = [_fit(danger, (kinds == kind).astype(float), _ROUNDS_OF_RISKS)[0] for kind in range(len(RISKS))]
    return np.stack(lines, axis=1).astype(np.float32)
