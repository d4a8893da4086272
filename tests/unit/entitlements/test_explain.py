"""Words: every statement of every rule reads as a sentence, sums and reasons are told, and all of it is plain."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import textstat

from leavingcare.entitlements import QUESTIONS, Known, Outcome, Result, Teller, decide
from leavingcare.entitlements.advice import ADVICE
from leavingcare.entitlements.explain import Gettext
from leavingcare.entitlements.report import leaf_words
from leavingcare.entitlements.sentences import ENDED, FACTS, LIMITS, NOT_IN_FORCE, NOT_OFFERED
from leavingcare.entitlements.status import statuses
from leavingcare.entitlements.truth import Reason
from leavingcare.entitlements.wording import WORDS
from tests.unit.entitlements.test_rules import BOOKS, PEOPLE, RULES, TODAY

LONGEST = 25
PLAIN = 70
NAMES = ("Voter Authority Certificate", "National Insurance", "Universal Credit", "National Databank")
# A choice and its number are told apart on a phone: a text has room for so much.
TEXT = 480


def told(
    person: str, more: dict[str, Any] | None = None, council: str = "oxfordshire"
) -> tuple[Result, Teller]:
    book = BOOKS[council]
    result = decide(Known.read({**PEOPLE[person]["facts"], **(more or {})}), TODAY, book)
    return result, Teller(book, TODAY, council="Meresham Council")


@pytest.mark.parametrize("council", BOOKS)
def test_every_statement_of_every_rule_has_a_sentence_for_both_sides(council: str) -> None:
    book = BOOKS[council]
    teller = Teller(book, TODAY)

    for statement in book.on(TODAY).statements:
        for truth in (None,) if statement.code == "advice" else (True, False):
            words = teller.reason(Reason(statement.code, truth, (), statement.detail))
            assert words.endswith(".")
            assert "%" not in words.replace("100%", "")


def test_every_reason_for_a_status_has_a_sentence() -> None:
    teller = Teller(BOOKS["oxfordshire"], TODAY)

    for person in PEOPLE.values():
        result = decide(Known.read(person["facts"]), TODAY, BOOKS["oxfordshire"])
        for found in result.statuses.values():
            assert all(each.endswith(".") for each in teller.status_reasons(found, result))


def test_a_yes_names_the_status_that_decided_it() -> None:
    result, teller = told("care-leaver-19")

    assert teller.why(result.by_slug["personal-adviser"], result) == [
        "In law you are: former relevant child."
    ]


def test_a_no_says_why_the_status_is_not_held() -> None:
    result, teller = told("short-stay-19")

    words = teller.why(result.by_slug["setting-up-home-allowance"], result)

    assert words[0] == "This is for: relevant child or former relevant child. That does not fit you."
    assert len(words) > 1


def test_an_unknown_says_what_is_needed_and_not_too_much() -> None:
    result, teller = told("stranger")

    words = teller.why(result.by_slug["setting-up-home-allowance"], result)

    assert words[0] == "We need your date of birth."
    assert len(words) <= 3


def test_advice_says_whom_to_ask() -> None:
    result, teller = told("asylum-18", {"studying": "university"})

    words = teller.why(result.by_slug["student-finance-care-leaver"], result)

    assert words == ["It depends on your leave to stay. Ask Student Finance or a solicitor."]


@pytest.mark.parametrize(
    ("person", "more", "slug", "words"),
    [
        ("care-leaver-19", {}, "setting-up-home-allowance", "at least £3,000, once"),
        (
            "in-care-17",
            {"studying": "college", "working": "no"},
            "bursary-16-19",
            "up to £1,200 a year, by the last guide that we saw",
        ),
        ("care-leaver-19", {}, "council-tax", "100% off the bill"),
        ("care-leaver-19", {}, "passport", "it costs £102 online"),
        ("care-leaver-19", {"health_condition": True}, "pip", "from £30.30 a week, depending on your needs"),
        ("refugee-19", {}, "refugee-permission", "5 years"),
    ],
)
def test_a_sum_is_told_with_what_it_is(person: str, more: dict[str, Any], slug: str, words: str) -> None:
    result, teller = told(person, more)
    amount = result.by_slug[slug].amount

    assert amount is not None
    assert teller.amount(amount) == words


def test_a_sum_that_may_not_be_shown_says_whom_to_ask() -> None:
    book, late = BOOKS["oxfordshire"], date(2029, 1, 1)
    result = decide(Known.read(PEOPLE["care-leaver-19"]["facts"] | {"working": "job"}), late, book)
    amount = result.by_slug["minimum-wage"].amount

    assert amount is not None
    assert Teller(book, late).amount(amount) == "Ask your adviser how much it is."


def test_what_to_do_has_the_numbers_of_the_day_and_leaves_out_what_is_unknown() -> None:
    book = BOOKS["oxfordshire"]
    claim = book.rules["universal-credit-standard"].claim

    assert "Claim on gov.uk/universal-credit or ring 0800 328 5644." in Teller(book, TODAY).filled(claim)
    assert Teller(book, date(2040, 1, 1)).filled(["Ring {universal_credit.phone}.", "Ask."]) == ["Ask."]


def test_numbers_of_the_law_are_told_on_any_day() -> None:
    words = Teller(BOOKS["oxfordshire"], date(2040, 1, 1)).reason(
        Reason("until-age", False, (), "support.until_age")
    )

    assert words == "You are 25 or over."


def test_questions_carry_the_law_and_the_council() -> None:
    teller = Teller(BOOKS["oxfordshire"], TODAY, council="Meresham Council")
    by_id = {question.id: teller.question(question) for question in QUESTIONS}

    assert by_id["care-weeks"].ask == "Since you turned 14, were you in care for 13 weeks or more in all?"
    assert by_id["council"].choices[0] == ("here", "Meresham Council, and I live there")
    assert ("savings", "I have £16,000 or more saved") in by_id["you"].choices
    assert by_id["birth"].choices == ()


def test_a_question_with_its_choices_is_one_text() -> None:
    teller = Teller(BOOKS["oxfordshire"], TODAY, council="Oxfordshire County Council")

    for question in QUESTIONS:
        words = teller.question(question)
        numbered = "\n".join(f"{number} {label}" for number, (_, label) in enumerate(words.choices, start=1))
        assert len(f"{words.ask}\n{numbered}") <= TEXT, question.id
        assert len(f"{words.ask} {words.why}") <= 200, question.id


def test_everything_goes_through_gettext() -> None:
    asked: list[str] = []
    book = BOOKS["oxfordshire"]

    def shout(text: str) -> str:
        asked.append(text)
        return text.upper() if "%" not in text else text

    gettext: Gettext = shout
    teller = Teller(book, TODAY, gettext=gettext)
    result = decide(Known.read(PEOPLE["care-leaver-19"]["facts"]), TODAY, book)

    assert teller.outcome(Outcome.YES) == "YES"
    assert teller.question(QUESTIONS[0]).ask == "WHAT IS YOUR DATE OF BIRTH?"
    assert teller.why(result.by_slug["support-21-to-25"], result) == ["You are under 21."]
    assert "You are under %(limit)s." in asked
    assert "" not in asked


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_words(outcome: Outcome) -> None:
    assert Teller(BOOKS["oxfordshire"], TODAY).outcome(outcome)


def test_what_is_coming_ended_or_not_offered_says_so() -> None:
    result, teller = told("care-leaver-19", council="barnet")

    assert teller.why(result.by_slug["staying-close-to-25"], result) == [NOT_IN_FORCE]
    assert teller.why(result.by_slug["weekly-money-after-18"], result) == [NOT_OFFERED]
    later = decide(Known.read(PEOPLE["care-leaver-19"]["facts"]), date(2027, 4, 2), BOOKS["barnet"])
    assert teller.why(later.by_slug["bus-fare-cap"], later) == [ENDED]


def sentences() -> list[str]:
    """Everything that a young person may read, with every number in place."""
    found = [text for pair in (*FACTS.values(), *LIMITS.values()) for text in pair]
    found += [*ADVICE.values(), NOT_IN_FORCE, ENDED, NOT_OFFERED]
    for words in WORDS.values():
        found += [words.ask, words.why, words.missing, words.hint]
    for rule in RULES:
        found += [rule.gives, *rule.claim, *([rule.deadline.says] if rule.deadline else [])]
    return [text for text in found if text]


def split(text: str) -> list[str]:
    return [part for part in text.replace("?", ".").replace(":", ".").split(". ") if part.strip()]


def test_no_sentence_is_long() -> None:
    assert [part for text in sentences() for part in split(text) if len(part.split()) > LONGEST] == []


def test_the_words_are_easy_to_read() -> None:
    for rule in RULES:
        whole = " ".join([rule.gives, *rule.claim])
        for name in NAMES:
            whole = whole.replace(name, "")
        plain = " ".join(word for word in whole.split() if "." not in word.strip(".") and "{" not in word)
        assert textstat.flesch_reading_ease(plain) >= PLAIN, (rule.slug, textstat.flesch_reading_ease(plain))
    questions = " ".join(part for words in WORDS.values() for part in (words.ask, words.why, words.missing))
    assert textstat.flesch_reading_ease(questions) >= PLAIN
    reasons = " ".join(text for pair in FACTS.values() for text in pair)
    assert textstat.flesch_reading_ease(reasons) >= PLAIN


def test_a_leaf_reads_as_it_has_to_be() -> None:
    book = BOOKS["oxfordshire"]
    ready = next(each for each in book.on(TODAY).ready if each.rule.slug == "universal-credit-standard")
    words = [leaf_words(part, Teller(book, TODAY)) for part in ready.outline.parts[:3]]  # type: ignore[arg-type]

    assert words == ["You are 18 or over.", "You can have public funds.", "Your savings are under the limit."]


def test_every_status_has_a_name() -> None:
    result, teller = told("care-leaver-19")

    assert teller.status(next(iter(statuses(result.case)))) == "eligible child"
