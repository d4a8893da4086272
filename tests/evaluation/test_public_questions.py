"""Public test questions: the matcher may not fall behind what it was measured at."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from leavingcare.understanding.model import Examples, Model, fit_model, speller_for
from leavingcare.understanding.reading import read
from tests.support.shared_data import shared_data


def pairs(name: str) -> list[tuple[str, str]]:
    with (shared_data("intent") / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return [(row[0], row[1]) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def learned(name: str) -> Model:
    by_kind: dict[str, list[str]] = {}
    for text, kind in pairs(name):
        by_kind.setdefault(kind, []).append(text)
    speller = speller_for([text for texts in by_kind.values() for text in texts])
    return fit_model(Examples.of(by_kind, {}), speller=speller, measured=False)


@pytest.mark.slow
@pytest.mark.parametrize(("data", "first", "three"), [("banking77", 0.765, 0.895), ("clinc150", 0.81, 0.915)])
def test_ten_examples_a_kind_are_enough(data: str, first: float, three: float) -> None:
    model, tests = learned(f"{data}_train_10"), pairs(f"{data}_test")[::2]

    found = []
    for text, kind in tests:
        order = np.argsort(-model.scores(read(text, model.speller)))[:3]
        found.append(
            [model.kinds[place] for place in order].index(kind)
            if kind in {model.kinds[p] for p in order}
            else 9
        )

    assert np.mean(np.array(found) == 0) >= first
    assert np.mean(np.array(found) < 3) >= three
