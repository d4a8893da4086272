"""A text as the answer to a question of the checker."""

from __future__ import annotations

from datetime import date

import pytest

from bot.flows.check_answers import Answered, answer_in
from leavingcare.entitlements.questions import BY_ID

ON = date(2026, 11, 26)
CARE_WHEN = [
    ("now", "I'm in care now"),
    ("until-18", "I was in care until I turned 18"),
    ("at-16-or-17", "I left at 16 or 17"),
    ("before-16", "I left before 16"),
    ("never", "I was never in care"),
]
DOING = [("college", "At college or sixth form"), ("university", "At university"), ("job", "In a job")]
YES_NO = [("yes", "Yes"), ("no", "No")]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("2", "until-18"),
        ("the second one", "until-18"),
        ("2.", "until-18"),
        ("number 5", "never"),
        ("i was never in care", "never"),
        ("left before 16", "before-16"),
        ("in care now", "now"),
    ],
)
def test_one_is_picked_by_number_or_words(text: str, choice: str) -> None:
    assert answer_in(text, BY_ID["care-when"], CARE_WHEN, on=ON) == Answered(choice)


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
        ("doing", "7"),
        ("birth", "march"),
        ("pay", "lots"),
    ],
)
def test_what_is_no_answer_is_none(question: str, text: str) -> None:
    choices = {"care-when": CARE_WHEN, "doing": DOING}.get(question, [])

    assert answer_in(text, BY_ID[question], choices, on=ON) is None
