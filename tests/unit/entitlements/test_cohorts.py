"""A value with a row for each of several groups is decided by the lines that it draws itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from leavingcare.entitlements import Known, RuleBook, decide
from leavingcare.entitlements.law import value_on
from leavingcare.entitlements.rules import AmountRule, Limit
from leavingcare.errors import Invalid
from leavingcare.facts import Facts, from_yaml
from leavingcare.facts.reading import read_value

ON = date(2026, 11, 22)
NAME = "invented.sum"
VALUE = """
invented.sum:
  kind: money
  says: A sum that differs
  dated:
    - {value: 100, for: {age_from: 18, age_to: 20}}
    - {value: 50, for: {age_from: 21, age_to: 24, studying: true}}
    - {value: 20, for: {age_from: 21, age_to: 24, studying: false, lives: outside}}
  review_by: 2027-05-22
  confidence: high
  verification: seen
  sources: [{title: An invented page, url: "https://example.org/", checked_on: 2026-11-22}]
"""


def with_sum(book: RuleBook, text: str = VALUE) -> RuleBook:
    """A book in which everybody gets the invented sum instead of a cap on bus fares."""
    kept = {name: entry for name in book.values.names() if (entry := book.values.entry(name))}
    own = read_value(NAME, from_yaml(text)[NAME], "content/values/invented.yaml", local=False)
    amounts = (AmountRule(NAME, Limit.EXACTLY, None, None),)
    rule = replace(book.rules["bus-fare-cap"], who=None, amounts=amounts)
    return RuleBook(book.rules | {"bus-fare-cap": rule}, Facts(kept | {NAME: own}))


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"date_of_birth": "2007-03-02"}, 100),
        ({"date_of_birth": "2005-11-23"}, 100),
        ({"date_of_birth": "2005-11-22", "studying": "college"}, 50),
        ({"date_of_birth": "2005-11-22", "studying": "no", "lives_in_area": False}, 20),
        ({"date_of_birth": "2005-11-22", "studying": "no", "lives_in_area": True}, None),
        ({"date_of_birth": "2001-11-22"}, None),
        ({}, None),
    ],
)
def test_the_row_that_is_for_them_is_their_amount(
    facts: dict[str, Any], amount: int | None, book: RuleBook
) -> None:
    decision = decide(Known.read(facts), ON, with_sum(book)).by_slug["bus-fare-cap"]

    found = decision.amount.value.value if decision.amount and decision.amount.value else None
    assert found == amount


def test_what_is_not_known_is_asked_for(book: RuleBook) -> None:
    known = Known.read({"date_of_birth": "2005-11-22"})

    decision = decide(known, ON, with_sum(book)).by_slug["bus-fare-cap"]

    assert "studying" in decision.asks


def test_the_line_of_a_row_has_a_name(book: RuleBook) -> None:
    values = with_sum(book).values

    assert value_on(values, f"{NAME}.age_to", ON).value == 20
    assert value_on(values, f"{NAME}[2].age_to", ON).value == 24
    with pytest.raises(Invalid, match=r"invented\.sum\.turned_18_by is missing"):
        value_on(values, f"{NAME}.turned_18_by", ON)


def test_a_row_for_what_no_fact_tells_stops_the_start(book: RuleBook) -> None:
    text = VALUE.replace("age_from: 18, age_to: 20", "housing: own-home")

    with pytest.raises(Invalid, match="no fact tells"):
        with_sum(book, text).on(ON)
