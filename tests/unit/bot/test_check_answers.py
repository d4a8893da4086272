"""A text as the answer to a question of the checker."""

from __future__ import annotations

from datetime import date

import pytest

from bot.flows.check_answers import Answered, answer_in
from leavingcare.entitlements.questions import BY_ID

ON = date(2026, 11, 26)
CARE_WHEN = [
    ("now-a-year", "In care now, for a year or more"),
    ("now", "In care now, for less time"),
    ("until-18-a-year", "Until I turned 18, for a year or more"),
    ("until-18", "Until I turned 18, for less time"),
    ("at-16-or-17-a-year", "I left at 16 or 17, after a year or more"),
    ("at-16-or-17", "I left at 16 or 17, after less time"),
    ("before-16", "I left before I was 16"),
    ("never", "I was never in care"),
]
DOING = [("college", "At college or sixth form"), ("university", "At university"), ("job", "In a job")]
YES_NO = [("yes", "Yes"), ("no", "No")]


def picked(text: str) -> object:
    """What a text answers to when somebody was last in care."""
    return answer_in(text, BY_ID["care-when"], CARE_WHEN, on=ON)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("3", "until-18-a-year"),
        ("the second one", "now"),
        ("2.", "now"),
        ("number 8", "never"),
        ("i was never in care", "never"),
        ("left before 16", "before-16"),
        ("in care now", "now"),
        ("in care now for less time", "now"),
        ("until i was 18 for a year or more", "until-18-a-year"),
        ("I left at 16 or 17, after a year or more", "at-16-or-17-a-year"),
    ],
)
def test_one_is_picked_by_number_or_words(text: str, choice: str) -> None:
    assert picked(text) == Answered(choice)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("until i was 18", "until-18"),
        ("until I turned 18", "until-18"),
        ("left at 16", "at-16-or-17"),
        ("i am in care now", "now"),
    ],
)
def test_words_that_are_like_two_choices_take_the_one_that_says_no_more(text: str, choice: str) -> None:
    assert picked(text) == Answered(choice)


@pytest.mark.parametrize("text", ["yes", "yeah", "YES i did", "1"])
def test_yes_has_many_forms(text: str) -> None:
    assert answer_in(text, BY_ID["alone"], YES_NO, on=ON) == Answered("yes")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("1 3", ["college", "job"]),
        ("1,3", ["college", "job"]),
        ("3 and 1", ["job", "college"]),
        ("1 1", ["college"]),
        ("none", []),
        ("0", []),
        ("nope", []),
        ("at university", ["university"]),
    ],
)
def test_several_are_picked_in_any_form(text: str, choices: list[str]) -> None:
    assert answer_in(text, BY_ID["doing"], DOING, on=ON) == Answered(choices)


@pytest.mark.parametrize(
    "text", ["skip", "idk", "dont know", "I don't know", "rather not say", "not sure", "لا اعرف"]
)
def test_any_question_can_be_skipped(text: str) -> None:
    for question, choices in (("care-when", CARE_WHEN), ("doing", DOING), ("birth", [])):
        assert answer_in(text, BY_ID[question], choices, on=ON) == Answered(None)


def test_a_day_and_a_sum_are_read_from_words() -> None:
    assert answer_in("2nd of march 07", BY_ID["birth"], [], on=ON) == Answered("2007-03-02")
    assert answer_in("about £1,250.50 a month", BY_ID["pay"], [], on=ON) == Answered(1250.5)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("care-when", "9"),
        ("care-when", "what is a pathway plan"),
        ("care-when", "i was in care for 2 years"),
        ("doing", "7"),
        ("birth", "march"),
        ("pay", "lots"),
    ],
)
def test_what_is_no_answer_is_none(question: str, text: str) -> None:
    choices = {"care-when": CARE_WHEN, "doing": DOING}.get(question, [])

    assert answer_in(text, BY_ID[question], choices, on=ON) is None
