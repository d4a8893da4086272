"""The conditions of a rule as its file writes them, made into clauses that weigh quickly and tell why.

A rule holds when every clause does; a clause holds when one of its statements does. Every combination of all, any and
not can be written so without changing a single yes, no or unknown.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from leavingcare.entitlements.statements import Numbers, Statement, statements
from leavingcare.errors import Invalid

Literal = tuple[Statement, bool]
Clauses = list[list[Literal]]


def clauses(given: Any, where: str, numbers: Numbers) -> Clauses:
    """What a file's `who` or `when` demands. Raises Invalid, naming the place and what to do."""
    if given is None:
        return []
    if isinstance(given, list):
        parts = [_one(each, f"{where}[{number}]", numbers) for number, each in enumerate(given)]
        return [clause for part in parts for clause in part]
    return _one(given, where, numbers)


def _one(given: Any, where: str, numbers: Numbers) -> Clauses:
    if not isinstance(given, dict) or len(given) != 1:
        raise Invalid(f"{where}: write one condition an item, like `status: former-relevant-child`")
    ((word, what),) = given.items()
    if word == "any":
        return _any_of([clauses(each, f"{where}.any", numbers) for each in _listed(what, f"{where}.any")])
    if word == "all":
        return clauses(_listed(what, f"{where}.all"), f"{where}.all", numbers)
    if word == "not":
        return _negated(clauses(what, f"{where}.not", numbers))
    return [[literal] for literal in statements(str(word), what, f"{where}.{word}", numbers)]


def _any_of(parts: list[Clauses]) -> Clauses:
    """One of them holds: every way of taking a clause from each, which says the same."""
    return [[literal for clause in chosen for literal in clause] for chosen in product(*parts)]


def _negated(part: Clauses) -> Clauses:
    """Not all of the clauses: one of them fails, which is every statement in it turned round."""
    return _any_of([[[(statement, not wanted)] for statement, wanted in clause] for clause in part])


def _listed(given: Any, where: str) -> list[Any]:
    if not isinstance(given, list) or not given:
        raise Invalid(f"{where}: give a list of conditions")
    return given
