"""What has to hold for everyone: more facts turn nothing, their order never matters, unknown never refuses."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.people import ON, days_since, invented, times_in_care
from leavingcare.entitlements import Known, Outcome, Period, Result, RuleBook, decide
from leavingcare.entitlements.ages import birthday
from leavingcare.entitlements.care import days_in_care, merged
from leavingcare.entitlements.law import law_on
from leavingcare.facts import Facts

PEOPLE = st.integers(0, 2**32).map(lambda seed: invented(Random(seed)))
SOME = st.randoms(use_true_random=False)


def some_of(facts: dict[str, Any], random: Random) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if random.random() < 0.5}


def settled(result: Result) -> dict[str, object]:
    """What is certain: decisions with their sums, and statuses."""
    found: dict[str, object] = {
        decision.slug: (decision.outcome, decision.amount)
        for decision in result.decisions
        if decision.outcome is not Outcome.UNKNOWN and not decision.asks
    }
    return found | {slug: each.truth for slug, each in result.statuses.items() if each.truth is not None}


def told(result: Result) -> list[object]:
    return [(each.outcome, each.amount, each.reasons) for each in result.decisions]


@settings(max_examples=100)
@given(PEOPLE, SOME)
def test_a_known_fact_more_never_turns_what_is_settled(
    book: RuleBook, facts: dict[str, Any], random: Random
) -> None:
    few = some_of(facts, random)
    more = few | some_of(facts, random)

    before = settled(decide(Known.read(few), ON, book))
    after = settled(decide(Known.read(more), ON, book))

    assert {name: after.get(name) for name in before} == before


@settings(max_examples=50)
@given(PEOPLE, SOME)
def test_the_order_of_facts_never_matters(book: RuleBook, facts: dict[str, Any], random: Random) -> None:
    few = some_of(facts, random)
    orders = [dict(sorted(few.items(), key=lambda _: random.random())), dict(reversed(few.items()))]
    orders += [{first: few[first]} | few for first in few]  # each of them first, once

    expected = told(decide(Known.read(few), ON, book))

    assert [order for order in orders if told(decide(Known.read(order), ON, book)) != expected] == []


@settings(max_examples=100)
@given(PEOPLE, SOME)
def test_a_no_rests_on_facts_that_are_known(book: RuleBook, facts: dict[str, Any], random: Random) -> None:
    known = Known.read(some_of(facts, random))

    result = decide(known, ON, book)

    refused = [each for each in result.decisions if each.outcome is Outcome.NO]
    assert all(reason.truth is not None for each in refused for reason in each.reasons)
    assert [
        (each.slug, reason)
        for each in refused
        for reason in each.reasons
        if reason.facts and not any(fact in known for fact in reason.facts)
    ] == []


@settings(max_examples=100)
@given(PEOPLE, SOME)
def test_what_is_unknown_names_what_to_ask_or_whom(
    book: RuleBook, facts: dict[str, Any], random: Random
) -> None:
    known = Known.read(some_of(facts, random))

    result = decide(known, ON, book)

    for decision in result.decisions:
        if decision.outcome is Outcome.UNKNOWN:
            advice = [reason for reason in decision.reasons if not reason.facts]
            assert advice or any(fact not in known for fact in decision.asks)


@settings(max_examples=50)
@given(PEOPLE)
def test_with_every_fact_known_nothing_but_advice_is_open(book: RuleBook, facts: dict[str, Any]) -> None:
    result = decide(Known.read(facts), ON, book)

    waiting = [each.slug for each in result.decisions if set(each.asks) - {"home_from", "home_until"}]
    assert waiting in ([], ["junior-isa"])


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_days_in_care_are_those_that_counting_one_by_one_gives(values: Facts, seed: int) -> None:
    random = Random(seed)
    born = ON - timedelta(days=random.randrange(15 * 365, 22 * 365))
    times = times_in_care(random, born, ON)
    periods = [Period(start, end, "placement") for start, end in times]

    counted = days_in_care(periods, born, ON, law_on(values, ON))

    assert counted == days_since(times, birthday(born, 14))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30))))
def test_merging_spans_keeps_every_day_once(given_spans: list[tuple[int, int]]) -> None:
    first = date(2020, 1, 1)
    spans = [(first + timedelta(start), first + timedelta(start + length)) for start, length in given_spans]

    found = merged(spans)

    days = {day for start, end in spans for day in range(start.toordinal(), end.toordinal())}
    assert sum((end - start).days for start, end in found) == len(days)
    assert all(one[1] < other[0] for one, other in zip(found, found[1:], strict=False))


@settings(max_examples=100)
@given(PEOPLE, SOME)
def test_exact_dates_say_what_the_simple_answers_say(
    book: RuleBook, facts: dict[str, Any], random: Random
) -> None:
    born = date.fromisoformat(facts["date_of_birth"])
    times = times_in_care(random, born, ON)
    periods = [{"start": start.isoformat(), "end": end.isoformat()} for start, end in times]
    last = max((end for _, end in times), default=None)
    adult = birthday(born, 18)
    if last is not None and adult > ON and last >= ON:
        periods = [each | {"end": None} if each["end"] == ON.isoformat() else each for each in periods]
    rest = {"looked_after_by": "this", "left_care_to": "independent", "home_six_months": "no"}

    found = decide(
        Known.read({**rest, "date_of_birth": facts["date_of_birth"], "care_periods": periods}), ON, book
    )

    weeks = days_since(times, birthday(born, 14)) >= 91
    was_16 = last is not None and last >= birthday(born, 16) and birthday(born, 16) <= ON
    strong = {"eligible-child", "relevant-child", "former-relevant-child"}
    expected = weeks and was_16 and birthday(born, 25) > ON
    assert bool(strong & set(found.held)) == expected
