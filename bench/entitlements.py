"""How fast everything that someone can get is worked out, how it grows, and how few questions it takes."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from time import process_time
from typing import Any

from bench.people import ON, Facts, invented, usual
from leavingcare.entitlements import QUESTIONS, Form, Known, Question, RuleBook, decide, next_question
from leavingcare.entitlements.questions import may_be_asked
from leavingcare.entitlements.rules import national_rules

CONTENT = Path(__file__).parents[1] / "content"
COUNCILS = ("oxfordshire", "coventry", "medway", "barnet")
PEOPLE = 2000
SECONDS = 2.0


def main() -> None:
    book = RuleBook.load(CONTENT, "oxfordshire")
    _speed(book)
    _growth(book)
    _loading()
    _questions(book)


def answered(question: Question, known: Known, person: Facts) -> Known:
    """The answer of this person, as they would pick it; skipped where their facts have none."""
    truth = Known.read(person)
    if all(name not in truth for name in question.settles):
        return question.skipped(known)
    if question.form is Form.SEVERAL:
        return question.answered(known, question.picked(truth))
    if question.form is Form.ONE:
        picked = question.picked(truth)
        return question.answered(known, picked[0]) if picked else question.skipped(known)
    return known.with_values({name: truth[name] for name in question.settles if name in truth})


def asked_of(person: Facts, book: RuleBook, on: date = ON) -> tuple[Known, list[str]]:
    """Everything that this person is asked, and what is known at the end."""
    known, asked = Known(), []
    while (question := next_question(known, on, book)) is not None:
        asked.append(question.id)
        known = answered(question, known, person)
    return known, asked


def everything() -> int:
    """How many questions a form without a planner has: all but the harder ways to ask the same."""
    return sum(
        not question.instead_of and question.id not in ("home-until", "area") for question in QUESTIONS
    )


def asked_in_order(person: Facts) -> int:
    """A form that leaves out what was settled already, but knows nothing of rules."""
    known, count = Known(), 0
    for question in QUESTIONS:
        if may_be_asked(question, known):
            count += 1
            known = answered(question, known, person)
    return count


def _speed(book: RuleBook) -> None:
    random = Random(1)
    people = [Known.read(invented(random)) for _ in range(500)]
    days = [ON + timedelta(days=random.randrange(0, 1500)) for _ in people]
    told = [(known, ON) for known in people]
    print(f"\n{len(book.rules)} rules, {len(book.on(ON).statements)} statements, one core, checks a second:")
    _row("decisions of everything", _rate(told, lambda known, on: decide(known, on, book)))
    _row(
        "and every reason, sum and reference read", _rate(told, lambda known, on: _read_all(known, on, book))
    )
    _row(
        "decisions, each on another day",
        _rate(list(zip(people, days, strict=True)), lambda k, on: decide(k, on, book)),
    )
    few = [(_half(known, random), ON) for known in people]
    _row("decisions with half of the facts", _rate(few, lambda known, on: decide(known, on, book)))
    _row(
        "the next question after half of the facts",
        _rate(few, lambda known, on: next_question(known, on, book)),
    )


def _growth(book: RuleBook) -> None:
    random = Random(2)
    people = [(Known.read(invented(random)), ON) for _ in range(300)]
    print("\nas rules double, microseconds a check and a rule:")
    for times in (1, 2, 4, 8):
        rules = {
            f"{slug}-{n}": replace(rule, slug=f"{slug}-{n}")
            for slug, rule in book.rules.items()
            for n in range(times)
        }
        larger = RuleBook(rules, book.values)
        larger.on(ON)
        cost = 1e6 / _rate(people, lambda known, on, larger=larger: decide(known, on, larger))
        print(f"  {len(rules):5} rules {cost:8.0f} {cost / len(rules):8.2f}")


def _loading() -> None:
    print("\nloading, seconds of processor time and memory:")
    for count in (4, 40):
        before, start = _megabytes(), process_time()
        national = national_rules(CONTENT)
        books = [RuleBook.load(CONTENT, COUNCILS[number % 4], national=national) for number in range(count)]
        print(
            f"  {count:3} councils {process_time() - start:6.2f} s {_megabytes() - before:6.0f} MB more at the peak"
        )
        del books


def _questions(book: RuleBook) -> None:
    for title, make in (("invented people", invented), ("the usual person", usual)):
        random = Random(3)
        people = [make(random) for _ in range(PEOPLE if make is invented else PEOPLE // 4)]
        asked = [len(asked_of(person, book)[1]) for person in people]
        plain = [asked_in_order(person) for person in people]
        tenths = quantiles(asked, n=10)
        few = sum(count <= 8 for count in asked) / len(asked)
        print(
            f"\nquestions, {len(people)} of {title}: mean {mean(asked):.1f}, median {tenths[4]:.0f}, "
            f"90th percentile {tenths[8]:.0f}, most {max(asked)}; eight or fewer for {few:.0%}"
        )
        print(
            f"  asking everything: {everything()}, so {mean(asked) / everything():.2f} of that; everything that is "
            f"still open, in order: mean {mean(plain):.1f}, so {mean(asked) / mean(plain):.2f}"
        )


def _read_all(known: Known, on: date, book: RuleBook) -> int:
    result = decide(known, on, book)
    told = sum(len(found.reasons) for found in result.statuses.values())
    return told + sum(
        len(each.reasons) + (each.amount is not None) + bool(each.reference) for each in result.decisions
    )


def _half(known: Known, random: Random) -> Known:
    return known.without([name for name in known if random.random() < 0.5])


def _rate(cases: Sequence[tuple[Known, date]], run: Callable[[Known, date], Any]) -> float:
    """Runs a second of processor time, the best of three goes."""
    best = 0.0
    for _ in range(3):
        start, count = process_time(), 0
        while process_time() - start < SECONDS / 3:
            for known, on in cases[:100]:
                run(known, on)
            count += len(cases[:100])
        best = max(best, count / (process_time() - start))
    return best


def _row(name: str, rate: float) -> None:
    print(f"  {name:44} {rate:9.0f}")


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
