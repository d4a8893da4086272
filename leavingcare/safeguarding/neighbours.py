"""Which phrases a text is nearest to: all that the second look was learned from, laid out by trait.

A line through thousands of phrases gives each trait one weight, whatever stands beside it. The nearest phrases know
what it means there: "stab" is one thing beside "guts in my chest when i saw the bill", another beside "him if he".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int32]

_TELLING = 0.05
"""The share of texts up to which a trait tells which are alike: what more of them have takes half of the time, and
changes hardly anything."""

_FEW_NEAREST = 3


@dataclass(frozen=True)
class Neighbours:
    """Phrases of danger, then ordinary texts, as rows of length one: for each trait the rows that have it, and how
    much. The numbers of a trait begin in `rows` and `values` where `begins` says, and end where the next begins."""

    begins: NDArray[np.int64]
    rows: NDArray[np.unsignedinteger[Any]]
    values: NDArray[np.float16]
    height: int

    @classmethod
    def of(
        cls,
        rows: NDArray[np.int64],
        traits: NDArray[np.int64],
        values: NDArray[np.float64],
        *,
        height: int,
        width: int,
    ) -> Neighbours:
        """From numbers in any order, each with its row below `height` and its trait below `width`.

        They are kept as small as can be, for every process holds them.
        """
        counts = np.bincount(traits, minlength=width)
        telling = counts <= max(1.0, _TELLING * height)
        kept = np.flatnonzero(telling[traits])
        order = kept[np.argsort(traits[kept], kind="stable")]
        begins = np.concatenate([[0], np.where(telling, counts, 0).cumsum()])
        small = np.min_scalar_type(height)
        return cls(begins, rows[order].astype(small), values[order].astype(np.float16), height)

    def alike(self, traits: Places, values: Floats) -> Floats:
        """How alike a text is to each row, from 0 to 1: the product of the two, where `values` have length one."""
        begins = self.begins[traits]
        counts = self.begins[traits + 1] - begins
        before = counts.cumsum() - counts
        places = np.repeat(begins - before, counts) + np.arange(counts.sum())
        products = np.repeat(values, counts) * self.values[places]
        return np.bincount(self.rows[places], weights=products, minlength=self.height).astype(np.float32)


@dataclass(frozen=True)
class Nearby:
    """A text's traits with what it has of each, scaled to length one from `length`, and how alike each phrase is."""

    traits: Places
    values: Floats
    length: float
    alike: Floats


def mean_of_nearest(alike: Floats) -> float:
    """The mean of the few greatest."""
    return float(np.sort(alike)[-_FEW_NEAREST:].mean()) if alike.size else 0.0
