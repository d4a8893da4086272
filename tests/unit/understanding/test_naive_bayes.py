"""What each feature says of each kind, when it is only counted."""

from __future__ import annotations

import numpy as np
import pytest

from leavingcare.understanding.features import Features, Floats, Row
from leavingcare.understanding.naive_bayes import scores_of, weights_of

TEXTS = [("lost", "my", "card"), ("my", "card", "is", "gone"), ("pay", "my", "rent"), ("rent", "is", "late")]
KINDS = ["card", "card", "rent", "rent"]


@pytest.fixture
def features() -> Features:
    return Features.of(TEXTS, KINDS, asked=len(TEXTS))


@pytest.fixture
def rows(features: Features) -> list[Row]:
    return [features.row(text) for text in TEXTS]


@pytest.fixture
def weights(features: Features, rows: list[Row]) -> Floats:
    return weights_of(rows, np.array([0, 0, 1, 1]), np.ones(4, dtype=np.float32), size=len(features))


def test_what_one_kind_alone_has_speaks_for_it(features: Features, weights: Floats) -> None:
    card, rent = features.words["card"], features.words["rent"]

    assert weights[card, 0] > 0 > weights[card, 1]
    assert weights[rent, 1] > 0 > weights[rent, 0]


def test_what_both_kinds_have_says_little(features: Features, weights: Floats) -> None:
    card, shared = features.words["card"], features.words["is"]

    assert abs(weights[shared]).max() < abs(weights[card]).max() / 4


def test_a_text_goes_to_the_kind_whose_words_it_has(features: Features, weights: Floats) -> None:
    asked = [features.row(("where", "is", "my", "card")), features.row(("late", "rent"))]

    assert scores_of(asked, weights).argmax(axis=1).tolist() == [0, 1]


def test_an_example_that_counts_twice_is_as_good_as_two(features: Features, rows: list[Row]) -> None:
    kinds = np.array([0, 0, 1, 1, 1])
    repeated = weights_of([*rows, rows[3]], kinds, np.ones(5, dtype=np.float32), size=len(features))
    counted = weights_of(rows, kinds[:4], np.array([1, 1, 1, 2], dtype=np.float32), size=len(features))

    assert np.allclose(repeated, counted, atol=1e-5)
