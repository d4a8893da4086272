"""The conditions of a rule: an outline as its file writes it, for people, and clauses that weigh quickly.

A rule holds when every clause does; a clause holds when one of its statements does. Every combination of all, any and
not can be written so without changing a single yes, no or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from leavingcare.entitlements.statements import Numbers, Statement, statements
from leavingcare.errors import Invalid

Clauses = list[list["Leaf"]]


@dataclass(frozen=True)
class Leaf:
    """One statement, and whether it has to be so."""

    statement: Statement
    wanted: bool


@dataclass(frozen=True)
class Group:
    """All of these, or one of these. Nothing in a group of all is everyone."""

    is_all: bool
    parts: tuple[Leaf | Group, ...]


Outline = Leaf | Group


def outline(given: Any, where: str, numbers: Numbers) -> Group:
    """What a file's `who` or `when` demands. Raises Invalid, naming the place and what to do."""
    if given is None:
        return Group(True, ())
    listed = given if isinstance(given, list) else [given]
    parts = [
        _one(each, f"{where}[{n}]" if given is listed else where, numbers) for n, each in enumerate(listed)
    ]
    return Group(True, tuple(part for each in parts for part in each))


def _one(given: Any, where: str, numbers: Numbers) -> list[Outline]:
    if not isinstance(given, dict) or len(given) != 1:
        raise Invalid(f"{where}: write one condition an item, like `status: former-relevant-child`")
    ((word, what),) = given.items()
    inner = f"{where}.{word}"
    if word == "any":
        return [Group(False, tuple(_whole(each, inner, numbers) for each in _listed(what, inner)))]
    if word == "all":
        return list(outline(_listed(what, inner), inner, numbers).parts)
    if word == "not":
        return [_opposite(_whole(what, inner, numbers))]
    return [Leaf(statement, wanted) for statement, wanted in statements(str(word), what, inner, numbers)]


def _whole(given: Any, where: str, numbers: Numbers) -> Outline:
    found = outline(given, where, numbers)
    return found.parts[0] if len(found.parts) == 1 else found


def _opposite(part: Outline) -> Outline:
    """Not all of them is one of them not, and not one of them is all of them not."""
    if isinstance(part, Leaf):
        return Leaf(part.statement, not part.wanted)
    return Group(not part.is_all, tuple(_opposite(each) for each in part.parts))


def _listed(given: Any, where: str) -> list[Any]:
    if not isinstance(given, list) or not given:
        raise Invalid(f"{where}: give a list of conditions")
    return given


def clauses(part: Outline) -> Clauses:
    """The same as clauses: of alternatives, every way of taking a clause from each."""
    if isinstance(part, Leaf):
        return [[part]]
    made = [clauses(each) for each in part.parts]
    if part.is_all:
        return [clause for each in made for clause in each]
    return [[leaf for clause in chosen for leaf in clause] for chosen in product(*made)]
