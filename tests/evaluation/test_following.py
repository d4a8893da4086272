"""How many texts are rightly taken for a choice, a follow-up, or two questions at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.understanding import Matcher, Outcome, Situation, Understanding, understand

HERE = Path(__file__).parent / "understanding"
TEXTS: dict[str, Any] = yaml.safe_load((HERE / "following.yaml").read_text(encoding="utf-8"))
ARABIC: dict[str, Any] = yaml.safe_load((HERE / "following-ar.yaml").read_text(encoding="utf-8"))
CHOICES = ("council-tax", "passport", "")
ASPECTS = ("how-much", "how-to", "when", "who", "refused")

Understands = Callable[..., Understanding]


@pytest.fixture(scope="module")
def understands(matcher: Matcher) -> Understands:
    now = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    return lambda text, locale="en", **known: understand(
        text, matcher=matcher, situation=Situation(locale=locale, now=now, **known)
    )


def all_but(allowed: float, texts: list[str], right: Callable[[str], bool]) -> None:
    missed = [text for text in texts if not right(text)]

    assert len(missed) <= allowed * len(texts), missed


@pytest.mark.parametrize(("place", "name"), [(1, "first"), (2, "second"), (3, "none")])
def test_a_choice_is_heard_in_many_forms(understands: Understands, place: int, name: str) -> None:
    def right(text: str) -> bool:
        found = understands(text, choices=CHOICES)
        return found.outcome is Outcome.ANSWER and found.number == place

    all_but(0.05, TEXTS[name], right)


def test_wanting_several_of_the_choices_is_heard(understands: Understands) -> None:
    all_but(0, TEXTS["both"], lambda text: understands(text, choices=CHOICES).entries == CHOICES[:2])


def test_of_three_choices_two_can_be_wanted(understands: Understands) -> None:
    found = understands("1 and 3", choices=("council-tax", "passport", "dentist", ""))

    assert (found.outcome, found.entries) == (Outcome.CHOICES, ("council-tax", "dentist"))


@pytest.mark.parametrize("text", ["yes", "yep", "yeah please", "one of them", "either", "any"])
def test_yes_to_several_choices_asks_again_which(understands: Understands, text: str) -> None:
    found = understands(text, choices=CHOICES)

    assert (found.outcome, found.entries) == (Outcome.CHOICES, CHOICES[:2])


@pytest.mark.parametrize(
    "text", ["no the other one", "the other one", "nah wrong one", "i meant the other one"]
)
def test_a_choice_is_taken_back_for_what_is_left(understands: Understands, text: str) -> None:
    one = understands(text, subject="council-tax", others=("passport",))
    two = understands(text, subject="council-tax", others=("passport", "dentist"))

    assert (one.outcome, one.entries) == (Outcome.ANSWER, ("passport",))
    assert (two.outcome, two.entries) == (Outcome.CHOICES, ("passport", "dentist"))


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize(("locale", "texts"), [("en", TEXTS), ("ar", ARABIC)])
def test_what_a_follow_up_asks_of_the_subject_is_heard(
    understands: Understands, locale: str, texts: dict[str, Any], aspect: str
) -> None:
    # Whom to ask is how to get it: either is answered from the same part of an entry.
    allowed = {"who", "how-to"} if aspect == "who" else {aspect}

    def right(text: str) -> bool:
        found = understands(text, locale, subject="council-tax")
        return found.entries == ("council-tax",) and found.aspect in allowed

    all_but(0, texts[aspect], right)


@pytest.mark.parametrize(("locale", "texts"), [("en", TEXTS), ("ar", ARABIC)])
def test_a_text_that_only_points_back_keeps_the_subject(
    understands: Understands, locale: str, texts: dict[str, Any]
) -> None:
    all_but(
        0.1,
        texts["same"],
        lambda text: understands(text, locale, subject="council-tax").entries == ("council-tax",),
    )


@pytest.mark.parametrize("slugs", TEXTS["two"])
def test_two_questions_in_one_text_are_both_offered(understands: Understands, slugs: str) -> None:
    all_but(0, TEXTS["two"][slugs], lambda text: set(slugs.split()) <= set(understands(text).entries))


@pytest.mark.parametrize("slug", TEXTS["new"])
def test_a_question_with_a_subject_of_its_own_is_no_follow_up(understands: Understands, slug: str) -> None:
    all_but(0, TEXTS["new"][slug], lambda text: slug in understands(text, subject="council-tax").entries)


@pytest.mark.parametrize("slug", ARABIC["new"])
def test_an_arabic_question_with_a_subject_of_its_own_is_no_follow_up(
    understands: Understands, slug: str
) -> None:
    all_but(
        0, ARABIC["new"][slug], lambda text: slug in understands(text, "ar", subject="council-tax").entries
    )
