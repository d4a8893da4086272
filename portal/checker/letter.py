"""The letter to take away: what was found and the law behind it, in English, for whoever decides. Nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel.dates import format_date

from leavingcare.entitlements import Decision, Duty, Outcome, Result, RuleBook, Teller, decide
from leavingcare.entitlements.status import REFERENCES
from leavingcare.offer import Council
from portal.checker.answers import Answers

MOST = 14
_DUTIES = {
    Duty.MUST: "A legal duty.",
    Duty.SHOULD: "Statutory guidance, to be followed unless there is good reason not to.",
    Duty.SCHEME: "A scheme with rules of its own.",
    Duty.MAY: "Each case is decided, and the answer may be no.",
}
_STRONGEST_FIRST = (Duty.MUST, Duty.SHOULD, Duty.SCHEME, Duty.MAY)


class By(StrEnum):
    """Who gave the answers: whoever carries the letter, or staff for them."""

    THEMSELVES = "themselves"
    STAFF = "staff"


_FROM = {
    By.THEMSELVES: (
        "By their own answers",
        "This letter was made from the answers of the person who carries it. Nobody has checked those answers.",
    ),
    By.STAFF: (
        "By the answers that were given for them",
        "This letter was made from answers that a member of staff gave for the person who carries it.",
    ),
}


@dataclass(frozen=True)
class LetterItem:
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    title: str
    opening: tuple[str, ...]
    items: tuple[LetterItem, ...]
    closing: tuple[str, ...]


def letter(
    answers: Answers, book: RuleBook, council: Council, *, said_by: By, on: date, today: date
) -> Letter:
    """What was found for `on`, duties before discretions, with the law that each rests on."""
    words = Teller(book, on, council=council.name)
    found = decide(answers.known, on, book, said_on=today)
    kept = [each for each in found.decisions if each.outcome in (Outcome.YES, Outcome.MAY)]
    kept.sort(key=lambda each: _STRONGEST_FIRST.index(each.rule.duty))
    when = "" if on == today else f" for {_day(on)}"
    return Letter(
        title="What a care leaver can get, and the law behind it",
        opening=(
            f"Worked out on {_day(today)}{when}, with the rules of England and of {council.name}.",
            *_status_lines(found, words, _FROM[said_by][0]),
        ),
        items=tuple(_item(each, found, words) for each in kept[:MOST]),
        closing=(
            _FROM[said_by][1],
            f"The leaving care team at {council.name} can confirm them.",
        ),
    )


def _status_lines(found: Result, words: Teller, by_what: str) -> list[str]:
    return [
        f"{by_what}, the person who carries this letter is in law a {words.status(slug)} "
        f"({REFERENCES[slug]})."
        for slug in found.held
        if slug in REFERENCES
    ]


def _item(decision: Decision, found: Result, words: Teller) -> LetterItem:
    rule = decision.rule
    amount = f"Amount: {words.amount(decision.amount)}." if decision.amount else ""
    told = " ".join(part for part in (*words.filled([rule.gives]), amount) if part)
    why = " ".join(words.why(decision, found))
    return LetterItem(rule.name, (told, f"{_DUTIES[rule.duty]} {decision.reference}.", f"Why: {why}"))


def _day(day: date) -> str:
    return format_date(day, "d MMMM y", locale="en_GB")
