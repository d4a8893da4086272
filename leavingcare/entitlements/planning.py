"""Which question comes next: one that is expected to settle most, and none that can change nothing.

Of those that settle nearly as much the first in the order of QUESTIONS is asked: care comes before immigration and
health, which are harder to be asked about by a stranger. That costs a usual person no question more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leavingcare.entitlements.asking import Question
from leavingcare.entitlements.book import Day, RuleBook
from leavingcare.entitlements.case import Case
from leavingcare.entitlements.decide import Outcome, Result, decide
from leavingcare.entitlements.facts import Value
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.questions import QUESTIONS, may_be_asked, possible_answers
from leavingcare.entitlements.status import NONE, statuses
from leavingcare.entitlements.truth import Truth
from leavingcare.entitlements.weighing import Clause, settle

_MOST_TRIED = 6
_NEARLY = 1.5


@dataclass(frozen=True)
class _Open:
    """What is not settled yet, and is weighed again for every answer tried. What is settled stays so."""

    statuses: frozenset[str]
    clauses: tuple[tuple[Clause, ...], ...]
    places: tuple[int, ...]
    needs_status: bool


def next_question(
    known: Known,
    on: date,
    book: RuleBook,
    *,
    said_on: date | None = None,
) -> Question | None:
    """The question to ask now; None when no answer would change a result."""
    return best_question(decide(known, on, book, said_on=said_on))


def best_question(result: Result) -> Question | None:
    """The same, of a result that is there already."""
    waiting = waiting_for(result)
    known = result.case.known
    candidates = [
        question
        for question in QUESTIONS
        if any(fact in waiting and fact not in known for fact in question.settles)
        and may_be_asked(question, known)
    ]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    # Only those that much waits for are tried out.
    candidates.sort(key=lambda question: -sum(waiting[fact] for fact in question.settles))
    day = result.weighed.day
    still = _open_of(result, day)
    left = {each.id: _left_open(each, result.case, day, still) for each in candidates[:_MOST_TRIED]}
    enough = min(left.values()) * _NEARLY
    return next(question for question in QUESTIONS if left.get(question.id, enough + 1) <= enough)


def waiting_for(result: Result) -> Counter[str]:
    """The facts that open statuses, decisions and amounts wait for, and how many wait for each."""
    facts = Counter(fact for decision in result.decisions for fact in decision.asks)
    for slug, found in result.statuses.items():
        if found.truth is None and slug != NONE:
            facts.update(found.facts)
    return facts


def _open_of(result: Result, day: Day) -> _Open:
    clauses: list[tuple[Clause, ...]] = []
    for decision, ready in zip(result.decisions, day.ready, strict=True):
        if decision.outcome is Outcome.UNKNOWN:
            clauses.append(ready.clauses)
        elif decision.amount is None and decision.waits_for:
            clauses.extend(each.when for each in ready.amounts)
    places = tuple(sorted({place for each in clauses for clause in each for place in clause}))
    open_statuses = {slug for slug, found in result.statuses.items() if found.truth is None and slug != NONE}
    needs_status = bool(open_statuses) or any(day.statement(place).code == "status" for place in places)
    return _Open(frozenset(open_statuses), tuple(clauses), places, needs_status)


def _left_open(question: Question, case: Case, day: Day, still: _Open) -> float:
    """How much would be open after an answer, on average over those that people give."""
    answers = possible_answers(question, case.known, case.on)
    total = sum(share for _, share in answers)
    return sum(share * _count(case, values, day, still) for values, share in answers) / total


def _count(case: Case, values: Mapping[str, Value], day: Day, still: _Open) -> int:
    then = Case(case.known.with_values(values), case.on, case.law, case.said_on)
    found = statuses(then) if still.needs_status else {}
    truths: list[Truth] = [None] * (2 * len(day.statements))
    for place in still.places:
        truth = day.statement(place).holds(then, found)
        truths[place] = truth if place < len(day.statements) or truth is None else not truth
    open_statuses = [slug for slug in still.statuses if found[slug].truth is None]
    open_rules = [each for each in still.clauses if settle(each, truths) is None]
    return len(open_statuses) + len(open_rules)
