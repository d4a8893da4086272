"""How far a score can be trusted: measured by leaving out examples, and whole entries, and fitting again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from leavingcare.understanding import regression
from leavingcare.understanding.features import Floats

_PARTS = 5
_PROMISE = 0.93
_MOST_WRONG_CHOICES = 0.45
_OUTSIDE_SHARE = 0.25
"""Of the texts that people send, about this share is taken to be about nothing that an entry answers."""


@dataclass(frozen=True)
class Trust:
    """From scores to probabilities, and the probabilities that an answer or a choice must have."""

    first: tuple[float, float, float, float]
    any_of_three: tuple[float, float, float, float]
    answer_from: float
    choices_from: float

    def of_first(self, scores: Sequence[float], share: float) -> float:
        """The probability that the best candidate is right; `scores` best first."""
        return _probability(self.first, _signs(scores, share))

    def of_three(self, scores: Sequence[float], share: float) -> float:
        """The probability that one of the three best is right; `share` is theirs together."""
        return _probability(self.any_of_three, _signs(scores, share))


@dataclass(frozen=True)
class Pool:
    """Everything that leaving out and fitting again needs: examples are rows, noisy copies name their source."""

    alike: Floats
    kinds: NDArray[np.int64]
    counts: Floats
    sources: NDArray[np.int64]
    names: tuple[str, ...]
    outsiders: frozenset[str]
    ridge: float

    @property
    def clean(self) -> NDArray[np.int64]:
        return np.unique(self.sources)

    def scores_without(self, left_out: NDArray[np.bool_], asked: NDArray[np.int64]) -> Floats:
        """The scores of some examples when those marked were never seen."""
        kept = np.flatnonzero(~left_out)
        seen, numbers = np.unique(self.kinds[kept], return_inverse=True)
        alike = np.ascontiguousarray(self.alike[np.ix_(kept, kept)])
        duals = regression.fit(alike, numbers, len(seen), ridge=self.ridge, counts=self.counts[kept])
        scores = np.full((len(asked), len(self.names)), -1e3, dtype=np.float32)
        scores[:, seen] = self.alike[np.ix_(asked, kept)] @ duals
        return scores


def _signs(scores: Sequence[float], share: float) -> tuple[float, float, float]:
    """What tells a right answer: its score, its lead over the next, and its share (as a logarithm of the odds)."""
    bounded = min(max(share, 1e-6), 1 - 1e-6)
    return (
        scores[0],
        scores[0] - (scores[1] if len(scores) > 1 else 0.0),
        float(np.log(bounded / (1 - bounded))),
    )


def _probability(weights: tuple[float, float, float, float], signs: tuple[float, float, float]) -> float:
    total = weights[3] + sum(weight * sign for weight, sign in zip(weights, signs, strict=False))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _logistic(
    signs: NDArray[np.float64], right: NDArray[np.float64], counts: NDArray[np.float64]
) -> tuple[float, float, float, float]:
    """A logistic curve through what was right and wrong (Newton's method, lightly held back)."""
    table = np.column_stack([signs, np.ones(len(signs))])
    weights = np.zeros(table.shape[1])
    for _round in range(30):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (chance - right)) + 1e-2 * weights
        curve = (table * (counts * chance * (1 - chance))[:, None]).T @ table + 1e-2 * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    first, second, third, constant = map(float, weights)
    return first, second, third, constant


@dataclass(frozen=True)
class _Tried:
    """Held-out examples: signs, whether right, how much each counts."""

    first: NDArray[np.float64]
    three: NDArray[np.float64]
    first_right: NDArray[np.bool_]
    three_right: NDArray[np.bool_]
    counts: NDArray[np.float64]


def _tried(scores: Floats, right: NDArray[np.int64], count: float) -> _Tried:
    best = np.argsort(-scores, axis=1)[:, :3]
    shares = np.exp(regression.log_shares(scores))
    first, three = [], []
    for row, order in enumerate(best):
        ordered = [float(scores[row, place]) for place in order]
        first.append(_signs(ordered, float(shares[row, order[0]])))
        three.append(_signs(ordered, float(shares[row, order].sum())))
    return _Tried(
        np.array(first),
        np.array(three),
        best[:, 0] == right,
        (best == right[:, None]).any(axis=1),
        np.full(len(right), count),
    )


def _parts(count: int, seed: int) -> NDArray[np.int64]:
    order = np.random.default_rng(seed).permutation(count)
    result = np.empty(count, dtype=np.int64)
    result[order] = np.arange(count) % _PARTS
    return result


def _examples_left_out(pool: Pool) -> list[_Tried]:
    clean = pool.clean
    parts = _parts(len(clean), 11)
    tried = []
    for part in range(_PARTS):
        asked = clean[parts == part]
        scores = pool.scores_without(np.isin(pool.sources, asked), asked)
        tried.append(_tried(scores, pool.kinds[asked], 1.0))
    return tried


def _entries_left_out(pool: Pool) -> list[_Tried]:
    """Whole entries left out: whatever their examples are then taken for is wrong, as it is for a new subject."""
    entries = np.array([place for place, name in enumerate(pool.names) if name not in pool.outsiders])
    if len(entries) < 2 * _PARTS:
        return []
    parts = _parts(len(entries), 12)
    tried = []
    for part in range(_PARTS):
        gone = np.isin(pool.kinds, entries[parts == part])
        asked = np.array([place for place in pool.clean if gone[place]])
        tried.append(_tried(pool.scores_without(gone, asked), np.full(len(asked), -1), 1.0))
    return tried


def _threshold(
    chances: NDArray[np.float64], right: NDArray[np.bool_], counts: NDArray[np.float64], promise: float
) -> float:
    """The lowest probability from which, of all that reach it, the promised share is right."""
    order = np.argsort(-chances)
    good = np.cumsum(counts[order] * right[order]) / np.cumsum(counts[order])
    enough = np.flatnonzero(good >= promise)
    return float(chances[order[enough[-1]]]) if len(enough) else 0.99


def measure(pool: Pool) -> Trust:
    """Find out how far scores can be trusted. Raises nothing: with too few examples hardly anything is trusted."""
    if len(pool.clean) < 4 * _PARTS:
        return Trust((0.0, 0.0, 0.0, -3.0), (0.0, 0.0, 0.0, -3.0), 0.99, 0.99)
    seen, unseen = _examples_left_out(pool), _entries_left_out(pool)
    known = sum(len(part.counts) for part in seen)
    strange = sum(len(part.counts) for part in unseen)
    weigh = (known * _OUTSIDE_SHARE / (1 - _OUTSIDE_SHARE)) / strange if strange else 0.0
    parts = seen + unseen
    counts = np.concatenate([part.counts for part in seen] + [part.counts * weigh for part in unseen])
    first, three = (
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.three for part in parts]),
    )
    first_right = np.concatenate([part.first_right for part in parts])
    three_right = np.concatenate([part.three_right for part in parts])
    of_first = _logistic(first, first_right.astype(float), counts)
    of_three = _logistic(three, three_right.astype(float), counts)
    chances = np.array([_probability(of_first, tuple(signs)) for signs in first])
    chances_three = np.array([_probability(of_three, tuple(signs)) for signs in three])
    return Trust(
        first=of_first,
        any_of_three=of_three,
        answer_from=_threshold(chances, first_right, counts, _PROMISE),
        choices_from=_MOST_WRONG_CHOICES if len(chances_three) else 0.99,
    )
