"""What someone can get on a day: a decision for every rule, with how much, why, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from leavingcare.entitlements.ages import birthday
from leavingcare.entitlements.book import Amount, Day, Ready, RuleBook
from leavingcare.entitlements.case import BORN, Case
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.rules import Duty, Limit, Rule
from leavingcare.entitlements.status import statuses
from leavingcare.entitlements.truth import Finding, Reason, Truth
from leavingcare.entitlements.weighing import HOLDS, OPEN, settle, weigh, why


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


@dataclass(frozen=True)
class Weighed:
    """One person on one day, with everything that the rules ask about them."""

    case: Case
    statuses: Mapping[str, Finding]
    day: Day
    found: list[Finding]
    truths: list[Truth]

    @cached_property
    def reasons(self) -> list[Reason]:
        """Every statement as it is for this person: rules share them, so they are made once, when one is read."""
        return self.day.reasons(self.truths, self.found)


class Decision(NamedTuple):
    """What one rule comes to for one person on one day.

    `amount` is None where there is no sum, or where it is not known yet which of several it is. `failed` is the clause
    that fails, where one does.
    """

    ready: Ready
    outcome: Outcome
    amount: Amount | None
    weighed: Weighed
    failed: int = OPEN

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
        ready, weighed, failed = self.ready, self.weighed, self.failed
        if failed >= 0:
            return ready.against[failed](weighed.reasons)
        if failed == HOLDS:
            return ready.for_all(weighed.reasons, weighed.truths)
        if ready.settled is not None:
            return (ready.settled,)
        places = weighed.day.ranks.told(why(ready.clauses, weighed.truths))
        # A rule may wait for a statement and for its opposite, which are one reason.
        return tuple(dict.fromkeys([weighed.reasons[place] for place in places]))

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts that the decision, or its amount, waits for."""
        reasons = self.weighed.reasons
        return tuple(dict.fromkeys(fact for place in self.waits_for for fact in reasons[place].facts))

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
    held = statuses(case)
    found = day.found(case, held)
    weighed = Weighed(case, held, day, found, day.truths(case, held, found))
    return Result(weighed, tuple(_decisions(weighed)), book)


def _decisions(weighed: Weighed) -> Iterator[Decision]:
    truths = weighed.truths
    for ready in weighed.day.ready:
        if ready.settled is not None:
            yield Decision(ready, _COMING if ready.is_coming else _NO, None, weighed)
            continue
        failed = weigh(ready.clauses, truths)
        if failed >= 0:
            yield Decision(ready, _NO, None, weighed, failed)
        elif failed == OPEN:
            yield Decision(ready, _UNKNOWN, None, weighed, OPEN)
        else:
            amount = _amount(ready, truths) if ready.amounts else None
            yield Decision(ready, _MAY if ready.is_discretion else _YES, amount, weighed, HOLDS)


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
