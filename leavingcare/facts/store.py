"""The values of the nation, a region and one council, answering for a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from leavingcare.facts.cohort import About
from leavingcare.facts.contacts import contact_values
from leavingcare.facts.layers import local_layers
from leavingcare.facts.reading import ASPECTS, read_values
from leavingcare.facts.value import Entry, State, Value
from leavingcare.facts.words import rows_in_words, who_for, who_in_words


class Facts:
    """Every named value of a deployment. A local value stands in place of the nation's of the same name."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = dict(entries)

    @classmethod
    def load(cls, root: Path, council: str) -> Facts:
        """Read content/values, then the region's and the council's own. Raises Invalid, naming file and key."""
        entries: dict[str, Entry] = {}
        for path in sorted((root / "values").glob("*.yaml")):
            entries |= read_values(path, root, local=False)
        for layer in local_layers(root, council):
            own = layer.folder / "values.yaml"
            if own.is_file():
                entries |= read_values(own, root, local=True)
        return cls(entries | contact_values(root, council))

    def __contains__(self, name: str) -> bool:
        return _asked(name)[0] in self._entries

    def names(self) -> list[str]:
        return sorted(self._entries)

    def entry(self, name: str) -> Entry | None:
        """Everything under a name, shown or not; for checks and reviewers."""
        return self._entries.get(_asked(name)[0])

    def state(self, name: str, *, on: date, about: About | None = None) -> State:
        """Offered, not offered, or unknown: not there, not checked well enough, or past its review.

        About a person: not offered where no row is for them, unknown where that cannot be said.
        """
        entry = self.entry(name)
        if entry is None or not entry.may_show(on):
            return State.UNKNOWN
        if entry.state is not State.OFFERED:
            return entry.state
        fits = [True if about is None else row.cohort.fits(about) for row in entry.on(on)]
        if not fits or (True not in fits and None in fits):
            return State.UNKNOWN
        return State.OFFERED if True in fits else State.NOT_OFFERED

    def values(self, name: str, *, on: date) -> tuple[Value, ...]:
        """Every row of a value that holds on that day, whomever it is for."""
        entry = self.entry(name)
        return () if entry is None else entry.on(on)

    def value(self, name: str, *, on: date, about: About | None = None) -> Value | None:
        """The value on that day; None where it is unknown, may not be shown, or depends on more than is known.

        Where there are rows for several cohorts, `about` says for whom.
        """
        rows = self.values(name, on=on)
        if about is None:
            return rows[0] if len(rows) == 1 else None
        for row in rows:
            fits = row.cohort.fits(about)
            if fits is not False:
                return row if fits else None
        return None

    def shown(self, name: str, *, on: date, locale: str = "en") -> str | None:
        """The value in words ("£3,000", "0800 1111", "up to £200 a year"); None where it is unknown.

        A name that ends in .who_pays, .who_decides or .who_for gives the words for that.
        """
        _, aspect = _asked(name)
        rows = self.values(name, on=on)
        if not rows:
            return None
        if aspect is None:
            return rows_in_words(rows, locale)
        if aspect == "who_for":
            said = [who_for(row.cohort, locale) for row in rows]
            return ", ".join(said) if all(said) else None
        who = rows[0].who_pays if aspect == "who_pays" else rows[0].who_decides
        return None if who is None else who_in_words(who, locale)


def _asked(name: str) -> tuple[str, str | None]:
    """A value's name, and what is asked about it."""
    front, _, last = name.rpartition(".")
    return (front, last) if last in ASPECTS else (name, None)
