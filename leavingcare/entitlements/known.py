"""What is known about one person: read, added to, kept, and refused where it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from leavingcare.entitlements.ages import birthday
from leavingcare.entitlements.facts import FACTS, Value
from leavingcare.errors import Invalid

_OLDEST = 120


class Known(Mapping[str, Value]):
    """What is known about one person: never changed, only added to. Order never matters."""

    __slots__ = ("skipped", "values_by_name")

    def __init__(self, values: Mapping[str, Value] | None = None, skipped: Iterable[str] = ()) -> None:
        self.values_by_name = dict(values or {})
        self.skipped = frozenset(skipped) - self.values_by_name.keys()

    @classmethod
    def read(cls, given: Mapping[str, Any], where: str = "") -> Known:
        """Read facts as JSON or YAML has them; null is "known to be unknown". Raises Invalid, naming the field."""
        values: dict[str, Value] = {}
        skipped: set[str] = set()
        for name, value in given.items():
            fact = FACTS.get(name)
            if fact is None:
                raise Invalid(f"{where}{name}: there is no such fact; `facts` lists those there are")
            if value is None:
                skipped.add(name)
                continue
            try:
                values[name] = fact.read(value)
            except Invalid as error:
                raise Invalid(f"{where}{error}") from None
        return cls(values, skipped)

    def __getitem__(self, name: str) -> Value:
        return self.values_by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)

    def with_values(self, values: Mapping[str, Value]) -> Known:
        """The same person with these facts as well; what was said before about them is replaced."""
        return Known({**self.values_by_name, **values}, self.skipped)

    def without(self, names: Iterable[str]) -> Known:
        """The same person, who was never asked these."""
        gone = set(names)
        kept = {name: value for name, value in self.values_by_name.items() if name not in gone}
        return Known(kept, self.skipped - gone)

    def skipping(self, names: Iterable[str]) -> Known:
        """The same person, who does not know these or would rather not say."""
        gone = set(names)
        kept = {name: value for name, value in self.values_by_name.items() if name not in gone}
        return Known(kept, self.skipped | gone)

    def as_given(self) -> dict[str, Any]:
        """As JSON has them, for a session or a state; `read` takes it back."""
        given: dict[str, Any] = {name: _plain(value) for name, value in self.values_by_name.items()}
        return given | dict.fromkeys(sorted(self.skipped))


def require_possible(known: Known, on: date, where: str = "", *, said_on: date | None = None) -> None:
    """Refuse what cannot be on that day; the facts were given on `said_on`. Raises Invalid, naming the field."""
    born, start, until = (known.get(name) for name in ("date_of_birth", "home_from", "home_until"))
    if isinstance(born, date) and (not 0 <= on.year - born.year <= _OLDEST or born > on):
        raise Invalid(f"{where}date_of_birth: it is after the day asked about, or too long before it")
    if isinstance(born, date) and known.get("last_in_care") == "at-16-or-17" and birthday(born, 16) > on:
        raise Invalid(f"{where}last_in_care: it is at-16-or-17, before the 16th birthday")
    for name, day in _begun(known):
        if isinstance(born, date) and day < born:
            raise Invalid(f"{where}{name}: it is before the day of birth")
        if day > max(on, said_on or on):
            raise Invalid(f"{where}{name}: it is still to come")
    if isinstance(start, date) and isinstance(until, date) and until < start:
        raise Invalid(f"{where}home_until: it is before home_from; swap them")


def _begun(known: Known) -> Iterator[tuple[str, date]]:
    """The days of what has begun already, each with its field."""
    periods = known.get("care_periods")
    for number, each in enumerate(periods if isinstance(periods, tuple) else ()):
        yield f"care_periods[{number}].start", each.start
    for name in ("asylum_claimed_on", "home_from"):
        day = known.get(name)
        if isinstance(day, date):
            yield name, day


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [
            {
                "start": each.start.isoformat(),
                "end": None if each.end is None else each.end.isoformat(),
                "kind": each.kind,
                "council": each.council,
            }
            for each in value
        ]
    return value
