"""What someone can get on a day: a decision for every rule, with how much, why, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from leavingcare.entitlements.book import Amount, Clause, Ready, RuleBook
from leavingcare.entitlements.case import Case
from leavingcare.entitlements.facts import Known, birthday
from leavingcare.entitlements.law import number
from leavingcare.entitlements.rules import Duty, Rule
from leavingcare.entitlements.status import NONE, statuses
from leavingcare.entitlements.truth import Finding, Reason, Truth


class Outcome(StrEnum):
    """`may` is a discretion: they can ask, and somebody decides. `coming` is no right yet."""

    YES = "yes"
    NO = "no"
    MAY = "may"
    UNKNOWN = "unknown"
    COMING = "coming"


class Decision(NamedTuple):
    """What one rule comes to for one person on one day.

    `reasons` are the statements that settled it or, while it is unknown, those that are not settled. `amount` is None
    where there is no sum, or which of several is not known yet. `asks` are the facts that it waits for.
    """

    rule: Rule
    outcome: Outcome
    reasons: tuple[Reason, ...]
    amount: Amount | None
    asks: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.rule.slug

    @property
    def reference(self) -> str:
        return self.rule.reference


@dataclass(frozen=True)
class Result:
    """Everything for one person on one day."""

    case: Case
    statuses: Mapping[str, Finding]
    decisions: tuple[Decision, ...]
    book: RuleBook

    @property
    def held(self) -> list[str]:
        """The statuses that are certain; ["none"] where it is certain that there is none."""
        return [slug for slug, found in self.statuses.items() if found.truth]

    @cached_property
    def by_slug(self) -> Mapping[str, Decision]:
        return {decision.rule.slug: decision for decision in self.decisions}

    def deadline(self, decision: Decision) -> date | None:
        """The day before which to ask, where it can be reckoned."""
        deadline = decision.rule.deadline
        if deadline is None or deadline.before_birthday is None or self.case.born is None:
            return None
        return birthday(self.case.born, int(number(self.book.values, deadline.before_birthday, self.case.on)))


def decide(known: Known, on: date, book: RuleBook, *, said_on: date | None = None) -> Result:
    """Decide every rule. `said_on` is the day the facts were given, where `on` is a later one."""
    day = book.on(on)
    case = Case(known, on, day.law, said_on)
    found = statuses(case)
    weighed = [statement.weigh(case, found) for statement in day.statements]
    return Result(case, found, tuple(_decision(ready, weighed) for ready in day.ready), book)


def _decision(ready: Ready, weighed: Sequence[Finding]) -> Decision:
    if ready.settled is not None:
        outcome = Outcome.COMING if ready.is_coming else Outcome.NO
        return Decision(ready.rule, outcome, (ready.settled,), None, ())
    truth = settle(ready.clauses, weighed)
    reasons = why(ready.clauses, weighed, truth)
    if truth is False:
        return Decision(ready.rule, Outcome.NO, reasons, None, ())
    if truth is None:
        return Decision(ready.rule, Outcome.UNKNOWN, reasons, None, _waiting(reasons))
    amount, asks = _amount(ready, weighed)
    outcome = Outcome.MAY if ready.rule.duty is Duty.MAY else Outcome.YES
    return Decision(ready.rule, outcome, reasons, amount, asks)


def settle(needed: tuple[Clause, ...], weighed: Sequence[Finding]) -> Truth:
    """Whether every clause holds: no as soon as one does not, unknown while one is not known."""
    answer: Truth = True
    for clause in needed:
        best: Truth = False
        for place, wanted in clause:
            truth = weighed[place].truth
            if truth is None:
                best = None
            elif truth is wanted:
                best = True
                break
        if best is False:
            return False
        if best is None:
            answer = None
    return answer


def why(needed: tuple[Clause, ...], weighed: Sequence[Finding], truth: Truth) -> tuple[Reason, ...]:
    """The statements that settled it: one for each clause that holds, all of the clause that fails, or what is open."""
    reasons: dict[Reason, None] = {}
    for clause in needed:
        if settle((clause,), weighed) is not truth:
            continue
        for place, wanted in clause:
            found = weighed[place]
            if truth is True and found.truth is not wanted:
                continue
            if truth is None and found.truth is not None:
                continue
            reasons.update(dict.fromkeys(found.reasons))
            if truth is True:
                break
        if truth is False:
            break
    return tuple(reasons)


def _waiting(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts))


def _amount(ready: Ready, weighed: Sequence[Finding]) -> tuple[Amount | None, tuple[str, ...]]:
    """The first amount that is certain to fit; what to ask where an earlier one may fit as well."""
    for each in ready.amounts:
        truth = settle(each.when, weighed)
        if truth:
            return each.amount, ()
        if truth is None:
            return None, _waiting(why(each.when, weighed, None))
    return None, ()


def unsettled(result: Result) -> list[Finding | Decision]:
    """What more facts could still settle: statuses, decisions, and amounts."""
    open_statuses = [found for slug, found in result.statuses.items() if found.truth is None and slug != NONE]
    return [
        *open_statuses,
        *(each for each in result.decisions if each.asks or each.outcome is Outcome.UNKNOWN),
    ]
