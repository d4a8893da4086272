"""The statements that a rule's conditions are made of, by the word that its file uses for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Protocol

from leavingcare.entitlements.ages import age_on, birthday, months_after
from leavingcare.entitlements.case import BORN, STUDY, Case
from leavingcare.entitlements.facts import FACTS, Fact, Kind
from leavingcare.entitlements.legal_tests import TESTS
from leavingcare.entitlements.status import REFERENCES
from leavingcare.entitlements.truth import Finding, Truth, some
from leavingcare.errors import Invalid

Statuses = Mapping[str, Finding]
Holds = Callable[[Case, Statuses], Truth]
Literal = tuple["Statement", bool]


class Numbers(Protocol):
    """The dated values that conditions name, on the day for which they are compiled."""

    def number(self, name: str) -> float: ...

    def day(self, name: str) -> date: ...


@dataclass(frozen=True)
class Statement:
    """Something that is so or not so about a person. Two with the same code and detail are the same.

    `find` is for those that rest on status or on a test of their own, and so on facts that differ by person.
    """

    code: str
    detail: str
    holds: Holds
    facts: tuple[str, ...] = ()
    find: Callable[[Case, Statuses], Finding] | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.detail

    @property
    def rank(self) -> int:
        """Its place among reasons: status tells more than a single fact, and any of them more than an age."""
        if self.find is not None:
            return 0
        return 2 if self.facts == (BORN,) else 1


def statements(word: str, what: Any, where: str, numbers: Numbers) -> list[Literal]:
    """What one line says: statements, each with whether it has to be so. Raises Invalid, naming the place."""
    make = _WORDS.get(word)
    if make is not None:
        return [(statement, True) for statement in make(what, where, numbers)]
    fact = FACTS.get(word)
    if fact is None:
        raise Invalid(f"{where}: there is no such fact or condition; `facts` lists the facts")
    return [_fact(fact, what, where)]


def _status(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    slugs = _strings(what, where)
    unknown = set(slugs) - REFERENCES.keys()
    if unknown:
        raise Invalid(f"{where}: {min(unknown)} is no status; give one of {', '.join(REFERENCES)}")
    if len(slugs) == 1:
        return [_found("status", slugs[0], lambda case, statuses: statuses[slugs[0]])]
    return [
        _found("status", "|".join(slugs), lambda case, statuses: some(*[statuses[slug] for slug in slugs]))
    ]


def _test(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    test = TESTS.get(str(what))
    if test is None:
        raise Invalid(f"{where}: there is no test {what!r}; there are {', '.join(TESTS)}")
    return [_found("test", str(what), lambda case, statuses: test(case))]


def _found(code: str, detail: str, find: Callable[[Case, Statuses], Finding]) -> Statement:
    return Statement(code, detail, lambda case, statuses: find(case, statuses).truth, (), find)


def _advice(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    """Nobody's answer settles it: a person has to look. Unknown, with nothing to ask."""
    return [_plain("advice", str(what), (), lambda case, _: None)]


def _age(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    made = []
    for word, name in _limits(what, where, ("from", "to", "until")):
        limit = numbers.number(name)
        made.append(_plain(f"{word}-age", name, (BORN,), _compared(attrgetter("age"), word, limit)))
    return made


def _months_old(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    """Age in months, for the few limits that fall between birthdays."""

    def reached(limit: int) -> Holds:
        return lambda case, _: None if case.born is None else months_after(case.born, limit) <= case.on

    made = []
    for word, name in _limits(what, where, ("from", "until")):
        has_reached = reached(int(numbers.number(name)))
        made.append(
            _plain(f"{word}-months-old", name, (BORN,), has_reached if word == "from" else _not(has_reached))
        )
    return made


def _not(holds: Holds) -> Holds:
    def turned(case: Case, statuses: Statuses) -> Truth:
        truth = holds(case, statuses)
        return None if truth is None else not truth

    return turned


def _age_on_31_august(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    """Age on the last day before the school year that the day asked about is in."""

    def age(case: Case) -> int | None:
        year = case.on.year if case.on.month >= 9 else case.on.year - 1
        return None if case.born is None else age_on(case.born, date(year, 8, 31))

    made = []
    for word, name in _limits(what, where, ("from", "to", "until")):
        made.append(
            _plain(f"{word}-age-in-august", name, (BORN,), _compared(age, word, numbers.number(name)))
        )
    return made


def _birthday(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    """The day of turning an age, from or until a day, or within so many days from the day asked about."""
    limits = dict(_limits(what, where, ("age", "from", "to", "until", "within")))
    age = int(numbers.number(limits.pop("age", "adult.from_age")))
    made = []
    for word, name in limits.items():
        if word == "within":
            days = timedelta(days=numbers.number(name))
            made.append(_plain("birthday-within", name, (BORN,), _soon(age, days)))
        else:
            turns = _turns(age)
            made.append(_plain(f"birthday-{word}", name, (BORN,), _compared(turns, word, numbers.day(name))))
    return made


def _turns(age: int) -> Callable[[Case], date | None]:
    return lambda case: None if case.born is None else birthday(case.born, age)


def _soon(age: int, days: timedelta) -> Holds:
    def holds(case: Case, _: Statuses) -> Truth:
        if case.born is None:
            return None
        turns = birthday(case.born, age)
        return turns - days <= case.on < turns

    return holds


def _day(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    """A fact that is a day, from, to or until a day; or so many months ago."""
    limits = dict(_limits(what, where, ("fact", "from", "to", "until", "months_ago")))
    fact = _dated_fact(limits.pop("fact", ""), Kind.DATE, where)
    made = []
    for word, name in limits.items():
        if word == "months_ago":
            made.append(_plain(f"{fact}-months-ago", name, (fact,), _ago(fact, int(numbers.number(name)))))
        else:
            made.append(
                _plain(f"{fact}-{word}", name, (fact,), _compared(_of(fact), word, numbers.day(name)))
            )
    return made


def _of(fact: str) -> Callable[[Case], Any]:
    return lambda case: case.given.get(fact)


def _ago(fact: str, months: int) -> Holds:
    def holds(case: Case, _: Statuses) -> Truth:
        value = case.given.get(fact)
        return months_after(value, months) <= case.on if isinstance(value, date) else None

    return holds


def _at_most(what: Any, where: str, numbers: Numbers) -> list[Statement]:
    limits = dict(_limits(what, where, ("fact", "value")))
    fact = _dated_fact(limits.get("fact", ""), Kind.NUMBER, where)
    name = limits.get("value", "")
    return [_plain(f"{fact}-at-most", name, (fact,), _compared(_of(fact), "to", numbers.number(name)))]


def _compared(of: Callable[[Case], Any], word: str, limit: Any) -> Holds:
    if word == "from":
        return lambda case, _: None if (value := of(case)) is None else value >= limit
    if word == "until":
        return lambda case, _: None if (value := of(case)) is None else value < limit
    return lambda case, _: None if (value := of(case)) is None else value <= limit


def _limits(what: Any, where: str, words: tuple[str, ...]) -> list[tuple[str, str]]:
    if not isinstance(what, dict) or not what or not what.keys() <= set(words):
        raise Invalid(f"{where}: give {', '.join(words)}; each is the name of a value in content/values")
    return [(word, str(name)) for word, name in what.items()]


def _dated_fact(name: str, kind: Kind, where: str) -> str:
    fact = FACTS.get(name)
    if fact is None or fact.kind is not kind:
        raise Invalid(f"{where}: fact has to name a fact that is a {kind.value}")
    return name


def _strings(given: Any, where: str) -> tuple[str, ...]:
    listed = given if isinstance(given, list) else [given]
    words = tuple(("yes" if each else "no") if isinstance(each, bool) else each for each in listed)
    if not words or not all(isinstance(each, str) for each in words):
        raise Invalid(f"{where}: give a name or a list of names")
    return words


def _fact(fact: Fact, given: Any, where: str) -> Literal:
    if fact.kind is Kind.YES_NO:
        if not isinstance(given, bool):
            raise Invalid(f"{where}: give yes or no")
        name = fact.name
        return Statement(name, "", lambda case, statuses: case.given.get(name), (name,)), given  # type: ignore[return-value,arg-type]
    if fact.kind is not Kind.CHOICE:
        raise Invalid(
            f"{where}: only facts with choices, or yes and no, are compared so; see day and at_most"
        )
    values = _strings(given, where)
    for value in values:
        if value not in fact.choices:
            raise Invalid(f"{where}: {value} is none of {', '.join(fact.choices)}")
    ordered = tuple(value for value in fact.choices if value in values)
    if fact.name == STUDY[0]:
        return _plain(
            fact.name, "|".join(ordered), STUDY, lambda case, _: _one_of(case.studying, ordered)
        ), True
    return _plain(fact.name, "|".join(ordered), (fact.name,), _is_one_of(fact.name, ordered)), True


def _is_one_of(name: str, values: tuple[str, ...]) -> Holds:
    return lambda case, _: _one_of(case.given.get(name), values)


def _one_of(value: object, values: tuple[str, ...]) -> Truth:
    return None if value is None else value in values


def _plain(code: str, detail: str, facts: tuple[str, ...], holds: Holds) -> Statement:
    return Statement(code, detail, holds, facts)


_WORDS: dict[str, Callable[[Any, str, Numbers], list[Statement]]] = {
    "status": _status,
    "test": _test,
    "advice": _advice,
    "age": _age,
    "months_old": _months_old,
    "age_on_31_august": _age_on_31_august,
    "birthday": _birthday,
    "day": _day,
    "at_most": _at_most,
}
