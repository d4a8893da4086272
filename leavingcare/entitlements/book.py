"""All rules of a deployment, compiled for a day: the law's numbers, every statement once, clauses, and amounts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from leavingcare.entitlements.case import Case
from leavingcare.entitlements.cohorts import conditions_of
from leavingcare.entitlements.conditions import Clauses, Group, Leaf, Outline, clauses, outline
from leavingcare.entitlements.law import Law, day, law_on, number
from leavingcare.entitlements.rules import AmountRule, Duty, Force, Limit, Rule, council_rules, national_rules
from leavingcare.entitlements.statements import Statement, Statuses
from leavingcare.entitlements.truth import Finding, Reason, Truth
from leavingcare.entitlements.weighing import Clause, Pick, PickFor, Ranks
from leavingcare.errors import Invalid
from leavingcare.facts import Facts, Value


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, on the day asked about; `value` is None where no figure may be shown: "ask your adviser"."""

    name: str
    limit: Limit
    value: Value | None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class ReadyAmount:
    when: tuple[Clause, ...]
    outline: Group
    amount: Amount


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule as it stands on a day. `settled` is why it needs no weighing: it is coming, or over.

    `against` picks the reasons for a no where that clause fails, and `for_all` those for a yes.
    """

    rule: Rule
    clauses: tuple[Clause, ...]
    against: tuple[Pick, ...]
    for_all: PickFor
    outline: Group
    amounts: tuple[ReadyAmount, ...]
    is_coming: bool
    is_discretion: bool
    settled: Reason | None


class Day:
    """The rules for every day between two changes of the law, the rates or the rules."""

    def __init__(self, rules: dict[str, Rule], values: Facts, on: date) -> None:
        self.on = on
        self._values = values
        self.law: Law = law_on(values, on)
        self.statements: list[Statement] = []
        self._places: dict[tuple[str, str], int] = {}
        # Statements first, so that their opposites can be counted on from the last of them.
        made = [self._made(rule) for rule in rules.values()]
        self._found_last()
        self.ready: tuple[Ready, ...] = tuple(
            self._ready(rule, *each) for rule, each in zip(rules.values(), made, strict=True)
        )
        self._holds = [each.holds for each in self.statements if each.find is None]
        self._finds = [each.find for each in self.statements if each.find is not None]
        self._said = [
            {truth: Reason(each.code, truth, each.facts, each.detail) for truth in (True, False, None)}
            for each in self.statements
            if each.find is None
        ]

    def number(self, name: str) -> float:
        return number(self._values, name, self.on)

    def day(self, name: str) -> date:
        return day(self._values, name, self.on)

    def found(self, case: Case, statuses: Statuses) -> list[Finding]:
        """What the statements that rest on a status or a test come to; they are the last of all statements."""
        return [find(case, statuses) for find in self._finds]

    def truths(self, case: Case, statuses: Statuses, found: Iterable[Finding]) -> list[Truth]:
        """Whether each statement is so, and then whether each is not."""
        so = [holds(case, statuses) for holds in self._holds] + [each.truth for each in found]
        return so + [None if truth is None else not truth for truth in so]

    def reasons(self, truths: Iterable[Truth], found: Sequence[Finding]) -> list[Reason]:
        """Every statement as a reason, and then its opposite, which says the same of the person.

        A reason is whether a statement is so, and the facts that it rests on or waits for.
        """
        resting = self.statements[len(self._said) :]
        told = [said[truth] for said, truth in zip(self._said, truths, strict=False)] + [
            Reason(each.code, finding.truth, finding.facts, each.detail)
            for each, finding in zip(resting, found, strict=True)
        ]
        return told * 2

    def statement(self, place: int) -> Statement:
        """The statement at a place in the list of truths, or whose opposite is there."""
        return self.statements[place % len(self.statements)]

    def _found_last(self) -> None:
        self.statements.sort(key=lambda each: each.find is not None)
        self._places = {each.key: place for place, each in enumerate(self.statements)}
        self.ranks = Ranks([each.rank for each in self.statements] * 2)

    def _made(self, rule: Rule) -> tuple[Group, list[tuple[Group, Amount]]]:
        who = outline(rule.who, f"{rule.where}: who", self)
        amounts = [
            (outline(when, f"{rule.where}: amounts.when", self), amount)
            for each in rule.amounts
            for when, amount in self._amounts(each)
        ]
        for leaf in (leaf for each in (who, *(when for when, _ in amounts)) for leaf in _leaves(each)):
            self._place(leaf.statement)
        return who, amounts

    def _ready(self, rule: Rule, who: Group, given: list[tuple[Group, Amount]]) -> Ready:
        settled = None
        if rule.ends is not None and self.on >= rule.ends:
            settled = Reason("has-ended", True, ())
        if rule.force is Force.NOT_OFFERED:
            settled = Reason("not-offered", True, ())
        is_coming = rule.force is Force.COMING or (rule.starts is not None and self.on < rule.starts)
        if is_coming:
            settled = Reason("not-in-force", True, ())
        amounts = tuple(ReadyAmount(self._placed(clauses(when)), when, amount) for when, amount in given)
        needed = self._placed(clauses(who))
        return Ready(
            rule=rule,
            clauses=needed,
            against=tuple(map(self.ranks.against, needed)),
            for_all=self.ranks.for_all(needed),
            outline=who,
            amounts=amounts,
            is_coming=is_coming,
            is_discretion=rule.duty is Duty.MAY,
            settled=settled,
        )

    def _amounts(self, given: AmountRule) -> Iterator[tuple[Any, Amount]]:
        """An amount, and when it is that; a value with a row for each of several groups is one for each of them."""
        entry = self._values.entry(given.value)
        if entry is None:
            raise Invalid(f"content/values: {given.value} is missing; a rule's amount names it")
        rows = entry.on(self.on)
        if len(rows) < 2:
            yield given.when, Amount(given.value, given.limit, rows[0] if rows else None, given.says)
            return
        own = [] if given.when is None else given.when if isinstance(given.when, list) else [given.when]
        for place, row in enumerate(rows, start=1):
            when = [*own, *conditions_of(row.cohort, f"{given.value}[{place}]")]
            yield when, Amount(given.value, given.limit, row, given.says)

    def _placed(self, made: Clauses) -> tuple[Clause, ...]:
        opposite = len(self.statements)
        return tuple(
            tuple(
                dict.fromkeys(
                    self._place(each.statement) + (0 if each.wanted else opposite) for each in clause
                )
            )
            for clause in made
        )

    def _place(self, statement: Statement) -> int:
        place = self._places.setdefault(statement.key, len(self.statements))
        if place == len(self.statements):
            self.statements.append(statement)
        return place


class RuleBook:
    """Every rule of one council's deployment, for any day."""

    def __init__(self, rules: dict[str, Rule], values: Facts) -> None:
        self.rules = rules
        self.values = values
        self._changes = sorted(self._days_of_change())
        self._days: dict[int, Day] = {}

    @classmethod
    def load(
        cls, root: Path, council: str, values: Facts | None = None, *, national: dict[str, Rule] | None = None
    ) -> RuleBook:
        """Read content/entitlements and the council's own. Raises Invalid, naming file, key and what to do.

        `national` are the nation's rules where they were read already, for another council.
        """
        shared = national_rules(root) if national is None else national
        book = cls(shared | council_rules(root, council), values or Facts.load(root, council))
        # The first and the last of its days are compiled at once: a broken rule stops the start, not a text.
        book.on(date.max)
        return book

    def on(self, day: date) -> Day:
        """The rules of that day; compiled once for all days between two changes."""
        era = bisect_right(self._changes, day)
        found = self._days.get(era)
        if found is None:
            found = self._days[era] = Day(self.rules, self.values, day)
        return found

    def _days_of_change(self) -> set[date]:
        """Every day on which a value or a rule may be another than the day before."""
        days: set[date | None] = set()
        for entry in filter(None, map(self.values.entry, self.values.names())):
            days.update(each for dated in entry.dated for each in (dated.start, dated.until))
            if entry.review_by is not None:
                days.add(entry.review_by + timedelta(days=1))
        for rule in self.rules.values():
            days.update((rule.starts, rule.ends))
        return {each for each in days if each is not None}


def _leaves(part: Outline) -> Iterator[Leaf]:
    if isinstance(part, Leaf):
        yield part
        return
    for each in part.parts:
        yield from _leaves(each)
