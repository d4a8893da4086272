"""Multinomial logistic regression fitted in the dual: one number an example and kind, from likenesses alone."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_PAIRS = 8
_ROUNDS = 80
_CLOSE_ENOUGH = 5e-2


def log_shares(scores: Floats) -> Floats:
    """The logarithm of each kind's share, a row of scores at a time."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


@dataclass
class _Memory:
    """The last steps and how the slope changed along them, with their images under the likenesses."""

    steps: list[tuple[Floats, Floats]] = field(default_factory=list)
    changes: list[tuple[Floats, Floats]] = field(default_factory=list)

    def add(self, step: tuple[Floats, Floats], change: tuple[Floats, Floats]) -> None:
        if float(np.vdot(step[0], change[1])) > 1e-9:
            self.steps.append(step)
            self.changes.append(change)
            del self.steps[:-_PAIRS], self.changes[:-_PAIRS]

    def direction(self, slope: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """The way down from here (limited-memory BFGS), and its image."""
        way, image = -slope[0], -slope[1]
        kept: list[np.float32] = []
        pairs = list(zip(self.steps, self.changes, strict=True))
        for step, change in reversed(pairs):
            share = np.float32(np.vdot(step[1], way) / np.vdot(step[0], change[1]))
            kept.append(share)
            way, image = way - share * change[0], image - share * change[1]
        if pairs:
            step, change = pairs[-1]
            scale = np.float32(np.vdot(step[0], change[1]) / np.vdot(change[0], change[1]))
            way, image = way * scale, image * scale
        for (step, change), share in zip(pairs, reversed(kept), strict=True):
            back = share - np.float32(np.vdot(change[1], way) / np.vdot(step[0], change[1]))
            way, image = way + back * step[0], image + back * step[1]
        return way, image


def fit(likeness: Floats, kinds: NDArray[np.int64], count: int, *, ridge: float, counts: Floats) -> Floats:
    """The duals of the best fit, one row an example and one column a kind.

    Scores of the examples are `likeness @ duals`. `ridge` holds the fit back; `counts` says how much each example
    counts. The slope is taken in the space that the likenesses span, so that each round multiplies by them once.
    """
    wanted = np.zeros((len(kinds), count), dtype=np.float32)
    wanted[np.arange(len(kinds)), kinds] = 1.0
    weigh = counts[:, None].astype(np.float32)
    duals = np.zeros_like(wanted)
    scores = np.zeros_like(wanted)
    memory = _Memory()

    def slope_at(at_duals: Floats, at_scores: Floats) -> Floats:
        return np.asarray(
            (np.exp(log_shares(at_scores)) - wanted) * weigh + ridge * at_duals, dtype=np.float32
        )

    def cost(at_duals: Floats, at_scores: Floats) -> float:
        loss = -float(((log_shares(at_scores) * wanted) * weigh).sum())
        return loss + 0.5 * ridge * float(np.vdot(at_duals, at_scores))

    here = cost(duals, scores)
    slope = slope_at(duals, scores)
    image = likeness @ slope
    first = float(np.vdot(slope, image))
    for _round in range(_ROUNDS):
        way, way_image = memory.direction((slope, image))
        fall = float(np.vdot(slope, way_image))
        length = 1.0 if memory.steps else 1.0 / max(1.0, float(np.sqrt(first)))
        while length > 1e-6:
            new_duals, new_scores = duals + length * way, scores + length * way_image
            there = cost(new_duals, new_scores)
            if there <= here + 1e-4 * length * fall:
                break
            length /= 2
        else:
            break
        new_slope = slope_at(new_duals, new_scores)
        new_image = likeness @ new_slope
        memory.add((new_duals - duals, new_scores - scores), (new_slope - slope, new_image - image))
        duals, scores, slope, image, here = new_duals, new_scores, new_slope, new_image, there
        if float(np.vdot(slope, image)) <= first * _CLOSE_ENOUGH**2:
            break
    return duals
