"""What someone can get on a day: a decision for every rule, with how much, why, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from leavingcare.entitlements.book import Amount, Clause, Day, Ready, RuleBook
from leavingcare.entitlements.case import BORN, Case
from leavingcare.entitlements.facts import Known, birthday
from leavingcare.entitlements.rules import Duty, Limit, Rule
from leavingcare.entitlements.status import statuses
from leavingcare.entitlements.truth import Finding, Reason, Truth


class Outcome(StrEnum):
    """`may` is a discretion: they can ask, and somebody decides. `coming` is no right yet."""

    YES = "yes"
    NO = "no"
    MAY = "may"
    UNKNOWN = "unknown"
    COMING = "coming"


# A check names them a hundred times.
_YES, _NO, _MAY, _UNKNOWN, _COMING = Outcome
_STRENGTH = (Duty.MUST, Duty.SHOULD, Duty.SCHEME, Duty.MAY)
_CARE_CODES = ("status", "test")


class Weighed(NamedTuple):
    """One person on one day, with everything that the rules ask about them."""

    case: Case
    statuses: Mapping[str, Finding]
    day: Day
    truths: list[Truth]

    def reasons(self, places: Iterable[int]) -> tuple[Reason, ...]:
        """The statements at these places, as they are for this person."""
        count = len(self.day.statements)
        found = [
            self.day.statements[place % count].reason(self.truths[place % count], self.case, self.statuses)
            for place in places
        ]
        return tuple(dict.fromkeys(found))


class Decision(NamedTuple):
    """What one rule comes to for one person on one day.

    `amount` is None where there is no sum, or where it is not known yet which of several it is.
    """

    ready: Ready
    outcome: Outcome
    amount: Amount | None
    weighed: Weighed

    @property
    def rule(self) -> Rule:
        return self.ready.rule

    @property
    def slug(self) -> str:
        return self.ready.rule.slug

    @property
    def reference(self) -> str:
        return self.ready.rule.reference

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The statements that settled it, the most telling first; while it is unknown, those that are not settled."""
        if self.ready.settled is not None:
            return (self.ready.settled,)
        found = self.weighed.reasons(why(self.ready.clauses, self.weighed.truths))
        return tuple(sorted(found, key=_telling))

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts that the decision, or its amount, waits for."""
        reasons = self.weighed.reasons(self.waits_for)
        return tuple(dict.fromkeys(fact for reason in reasons for fact in reason.facts))

    @property
    def waits_for(self) -> tuple[int, ...]:
        """The places of the statements that the decision, or its amount, waits for."""
        if self.outcome is Outcome.UNKNOWN:
            return why(self.ready.clauses, self.weighed.truths)
        if self.amount is not None or self.outcome not in (Outcome.YES, Outcome.MAY):
            return ()
        return _amount_waits_for(self.ready, self.weighed.truths)


@dataclass(frozen=True)
class Result:
    """Everything for one person on one day."""

    weighed: Weighed
    decisions: tuple[Decision, ...]
    book: RuleBook

    @property
    def case(self) -> Case:
        return self.weighed.case

    @property
    def statuses(self) -> Mapping[str, Finding]:
        return self.weighed.statuses

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
        return birthday(self.case.born, int(self.weighed.day.number(deadline.before_birthday)))


def decide(known: Known, on: date, book: RuleBook, *, said_on: date | None = None) -> Result:
    """Decide every rule. `said_on` is the day the facts were given, where `on` is a later one."""
    day = book.on(on)
    case = Case(known, on, day.law, said_on)
    found = statuses(case)
    weighed = Weighed(case, found, day, day.truths(case, found))
    return Result(weighed, tuple([_decision(ready, weighed) for ready in day.ready]), book)


def _decision(ready: Ready, weighed: Weighed) -> Decision:
    if ready.settled is not None:
        return Decision(ready, _COMING if ready.is_coming else _NO, None, weighed)
    truths = weighed.truths
    truth = settle(ready.clauses, truths)
    if truth:
        amount = _amount(ready, truths) if ready.amounts else None
        return Decision(ready, _MAY if ready.is_discretion else _YES, amount, weighed)
    return Decision(ready, _UNKNOWN if truth is None else _NO, None, weighed)


def best_first(decisions: Iterable[Decision]) -> list[Decision]:
    """What they have a right to before what they can ask for; of each, what care brings and what is worth most first.

    A sum that something costs is no gain, and what everyone has comes last.
    """
    return sorted(decisions, key=_worth)


def _worth(decision: Decision) -> tuple[bool, bool, bool, int]:
    amount = decision.amount
    gains = decision.rule.is_told_first or (amount is not None and amount.limit is not Limit.COSTS)
    by_care = any(reason.code in _CARE_CODES for reason in decision.reasons)
    is_right = decision.outcome is Outcome.YES
    return (
        not is_right,
        not (by_care or _is_personal(decision)),
        not gains,
        _STRENGTH.index(decision.rule.duty),
    )


def _is_personal(decision: Decision) -> bool:
    """Whether more than age and leave to be here decided: not everyone of that age has it."""
    return any(set(reason.facts) - {BORN, "immigration"} for reason in decision.reasons)


def settle(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> Truth:
    """Whether every clause holds: no as soon as one does not, unknown while one is not known."""
    answer: Truth = True
    for clause in needed:
        best: Truth = False
        for place in clause:
            truth = truths[place]
            if truth:
                break
            if truth is None:
                best = None
        else:
            if best is False:
                return False
            answer = None
    return answer


def why(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> tuple[int, ...]:
    """The places that settled it: all of the first clause that fails, or what is not known, or one of each clause."""
    met: list[int] = []
    unknown: list[tuple[int, ...]] = []
    for clause in needed:
        so = next((place for place in clause if truths[place]), None)
        waiting = tuple(place for place in clause if truths[place] is None)
        if so is not None:
            met.append(so)
        elif waiting:
            unknown.append(waiting)
        else:
            return clause
    return _that_matter(unknown) if unknown else tuple(met)


def _that_matter(unknown: list[tuple[int, ...]]) -> tuple[int, ...]:
    """What is not known and can still change the answer: a clause that holds whenever another does adds nothing."""
    sets = [frozenset(each) for each in unknown]
    kept = [each for each, own in zip(unknown, sets, strict=True) if not any(other < own for other in sets)]
    return tuple(dict.fromkeys(place for each in kept for place in each))


def _amount(ready: Ready, truths: Sequence[Truth]) -> Amount | None:
    """The first amount that is certain to fit; None where an earlier one may fit as well."""
    for each in ready.amounts:
        truth = settle(each.when, truths)
        if truth is not False:
            return each.amount if truth else None
    return None


def _amount_waits_for(ready: Ready, truths: Sequence[Truth]) -> tuple[int, ...]:
    for each in ready.amounts:
        truth = settle(each.when, truths)
        if truth is not False:
            return () if truth else why(each.when, truths)
    return ()


def _telling(reason: Reason) -> int:
    """Status tells more than a single fact, and any of them more than an age."""
    if reason.code in ("status", "test"):
        return 0
    return 2 if reason.facts == (BORN,) else 1
