"""Whole answers at the edges of the law: what each invented person is, and what every named rule answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.entitlements import Known, Result, RuleBook, decide
from tests.unit.entitlements.conftest import CONTENT

TABLE = yaml.safe_load((Path(__file__).parent / "edge_cases.yaml").read_text(encoding="utf-8"))
PEOPLE = TABLE.pop("people")
CASES = [(group, case) for group, cases in TABLE.items() for case in cases]


@cache
def book_of(council: str) -> RuleBook:
    return RuleBook.load(CONTENT, council)


def answer(given: dict[str, Any]) -> Result:
    person = given["person"] if isinstance(given["person"], dict) else PEOPLE[given["person"]]
    known = Known.read({**person, **given["facts"]})
    return decide(known, given["day"], book_of(given.get("council", "oxfordshire")))


@pytest.mark.parametrize(("group", "given"), CASES, ids=[f"{group}: {case['name']}" for group, case in CASES])
def test_edge(group: str, given: dict[str, Any]) -> None:
    found = answer(given)

    assert found.held == given["is"]
    assert [slug for slug in given.get("unknown", ()) if found.statuses[slug].truth is not None] == []
    wanted = given.get("decisions", {})
    assert {slug: found.by_slug[slug].outcome.value for slug in wanted} == wanted
    for slug, figure in given.get("amounts", {}).items():
        amount = found.by_slug[slug].amount
        assert amount is not None
        assert amount.value is not None
        assert amount.value.value == figure
