"""How facts are asked for: the forms of a question, its choices, and what an answer settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from leavingcare.entitlements.facts import FACTS, Value
from leavingcare.entitlements.known import Known
from leavingcare.errors import Invalid


class Form(StrEnum):
    """How it is answered."""

    ONE = "one"
    SEVERAL = "several"
    DAY = "day"
    NUMBER = "number"
    PERIODS = "periods"


@dataclass(frozen=True, eq=False)
class Choice:
    """One answer to pick, and the facts that picking it settles."""

    id: str
    values: Mapping[str, Value]
    share: int = 10


@dataclass(frozen=True, eq=False)
class Question:
    """`otherwise` is what not picking any of several settles. One of `instead_of` has to have been skipped before, and
    the fact that it `needs` has to be known.
    """

    id: str
    form: Form
    settles: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    otherwise: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    instead_of: tuple[str, ...] = ()
    needs: str | None = None

    def values(self, given: Any) -> dict[str, Value]:
        """What an answer settles: a choice's id, a list of ids, a day, a number or periods. Raises Invalid."""
        if self.form is Form.ONE:
            return dict(self._choice(given).values)
        if self.form is Form.SEVERAL:
            return self._several(given)
        return {self.settles[0]: FACTS[self.settles[0]].read(given)}

    def answered(self, known: Known, given: Any) -> Known:
        """The same person with this answer; what the question settled before is forgotten."""
        return self._unanswered(known).with_values(self.values(given))

    def skipped(self, known: Known) -> Known:
        """The same person, who does not know or would rather not say: never asked again."""
        return self._unanswered(known).skipping(self.settles)

    def _unanswered(self, known: Known) -> Known:
        """Without what an answer given before settled, and with what other questions did."""
        picked = self.picked(known)
        before = [name for each in self.choices if each.id in picked for name in each.values]
        return known.without([*self.settles, *before])

    def is_open(self, known: Known) -> bool:
        """Whether it is still to be asked: something that it settles is neither known nor skipped.

        Of a choice that settles several facts the first decides: what a choice left open has a question of its own.
        """
        names = self.settles[:1] if self.form is Form.ONE else self.settles
        return any(name not in known and name not in known.skipped for name in names)

    def picked(self, known: Known) -> list[str]:
        """The choices that fit what is known, to show an answer again; empty where it is no longer one answer."""
        if self.form is Form.SEVERAL:
            return [each.id for each in self.choices if _fits(each.values, known)]
        return [each.id for each in self.choices if _fits(each.values, known)][:1]

    def _choice(self, given: Any) -> Choice:
        found = next((each for each in self.choices if each.id == given), None)
        if found is None:
            raise Invalid(f"{self.id}: give one of {', '.join(each.id for each in self.choices)}")
        return found

    def _several(self, given: Any) -> dict[str, Value]:
        if isinstance(given, str) or not isinstance(given, Sequence):
            raise Invalid(f"{self.id}: give a list of {', '.join(each.id for each in self.choices)}")
        settled = dict(self.otherwise)
        for each in given:
            settled |= self._choice(each).values
        return settled


def _fits(values: Mapping[str, Value], known: Known) -> bool:
    return all(known.get(name) == value for name, value in values.items())
