"""The next question: none that changes nothing, each reachable, none twice, and few for the usual person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from bench.entitlements import answered, asked_of, everything
from bench.people import ON, invented, usual
from leavingcare.entitlements import (
    QUESTIONS,
    Form,
    Known,
    Outcome,
    Question,
    Result,
    RuleBook,
    decide,
    next_question,
)
from leavingcare.entitlements.facts import FACTS
from leavingcare.entitlements.planning import waiting_for
from leavingcare.entitlements.questions import BY_ID, FOR_FACT, possible_answers
from leavingcare.entitlements.wording import WORDS
from leavingcare.errors import Invalid


def outcomes(result: Result) -> tuple[object, ...]:
    told = tuple((each.outcome, each.amount) for each in result.decisions)
    return (*told, *(found.truth for found in result.statuses.values()))


def changes_something(question: Question, known: Known, book: RuleBook, random: Random) -> bool:
    """Whether, for some completion of everything else, two of its answers bring two different results."""
    answers = [values for values, _ in possible_answers(question, known, ON)]
    for _ in range(60):
        person = invented(random)
        rest = {
            name: value
            for name, value in person.items()
            if name not in known and name not in question.settles
        }
        whole = Known.read(known.as_given() | rest)
        if len({outcomes(decide(whole.with_values(values), ON, book)) for values in answers}) > 1:
            return True
    return False


@pytest.mark.parametrize("seed", range(8))
def test_no_question_is_asked_whose_answer_changes_nothing(book: RuleBook, seed: int) -> None:
    random = Random(seed)
    person = invented(random)
    known = Known()

    while (question := next_question(known, ON, book)) is not None:
        if question.form is not Form.PERIODS:
            assert changes_something(question, known, book, random), question.id
        known = answered(question, known, person)


def test_when_nothing_more_is_asked_everything_is_settled_or_needs_a_person(book: RuleBook) -> None:
    known, _ = asked_of(invented(Random(5)), book)

    result = decide(known, ON, book)

    open_facts = {fact for fact in waiting_for(result) if fact not in known and fact not in known.skipped}
    assert {FOR_FACT[fact].id for fact in open_facts} <= {
        "care-dates",
        "home-from",
        "home-until",
        "course-end",
    }


@pytest.mark.parametrize("make", [invented, usual])
def test_what_was_asked_settles_what_everything_known_would(book: RuleBook, make: Any) -> None:
    random = Random(8)

    for _ in range(12):
        person = make(random)
        known, _asked = asked_of(person, book)
        assert outcomes(decide(known, ON, book)) == outcomes(decide(Known.read(person), ON, book))


def test_every_question_is_reachable(book: RuleBook) -> None:
    random = Random(1)
    reached: set[str] = set()

    for number in range(28):
        person = invented(random)
        # Some know less: then the harder ways to ask come up. Some look at a day to come.
        gone = ("thirteen_weeks_since_14",) if number % 3 == 0 else ()
        person = {name: value for name, value in person.items() if name not in gone}
        if number % 4 == 0:
            person |= {"home_from": "2025-01-02", "home_until": "2025-09-03", "left_care_to": "home"}
            person |= {
                "last_in_care": "at-16-or-17",
                "thirteen_weeks_since_14": "yes",
                "looked_after_by": "this",
            }
            person.pop("home_six_months", None)
        if number % 7 == 0:
            person |= {
                "last_in_care": "at-16-or-17",
                "left_care_to": "special-guardian",
                "home_six_months": "no",
            }
        on = ON + timedelta(days=400) if number % 5 == 0 else ON
        known = Known()
        while (question := next_question(known, on, book, said_on=ON)) is not None:
            reached.add(question.id)
            known = answered(question, known, person)

    assert {question.id for question in QUESTIONS} - reached == {"area"}
    scotland = Known.read(
        {"date_of_birth": "2007-03-02", "looked_after_by": "scotland", "last_in_care": "until-18"}
    )
    assert "area" in ids_asked(scotland, RuleBook(book.rules | local_rule(book), book.values))


def local_rule(book: RuleBook) -> Mapping[str, Any]:
    """A rule that asks where someone lives, whoever looked after them."""
    rule = next(rule for rule in book.rules.values() if rule.slug == "bus-fare-cap")
    return {
        "bus-fare-cap": type(rule)(**{**vars(rule), "who": [{"lives_in_area": True}], "slug": "bus-fare-cap"})
    }


def ids_asked(known: Known, book: RuleBook) -> list[str]:
    found: list[str] = []
    while (question := next_question(known, ON, book)) is not None:
        found.append(question.id)
        known = question.skipped(known)
    return found


def test_a_skipped_question_is_not_asked_again(book: RuleBook) -> None:
    asked = ids_asked(Known(), book)

    assert len(asked) == len(set(asked))
    assert "birth" in asked


def test_exact_dates_are_asked_only_of_those_who_do_not_know_the_sum(book: RuleBook) -> None:
    known = Known.read({"date_of_birth": "2007-03-02", "last_in_care": "until-18", "looked_after_by": "this"})

    assert "care-dates" not in ids_asked(known.with_values({"thirteen_weeks_since_14": "yes"}), book)
    assert "care-dates" in ids_asked(known.skipping(["thirteen_weeks_since_14"]), book)


@pytest.mark.parametrize("when", ["now", "until-18", "at-16-or-17"])
def test_weeks_are_asked_only_of_those_whose_last_time_in_care_was_under_a_year(
    book: RuleBook, when: str
) -> None:
    born = Known.read({"date_of_birth": "2009-03-02" if when == "now" else "2007-03-02"})
    care_when = BY_ID["care-when"]

    assert "care-weeks" not in ids_asked(care_when.answered(born, f"{when}-a-year"), book)
    assert "care-weeks" in ids_asked(care_when.answered(born, when), book)


def test_the_usual_person_is_asked_eight_questions_or_fewer(book: RuleBook) -> None:
    random = Random(3)

    counts = [len(asked_of(usual(random), book)[1]) for _ in range(12)]

    assert max(counts) <= 9
    assert sum(counts) / len(counts) <= 8


def test_half_of_the_questions_or_fewer_are_asked(book: RuleBook) -> None:
    random = Random(3)

    counts = [len(asked_of(invented(random), book)[1]) for _ in range(24)]

    assert sum(counts) / len(counts) <= everything() / 2


def test_an_answer_settles_its_facts_and_can_be_changed() -> None:
    council = BY_ID["council"]

    known = council.answered(Known(), "other-moved")
    changed = council.answered(known, "scotland")

    assert dict(known) == {"looked_after_by": "another", "lives_in_area": False}
    assert dict(changed) == {"looked_after_by": "scotland"}
    assert council.picked(known) == ["other-moved"]


def test_an_answer_taken_back_takes_with_it_all_that_it_settled_and_nothing_else() -> None:
    care_when, care_weeks = BY_ID["care-when"], BY_ID["care-weeks"]

    long = care_when.answered(Known(), "until-18-a-year")
    short = care_weeks.answered(care_when.answered(Known(), "until-18"), "yes")

    assert dict(care_when.answered(long, "before-16")) == {"last_in_care": "before-16"}
    assert dict(care_when.skipped(long)) == {}
    assert dict(care_when.answered(short, "at-16-or-17")) == {
        "last_in_care": "at-16-or-17",
        "thirteen_weeks_since_14": "yes",
    }


def test_picking_none_of_several_settles_them_all_as_not_so() -> None:
    known = BY_ID["home"].answered(Known(), [])

    assert dict(known) == {
        "rents_privately": False,
        "fostered_until_18": False,
        "pays_electricity": False,
        "term_home_closes": False,
    }
    assert BY_ID["home"].picked(known) == []


def test_several_can_be_picked_together() -> None:
    known = BY_ID["doing"].answered(Known(), ["college", "job"])

    assert (known["studying"], known["working"], known["wants_to_study"]) == ("college", "job", False)
    assert BY_ID["doing"].picked(known) == ["college", "job"]


def test_a_day_and_a_number_are_read() -> None:
    assert BY_ID["birth"].values("2007-03-02") == {"date_of_birth": date(2007, 3, 2)}
    assert BY_ID["pay"].values(420) == {"monthly_pay": 420}


@pytest.mark.parametrize(
    ("id", "given"),
    [("council", "mars"), ("home", "landlord"), ("home", ["castle"]), ("birth", "spring"), ("pay", "much")],
)
def test_an_answer_that_is_none_is_refused(id: str, given: object) -> None:
    with pytest.raises(Invalid):
        BY_ID[id].values(given)


def test_every_question_has_words_and_says_why() -> None:
    assert set(WORDS) == {question.id for question in QUESTIONS}
    assert [
        question.id for question in QUESTIONS if not (WORDS[question.id].ask and WORDS[question.id].why)
    ] == []
    assert [
        question.id
        for question in QUESTIONS
        if [each.id for each in question.choices] != list(WORDS[question.id].choices)
    ] == []


def test_every_fact_has_a_question_and_every_choice_a_value_that_exists() -> None:
    assert set(FOR_FACT) == set(FACTS)
    for question in QUESTIONS:
        for choice in question.choices:
            for name, value in choice.values.items():
                assert FACTS[name].read(value) == value


def test_a_discretion_is_settled_without_being_a_right(book: RuleBook) -> None:
    known = Known.read({"date_of_birth": "2007-03-02", "immigration": "citizen"})

    decision = decide(known, ON, book).by_slug["crisis-and-resilience-fund"]

    assert decision.outcome is Outcome.MAY
    assert decision.asks == ()
