"""Conditions: any nesting of all, any and not weighs as it reads, and what is asked for can change the answer."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.people import invented
from leavingcare.entitlements import Known, RuleBook, decide
from leavingcare.entitlements.case import BORN
from leavingcare.entitlements.conditions import Group, Leaf, Outline, outline
from leavingcare.entitlements.decide import Weighed
from leavingcare.entitlements.report import rule_lines
from leavingcare.entitlements.truth import Truth
from leavingcare.entitlements.weighing import settle, why
from tests.unit.entitlements.test_rules import BOOKS, TODAY

LEAVES = [
    {"parent": True},
    {"pregnant": False},
    {"studying": ["college", "university"]},
    {"working": "job"},
    {"immigration": "citizen"},
    {"age": {"until": "support.until_age"}},
    {"advice": "right-to-vote"},
]
NESTED = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=6,
)


def weigh(part: Outline, weighed: Weighed) -> Truth:
    """The outline by Kleene's rules, straight from its shape."""
    if isinstance(part, Leaf):
        truth = part.statement.holds(weighed.case, weighed.statuses)
        return None if truth is None else truth is part.wanted
    truths = [weigh(each, weighed) for each in part.parts]
    first = not part.is_all
    return first if first in truths else None if None in truths else not first


def book_of(who: Any) -> RuleBook:
    book = BOOKS["oxfordshire"]
    return RuleBook({"pip": replace(book.rules["pip"], who=who)}, book.values)


@settings(max_examples=150)
@given(st.lists(NESTED, max_size=3), st.integers(0, 2**32))
def test_any_nesting_weighs_as_it_reads(who: list[dict[str, Any]], seed: int) -> None:
    random = Random(seed)
    facts = {name: value for name, value in invented(random).items() if random.random() < 0.5}
    book = book_of(who)

    result = decide(Known.read(facts), TODAY, book)

    ready = book.on(TODAY).ready[0]
    assert settle(ready.clauses, result.weighed.truths) is weigh(ready.outline, result.weighed)


@settings(max_examples=100)
@given(st.lists(NESTED, min_size=1, max_size=3), st.integers(0, 2**32))
def test_whatever_is_waited_for_can_change_the_answer(who: list[dict[str, Any]], seed: int) -> None:
    random = Random(seed)
    facts = {name: value for name, value in invented(random).items() if random.random() < 0.4}
    book = book_of(who)
    truths = decide(Known.read(facts), TODAY, book).weighed.truths
    ready, count = book.on(TODAY).ready[0], len(book.on(TODAY).statements)
    places = {place for clause in ready.clauses for place in clause}
    # A rule that wants the same so and not so contradicts itself; Kleene's rules do not see through that.
    assume(settle(ready.clauses, truths) is None and not any(place + count in places for place in places))

    open_places = [place for place in range(count) if truths[place] is None]
    for place in {each % count for each in why(ready.clauses, truths)}:
        others = [each for each in open_places if each != place]
        rests = [dict(zip(others, rest, strict=True)) for rest in product((True, False), repeat=len(others))]
        assert any(
            settled(ready.clauses, truths, rest | {place: True})
            is not settled(ready.clauses, truths, rest | {place: False})
            for rest in rests
        )


@settings(max_examples=150)
@given(st.lists(NESTED, max_size=3), st.integers(0, 2**32))
def test_the_reasons_are_what_settled_it_the_most_telling_first(who: list[dict[str, Any]], seed: int) -> None:
    random = Random(seed)
    facts = {name: value for name, value in invented(random).items() if random.random() < 0.6}
    who = [*who, {"not": {"status": "qualifying"}}] if seed % 2 else who
    book = book_of(who)

    decision = decide(Known.read(facts), TODAY, book).by_slug["pip"]

    weighed = decision.weighed
    found = [weighed.reasons[place] for place in why(decision.ready.clauses, weighed.truths)]
    expected = sorted(
        dict.fromkeys(found), key=lambda reason: (reason.code != "status", reason.facts == (BORN,))
    )
    assert decision.reasons == tuple(expected)


def settled(clauses: Any, truths: list[Truth], given: dict[int, bool]) -> Truth:
    count = len(truths) // 2
    whole = list(truths)
    for place, so in given.items():
        whole[place], whole[place + count] = so, not so
    return settle(clauses, whole)


def test_not_of_several_is_one_of_them_not() -> None:
    numbers = BOOKS["oxfordshire"].on(TODAY)

    found = outline({"not": {"any": [{"parent": True}, {"pregnant": True}]}}, "who", numbers)

    assert found.is_all
    (part,) = found.parts
    assert isinstance(part, Group)
    assert part.is_all
    assert [each.wanted for each in part.parts if isinstance(each, Leaf)] == [False, False]


def test_a_rule_without_conditions_is_for_everyone() -> None:
    book = book_of(None)
    decision = decide(Known(), TODAY, book).by_slug["pip"]

    assert decision.outcome == "may"
    assert decision.reasons == ()
    assert "  - It is for everyone." in list(rule_lines(book.rules["pip"], book, TODAY))


def test_where_no_sum_fits_there_is_none() -> None:
    book = BOOKS["oxfordshire"]
    amount = replace(book.rules["pip"].amounts[0], when={"parent": True})
    only = RuleBook({"pip": replace(book.rules["pip"], who=None, amounts=(amount,))}, book.values)

    for parent, waits in ((True, ()), (False, ()), (None, ("parent",))):
        decision = decide(Known.read({"parent": parent}), TODAY, only).by_slug["pip"]
        assert (decision.amount is None) is (parent is not True)
        assert decision.asks == waits
