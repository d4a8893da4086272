"""Three-valued truth: yes, no and unknown, each with the reasons that settled it.

The rules are Kleene's: "all of" is no as soon as one part is no, "any of" is yes as soon as one part is yes, and what
is not known stays not known. More facts can only turn unknown into yes or no.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

# None is unknown: plain values, because a check weighs hundreds of them.
Truth = bool | None

_Part = TypeVar("_Part")
_TURNED: dict[Truth, Truth] = {True: False, False: True, None: None}


class Reason(NamedTuple):
    """One statement about a person, and whether it is so. `facts` are what it rests on, or waits for."""

    code: str
    truth: Truth
    facts: tuple[str, ...]
    detail: str = ""


class Finding:
    """A truth and the reasons that settled it; for unknown, the reasons that are not settled yet.

    The reasons are gathered from the parts when somebody asks: most findings are only weighed.
    """

    __slots__ = ("_facts", "_parts", "_reasons", "truth", "turned")

    def __init__(
        self, truth: Truth, reasons: tuple[Reason, ...] | None = None, parts: tuple[Finding, ...] = ()
    ) -> None:
        self.truth = truth
        self._reasons = reasons
        self._parts = parts
        self._facts: tuple[str, ...] | None = None
        self.turned: Finding | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        if self._reasons is None:
            self._reasons = _each_once([part.reasons for part in self._parts])
        return self._reasons

    @property
    def facts(self) -> tuple[str, ...]:
        """What it rests on or waits for, each once."""
        if self._facts is None:
            parts = self._parts or self.reasons
            self._facts = _each_once([part.facts for part in parts])
        return self._facts


def _each_once(parts: list[tuple[_Part, ...]]) -> tuple[_Part, ...]:
    """All of them in their order, none twice; most often there is only one."""
    if len(parts) == 1 and len(parts[0]) == 1:
        return parts[0]
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


@cache
def finding(code: str, truth: Truth, *facts: str, detail: str = "") -> Finding:
    """What one statement comes to. There are few, so each is made once, and its opposite with it."""
    reasons = (Reason(code, truth, facts, detail),)
    found = Finding(truth, reasons)
    found.turned = Finding(_TURNED[truth], reasons)
    return found


def every(*parts: Finding) -> Finding:
    """All of them: the first that is not so settles it."""
    is_open = False
    for part in parts:
        if part.truth is False:
            return part
        if part.truth is None:
            is_open = True
    if is_open:
        return Finding(None, None, tuple([part for part in parts if part.truth is None]))
    return Finding(True, None, parts)


def some(*parts: Finding) -> Finding:
    """Any of them: the first that is so settles it."""
    is_open = False
    for part in parts:
        if part.truth:
            return part
        if part.truth is None:
            is_open = True
    if is_open:
        return Finding(None, None, tuple([part for part in parts if part.truth is None]))
    return Finding(False, None, parts)


def opposite(part: Finding) -> Finding:
    """Not so. The reasons stay: they are statements about the person, true or not."""
    return part.turned or Finding(_TURNED[part.truth], None, (part,))
