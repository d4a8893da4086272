"""Which phrases a text is nearest to."""

from __future__ import annotations

import numpy as np
import pytest

from leavingcare.safeguarding.neighbours import Neighbours

ROWS = np.array([[1.0, 0.0, 0.0], [0.6, 0.8, 0.0], [0.0, 0.6, 0.8]])


def held(table: np.ndarray, copies: int = 1) -> Neighbours:
    """The rows of a table, each so many times."""
    table = np.tile(table, (copies, 1))
    rows, traits = np.nonzero(table)
    height, width = table.shape
    return Neighbours.of(rows, traits, table[rows, traits], height=height, width=width)


def asked(**values: float) -> tuple[np.ndarray, np.ndarray]:
    return (
        np.array([int(name[1:]) for name in values], dtype=np.int32),
        np.array(list(values.values()), dtype=np.float32),
    )


def test_a_text_is_as_alike_to_each_phrase_as_their_product() -> None:
    table = np.zeros((60, 60))
    table[:3, :3] = ROWS
    table[range(3, 60), range(3, 60)] = 1.0

    alike = held(table).alike(*asked(t0=0.6, t1=0.8))

    assert alike[:3] == pytest.approx([0.6, 1.0, 0.48], abs=0.001)
    assert not alike[3:].any()


def test_a_trait_that_many_texts_have_tells_of_none() -> None:
    table = np.zeros((60, 61))
    table[:, 60] = 0.6
    table[range(60), range(60)] = 0.8

    alike = held(table).alike(*asked(t3=0.8, t60=0.6))

    assert alike[3] == pytest.approx(0.64, abs=0.001)
    assert np.count_nonzero(alike) == 1


def test_a_text_without_a_known_trait_is_like_none() -> None:
    assert not held(ROWS, copies=20).alike(*asked()).any()
