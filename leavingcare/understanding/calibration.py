"""How far a score can be trusted: measured by leaving out examples, and whole entries, and fitting again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from leavingcare.understanding import naive_bayes, regression
from leavingcare.understanding.features import Floats, Row

Doubles = NDArray[np.float64]
Curve = tuple[float, float, float, float]

_PARTS = 5
PROMISE, PROMISE_OF_ENGLISH = 0.89, 0.92
"""The share of direct answers that must be right among held-out questions, of which a fifth was never learned. More in
English, in which most of what has our words and asks nothing of ours is sent: jokes, trivia, adverts."""

_CHOICES_FROM = 0.3
_UNSEEN_SHARE = 0.03
"""Of the questions that people send, about this share is taken to be about a subject that no entry has."""


@dataclass(frozen=True)
class Trust:
    """From scores to probabilities, and the probabilities that an answer or a choice must have."""

    first: Curve
    three: Curve
    answer_from: float
    choices_from: float


NO_TRUST = Trust((0.0, 0.0, 0.0, -3.0), (0.0, 0.0, 0.0, -3.0), 0.99, 0.99)
"""For a model that was not measured, or has too few examples to measure."""


@dataclass(frozen=True)
class Signs:
    """What tells a right answer: its score, its lead over the best rival, and its share of all (as log odds)."""

    score: float
    lead: float
    odds: float

    @classmethod
    def of(cls, scores: Floats, shares: Floats, chosen: Sequence[int], rivals: Floats) -> Signs:
        """For the chosen kinds, best first, with the scores of those that they compete with."""
        share = min(max(float(shares[list(chosen)].sum()), 1e-6), 1 - 1e-6)
        best = float(scores[chosen[0]])
        lead = best - float(rivals.max()) if rivals.size else 0.0
        return cls(best, lead, float(np.log(share / (1 - share))))

    def chance(self, curve: Curve) -> float:
        """The probability of being right that a curve gives these signs."""
        total = curve[0] * self.score + curve[1] * self.lead + curve[2] * self.odds + curve[3]
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def signs_of_first(scores: Floats, shares: Floats, place: int) -> Signs:
    """The signs of one kind against all others."""
    return Signs.of(scores, shares, [place], np.delete(scores, place))


def signs_of_three(
    scores: Floats, shares: Floats, entries: Sequence[int], outsiders: NDArray[np.bool_]
) -> Signs:
    """The signs of the best entries together against everything that is no entry."""
    return Signs.of(scores, shares, entries, scores[outsiders])


@dataclass(frozen=True)
class Pool:
    """Everything that leaving out and fitting again needs.

    Examples are rows; noisy copies name their source; `asked` are those that are asked when they are left out,
    and `usual` says how usual each of those is among what reaches the matcher. `rows` have `size` features.
    """

    alike: Floats
    rows: Sequence[Row]
    size: int
    kinds: NDArray[np.int64]
    counts: Floats
    sources: NDArray[np.int64]
    asked: NDArray[np.int64]
    usual: Floats
    names: tuple[str, ...]
    outsiders: frozenset[str]
    ridge: float

    def scores_without(self, left_out: NDArray[np.bool_], asked: NDArray[np.int64]) -> Floats:
        """The scores of some examples when those marked were never seen."""
        kept = np.flatnonzero(~left_out)
        seen, numbers = np.unique(self.kinds[kept], return_inverse=True)
        alike = np.ascontiguousarray(self.alike[np.ix_(kept, kept)])
        duals = regression.fit(alike, numbers, len(seen), ridge=self.ridge, counts=self.counts[kept])
        likelier = naive_bayes.weights_of(
            [self.rows[place] for place in kept.tolist()], numbers, self.counts[kept], size=self.size
        )
        scores = np.full((len(asked), len(self.names)), -1e3, dtype=np.float32)
        scores[:, seen] = self.alike[np.ix_(asked, kept)] @ duals
        scores[:, seen] += naive_bayes.scores_of([self.rows[place] for place in asked.tolist()], likelier)
        return scores


def _logistic(signs: Doubles, right: Doubles, counts: Doubles) -> Curve:
    """A curve through what was right and wrong, on which no sign may speak against a right answer."""
    used = [0, 1, 2]
    while True:
        weights = _newton(np.column_stack([signs[:, used], np.ones(len(signs))]), right, counts)
        against = [sign for sign, weight in zip(used, weights, strict=False) if weight < 0]
        if not against:
            break
        used.remove(min(against, key=lambda sign: float(weights[used.index(sign)])))
    whole = np.zeros(4)
    whole[used] = weights[:-1]
    return float(whole[0]), float(whole[1]), float(whole[2]), float(weights[-1])


def _newton(table: Doubles, right: Doubles, counts: Doubles) -> Doubles:
    """Logistic regression by Newton's method, held back a little."""
    weights = np.zeros(table.shape[1])
    for _round in range(40):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (counts * (chance - right)) + 0.1 * weights
        curve = (table * (counts * chance * (1 - chance))[:, None]).T @ table + 0.1 * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


@dataclass(frozen=True)
class _Tried:
    """Held-out examples: signs, whether right, how much each counts."""

    first: Doubles
    three: Doubles
    first_right: NDArray[np.bool_]
    three_right: NDArray[np.bool_]
    counts: Doubles


def _tried(pool: Pool, scores: Floats, asked: NDArray[np.int64], *, unseen: bool = False) -> _Tried:
    right = np.full(len(asked), -1) if unseen else pool.kinds[asked]
    outsiders = np.array([name in pool.outsiders for name in pool.names])
    entries = np.flatnonzero(~outsiders)
    shares = np.exp(regression.log_shares(scores))
    first, three, first_right, three_right = [], [], [], []
    for row, wanted in enumerate(right):
        best = [int(place) for place in entries[np.argsort(-scores[row, entries])[:3]]]
        one, more = (
            signs_of_first(scores[row], shares[row], best[0]),
            signs_of_three(scores[row], shares[row], best, outsiders),
        )
        first.append((one.score, one.lead, one.odds))
        three.append((more.score, more.lead, more.odds))
        first_right.append(best[0] == wanted)
        three_right.append(int(wanted) in best)
    return _Tried(
        np.array(first),
        np.array(three),
        np.array(first_right),
        np.array(three_right),
        pool.usual[asked].astype(np.float64),
    )


def _parts(count: int, seed: int) -> NDArray[np.int64]:
    order = np.random.default_rng(seed).permutation(count)
    result = np.empty(count, dtype=np.int64)
    result[order] = np.arange(count) % _PARTS
    return result


def examples_left_out(pool: Pool) -> Iterator[tuple[NDArray[np.int64], Floats]]:
    """Parts of the examples, each with the scores that it gets when it was never seen."""
    questions = pool.asked
    parts = _parts(len(questions), 11)
    for part in range(_PARTS):
        asked = questions[parts == part]
        yield asked, pool.scores_without(np.isin(pool.sources, asked), asked)


def _entries_left_out(pool: Pool) -> list[_Tried]:
    """Whole entries left out: whatever their examples are then taken for is wrong, as it is for a new subject."""
    entries = np.array([place for place, name in enumerate(pool.names) if name not in pool.outsiders])
    if len(entries) < 2 * _PARTS:
        return []
    parts = _parts(len(entries), 12)
    tried = []
    for part in range(_PARTS):
        gone = np.isin(pool.kinds, entries[parts == part])
        asked = np.array([place for place in pool.asked if gone[place]])
        tried.append(_tried(pool, pool.scores_without(gone, asked), asked, unseen=True))
    return tried


def _threshold(chances: Doubles, right: NDArray[np.bool_], counts: Doubles, promise: float) -> float:
    """The lowest probability from which, of all that reach it, the promised share is right."""
    order = np.argsort(-chances)
    good = np.cumsum(counts[order] * right[order]) / np.cumsum(counts[order])
    enough = np.flatnonzero(good >= promise)
    return float(chances[order[enough[-1]]]) if len(enough) else 0.99


def measure(pool: Pool, *, promise: float = PROMISE) -> Trust:
    """Find out how far scores can be trusted, so that the promised share of direct answers is right.

    Raises nothing: with too few examples hardly anything is trusted.
    """
    if len(pool.asked) < 4 * _PARTS:
        return NO_TRUST
    seen = [_tried(pool, scores, asked) for asked, scores in examples_left_out(pool)]
    unseen = _entries_left_out(pool)
    known = sum(len(part.counts) for part in seen)
    strange = sum(len(part.counts) for part in unseen)
    weigh = (known * _UNSEEN_SHARE / (1 - _UNSEEN_SHARE)) / strange if strange else 0.0
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
    chances = np.array([Signs(*signs).chance(of_first) for signs in first])
    return Trust(of_first, of_three, _threshold(chances, first_right, counts, promise), _CHOICES_FROM)
