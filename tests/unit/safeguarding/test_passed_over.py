"""A rule's words among words that are plainly ordinary raise nothing; a calm sentence beside them hides nothing."""

from __future__ import annotations

import pytest

from leavingcare import safeguarding


@pytest.mark.parametrize(
    "text",
    [
        "essay on domestic abuse due friday, can i borrow a laptop",
        "just for my coursework, what does priority need mean in homeless law",
        "doing the charity sleep out for homeless people with college in march, can u sponsor me",
    ],
)
def test_a_rule_is_passed_over_where_all_is_ordinary(text: str) -> None:
    assert safeguarding.assess(text) is None
    assert safeguarding.passed_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "essay on domestic abuse due friday. my boyfriend hits me",
        "i want to kill myself",
        "we lost at football today. i took 20 paracetamol",
    ],
)
def test_danger_beside_what_is_ordinary_is_not(text: str) -> None:
    assert safeguarding.assess(text)
    assert safeguarding.passed_over(text) == ()


def test_what_no_rule_finds_was_not_passed_over() -> None:
    assert safeguarding.passed_over("how do i get a bus pass") == ()


def test_another_language_is_never_passed_over() -> None:
    concern = safeguarding.assess("chcę się zabić")

    assert concern and concern.locale == "pl"
    assert safeguarding.passed_over("chcę się zabić") == ()
