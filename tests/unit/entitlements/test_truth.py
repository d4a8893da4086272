"""Kleene's rules, and the reasons that come with them."""

from __future__ import annotations

from itertools import product

import pytest

from leavingcare.entitlements.truth import Truth, every, finding, opposite, some

THREE: tuple[Truth, ...] = (True, False, None)
PAIRS = list(product(THREE, THREE))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_is_no_with_one_no_and_yes_only_with_all(one: Truth, other: Truth) -> None:
    found = every(finding("one", one), finding("other", other))

    expected = False if False in (one, other) else None if None in (one, other) else True
    assert found.truth is expected


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_some_is_yes_with_one_yes_and_no_only_with_none(one: Truth, other: Truth) -> None:
    found = some(finding("one", one), finding("other", other))

    expected = True if True in (one, other) else None if None in (one, other) else False
    assert found.truth is expected


@pytest.mark.parametrize(("given", "expected"), [(True, False), (False, True), (None, None)])
def test_the_opposite_of_unknown_is_unknown(given: Truth, expected: Truth) -> None:
    assert opposite(finding("one", given)).truth is expected


def test_a_no_is_told_by_what_failed_alone() -> None:
    found = every(finding("fits", True, "a"), finding("fails", False, "b"), finding("open", None, "c"))

    assert [reason.code for reason in found.reasons] == ["fails"]


def test_an_unknown_names_the_facts_it_waits_for() -> None:
    found = every(finding("fits", True, "a"), finding("open", None, "b"), finding("other", None, "c", "b"))

    assert found.facts == ("b", "c")
