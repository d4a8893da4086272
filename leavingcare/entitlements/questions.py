"""The questions that facts are asked with: one screen or one text each, some settling several facts at once.

Their words are in wording.py. `share` says roughly how many of a hundred people would answer so; it only orders the
questions, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from leavingcare.entitlements.asking import Choice, Form, Question
from leavingcare.entitlements.facts import Value
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.sample_days import sample_values


def _one(id: str, fact: str, shares: Mapping[str, int], needs: str | None = None) -> Question:
    """A question that settles one fact: a choice for each of its values."""
    choices = tuple(Choice(value, {fact: value}, share) for value, share in shares.items())
    return Question(id, Form.ONE, (fact,), choices, needs=needs)


def _yes_no(id: str, fact: str, yes: int, needs: str | None = None) -> Question:
    choices = (Choice("yes", {fact: True}, yes), Choice("no", {fact: False}, 100 - yes))
    return Question(id, Form.ONE, (fact,), choices, needs=needs)


def _several(id: str, otherwise: Mapping[str, Value], *choices: Choice) -> Question:
    return Question(id, Form.SEVERAL, tuple(otherwise), choices, otherwise=otherwise)


def _day(id: str, fact: str, instead_of: tuple[str, ...] = (), needs: str | None = None) -> Question:
    return Question(id, Form.DAY, (fact,), instead_of=instead_of, needs=needs)


# Whoever was in care for a year without a break, up to some day after 16, was so for 13 weeks and more since 14.
_A_YEAR: Mapping[str, Value] = MappingProxyType(
    {"thirteen_weeks_since_14": "yes", "in_care_for_a_year": True}
)


def _in_care(when: str, *, a_year: int, less: int) -> tuple[Choice, Choice]:
    """The last time in care, as long as a year or not: with less, the weeks have a question of their own."""
    last = {"last_in_care": when}
    return Choice(f"{when}-a-year", {**last, **_A_YEAR}, a_year), Choice(when, last, less)


_WHERE = ("looked_after_by", "lives_in_area")
_AFTER = ("left_care_to", "home_six_months")

QUESTIONS: tuple[Question, ...] = (
    _day("birth", "date_of_birth"),
    Question(
        "care-when",
        Form.ONE,
        ("last_in_care",),
        (
            *_in_care("now", a_year=16, less=4),
            *_in_care("until-18", a_year=40, less=10),
            *_in_care("at-16-or-17", a_year=7, less=8),
            Choice("before-16", {"last_in_care": "before-16"}, 10),
            Choice("never", {"last_in_care": "never"}, 5),
        ),
    ),
    Question(
        "care-weeks",
        Form.ONE,
        ("thirteen_weeks_since_14",),
        (
            Choice("a-year", _A_YEAR, 30),
            Choice("yes", {"thirteen_weeks_since_14": "yes"}, 40),
            Choice("no", {"thirteen_weeks_since_14": "no"}, 25),
            Choice("short-breaks-only", {"thirteen_weeks_since_14": "short-breaks-only"}, 5),
        ),
    ),
    Question(
        "council",
        Form.ONE,
        _WHERE,
        (
            Choice("here", {"looked_after_by": "this", "lives_in_area": True}, 60),
            Choice("here-moved", {"looked_after_by": "this", "lives_in_area": False}, 15),
            Choice("other", {"looked_after_by": "another", "lives_in_area": True}, 15),
            Choice("other-moved", {"looked_after_by": "another", "lives_in_area": False}, 5),
            Choice("scotland", {"looked_after_by": "scotland"}, 1),
            Choice("wales", {"looked_after_by": "wales"}, 2),
            Choice("northern-ireland", {"looked_after_by": "northern-ireland"}, 1),
        ),
    ),
    _several(
        "doing",
        {"studying": "no", "course_full_time": False, "working": "no", "wants_to_study": False},
        Choice("college", {"studying": "college", "course_full_time": True}, 22),
        Choice("college-part-time", {"studying": "college", "course_full_time": False}, 5),
        Choice("university", {"studying": "university", "course_full_time": True}, 7),
        Choice("university-part-time", {"studying": "university", "course_full_time": False}, 1),
        Choice("job", {"working": "job"}, 25),
        Choice("apprenticeship", {"working": "apprenticeship"}, 4),
        Choice("want-course", {"wants_to_study": True}, 15),
    ),
    _one(
        "immigration",
        "immigration",
        {
            "citizen": 70,
            "settled": 3,
            "refugee": 12,
            "leave": 4,
            "leave-no-public-funds": 1,
            "asylum": 8,
            "refused": 2,
        },
    ),
    _several(
        "you",
        {
            "pregnant": False,
            "new_baby": False,
            "parent": False,
            "child_under_4": False,
            "health_condition": False,
            "on_universal_credit": False,
            "savings_over_limit": False,
        },
        Choice("pregnant", {"pregnant": True, "new_baby": True}, 2),
        Choice("baby", {"new_baby": True, "parent": True, "child_under_4": True}, 4),
        Choice("young-child", {"parent": True, "child_under_4": True}, 8),
        Choice("child", {"parent": True}, 3),
        Choice("condition", {"health_condition": True}, 20),
        Choice("credit-no-pay", {"on_universal_credit": True, "monthly_pay": 0}, 30),
        Choice("credit-and-pay", {"on_universal_credit": True}, 12),
        Choice("savings", {"savings_over_limit": True}, 1),
    ),
    _several(
        "home",
        {
            "rents_privately": False,
            "fostered_until_18": False,
            "pays_electricity": False,
            "term_home_closes": False,
        },
        Choice("foster", {"fostered_until_18": True}, 30),
        Choice("landlord", {"rents_privately": True}, 15),
        Choice("electricity", {"pays_electricity": True}, 30),
        Choice("room-closes", {"term_home_closes": True}, 3),
    ),
    Question(
        "after-care",
        Form.ONE,
        _AFTER,
        (
            Choice("own-place", {"left_care_to": "independent", "home_six_months": "no"}, 35),
            Choice("home-short", {"left_care_to": "home", "home_six_months": "no"}, 10),
            Choice("home-long", {"left_care_to": "home", "home_six_months": "yes"}, 20),
            Choice("home-broke-down", {"left_care_to": "home", "home_six_months": "broke-down"}, 10),
            Choice("guardian", {"left_care_to": "special-guardian"}, 10),
            Choice("adopted", {"left_care_to": "adopted"}, 2),
            Choice("custody", {"left_care_to": "custody", "home_six_months": "no"}, 5),
            Choice("elsewhere", {"left_care_to": "other", "home_six_months": "no"}, 8),
        ),
    ),
    _one("home-again", "home_six_months", {"no": 40, "yes": 40, "broke-down": 20}, needs="left_care_to"),
    _several(
        "other-care",
        {"lived_at_16_or_17": "none", "detained_at_16": False},
        Choice("custody-or-hospital-at-16", {"detained_at_16": True}, 5),
        Choice("private-fostering", {"lived_at_16_or_17": "private-fostering"}, 5),
        Choice("charity-or-private-home", {"lived_at_16_or_17": "charity-or-private-home"}, 5),
        Choice("hospital-or-school", {"lived_at_16_or_17": "hospital-or-school"}, 5),
    ),
    _several(
        "course",
        {"course_two_years": False, "course_in_plan": False, "course_planned_before_21": False},
        Choice("two-years", {"course_two_years": True}, 50),
        Choice("in-plan", {"course_in_plan": True}, 60),
        Choice("planned-before-21", {"course_in_plan": True, "course_planned_before_21": True}, 40),
    ),
    _several(
        "told",
        {"asked_for_support": False, "told_council_about_course": False},
        Choice("want-support", {"asked_for_support": True}, 50),
        Choice("told-of-course", {"told_council_about_course": True}, 40),
    ),
    Question("pay", Form.NUMBER, ("monthly_pay",)),
    _yes_no("alone", "unaccompanied", 60),
    _day("asylum-day", "asylum_claimed_on"),
    _yes_no("year-in-care", "in_care_for_a_year", 75),
    _day("course-end", "course_ends", needs="studying"),
    Question(
        "care-dates",
        Form.PERIODS,
        ("care_periods",),
        instead_of=("care-when", "care-weeks"),
        needs="date_of_birth",
    ),
    _day("home-from", "home_from", instead_of=("after-care", "home-again")),
    _day("home-until", "home_until", needs="home_from"),
    _yes_no("area", "lives_in_area", 80, needs="looked_after_by"),
)

BY_ID: Mapping[str, Question] = {question.id: question for question in QUESTIONS}
FOR_FACT: Mapping[str, Question] = {
    fact: question for question in reversed(QUESTIONS) for fact in question.settles
}


def may_be_asked(question: Question, known: Known) -> bool:
    """Open, and not a harder way to ask what nobody has tried to ask simply."""
    if not question.is_open(known) or (question.needs is not None and question.needs not in known):
        return False
    simple = [BY_ID[id] for id in question.instead_of]
    return not simple or any(not known.skipped.isdisjoint(each.settles) for each in simple)


def possible_answers(question: Question, known: Known, on: date) -> list[tuple[dict[str, Value], int]]:
    """Answers to try out, each with its share, to see what a question would settle."""
    if question.form is Form.ONE:
        return [(dict(each.values), each.share) for each in question.choices]
    if question.form is Form.SEVERAL:
        single = [(question.values([each.id]), each.share) for each in question.choices]
        together = question.values([each.id for each in question.choices])
        return [(dict(question.otherwise), 40), *single, (together, 10)]
    if question.form is Form.NUMBER:
        return [({question.settles[0]: pay}, 25) for pay in (0, 420, 700, 1500)]
    fact = question.settles[0]
    return [({fact: value}, 10) for value in sample_values(fact, known.get("date_of_birth"), on)]
