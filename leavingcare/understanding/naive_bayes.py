"""Naive Bayes beside the fitted line: how much more often each kind has a feature than all kinds together.

A fit from few examples leans on the features that told them apart. A feature that never did, but that one kind has
and the others do not, still says something of a text that has nothing else. Both are weights of features, so that
they are added once, and a text costs the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from leavingcare.understanding.features import Floats, Row

SHARE = 0.06
"""How much these weights count beside the fitted ones."""

_SEEN_ANYWAY = 0.01
"""How often each feature counts as seen in each kind, so that what was never seen rules nothing out. Both were settled
by leaving out parts of the examples of two public sets."""


def weights_of(rows: Sequence[Row], kinds: NDArray[np.int64], counts: Floats, *, size: int) -> Floats:
    """The weight of each of `size` features (rows) for each kind (columns): how much likelier it is there, as a log.

    `kinds` are numbers from 0, one for each of `rows`; `counts` say how much each of these counts.
    """
    number = int(kinds.max()) + 1
    owners = np.repeat(np.arange(len(rows)), [len(row.places) for row in rows])
    places = np.concatenate([row.places for row in rows]).astype(np.int64)
    values = np.concatenate([row.values for row in rows]) * counts[owners]
    cells = places * number + kinds[owners]
    counted = np.bincount(cells, weights=values, minlength=size * number).reshape(size, number)
    seen = counted.astype(np.float32) + np.float32(_SEEN_ANYWAY)
    everywhere = seen.sum(axis=1, keepdims=True)
    likelier = np.log(seen / seen.sum(axis=0, keepdims=True)) - np.log(everywhere / everywhere.sum())
    return np.asarray(SHARE * likelier, dtype=np.float32)


def scores_of(rows: Sequence[Row], weights: Floats) -> Floats:
    """The score of each kind (columns) for each text (rows)."""
    return np.array([row.values @ weights[row.places] for row in rows], dtype=np.float32)
