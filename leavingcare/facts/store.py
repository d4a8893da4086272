"""Reading the values of the nation and of one council, and answering for a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from leavingcare.errors import Invalid
from leavingcare.facts.value import Dated, Entry, Kind, Source, State, Value

_PERIODS = (None, "once", "day", "week", "month", "year")


class Facts:
    """Every named value of a deployment. A council's value stands in place of the nation's of the same name."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = dict(entries)

    @classmethod
    def load(cls, root: Path, council: str) -> Facts:
        """Read content/values and the council's values.yaml. Raises Invalid, naming file and key."""
        entries: dict[str, Entry] = {}
        for path in sorted((root / "values").glob("*.yaml")):
            entries |= _read(path, root, is_council=False)
        own = root / "councils" / council / "values.yaml"
        if own.is_file():
            entries |= _read(own, root, is_council=True)
        return cls(entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        return sorted(self._entries)

    def entry(self, name: str) -> Entry | None:
        """Everything under a name, shown or not; for checks and reviewers."""
        return self._entries.get(name)

    def state(self, name: str, *, on: date) -> State:
        """Offered, not offered, or unknown: not there, not checked well enough, or past its review."""
        entry = self._entries.get(name)
        if entry is None or not entry.may_show(on):
            return State.UNKNOWN
        return entry.state

    def value(self, name: str, *, on: date) -> Value | None:
        """The value on that day; None where it is unknown or may not be shown."""
        entry = self._entries.get(name)
        if entry is None or entry.state is not State.OFFERED or not entry.may_show(on):
            return None
        now = next((dated for dated in entry.dated if dated.holds_on(on)), None)
        if now is None:
            return None
        return Value(name, entry.kind, now.value, now.period, entry.sources, entry.review_by)

    def shown(self, name: str, *, on: date, locale: str = "en") -> str | None:
        """The value in words ("£3,000", "0800 1111"); None where it is unknown."""
        found = self.value(name, on=on)
        return None if found is None else in_words(found, locale)


def in_words(found: Value, locale: str) -> str:
    """A value as people read it, through Babel; digits stay Western, as numbers on phones are."""
    babel = "en_GB" if locale == "en" else locale
    value = found.value
    match found.kind:
        case Kind.MONEY if isinstance(value, int | float):
            whole = float(value).is_integer()
            pattern = "¤#,##0" if whole else "¤#,##0.00"
            return format_currency(value, "GBP", pattern, locale="en_GB", currency_digits=False)
        case Kind.PERCENT if isinstance(value, int | float):
            return format_percent(value / 100, locale="en_GB")
        case Kind.NUMBER | Kind.AGE if isinstance(value, int | float):
            return format_decimal(value, locale="en_GB")
        case Kind.DATE if isinstance(value, date):
            return format_date(value, "d MMMM y", locale=babel)
        case _:
            return str(value)


def _read(path: Path, root: Path, *, is_council: bool) -> dict[str, Entry]:
    where = path.relative_to(root.parent)
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise Invalid(f"{where}: this is no YAML: {error}") from error
    return {str(name): _entry(str(name), row, f"{where}: {name}", is_council) for name, row in given.items()}


def _entry(name: str, row: Any, where: str, is_council: bool) -> Entry:
    if not isinstance(row, dict):
        raise Invalid(f"{where}: give kind, state, dated, verification, confidence and sources")
    try:
        kind, state = Kind(str(row.get("kind"))), State(str(row.get("state", "offered")))
    except ValueError as error:
        raise Invalid(f"{where}: {error}; see content/README.md for the kinds and states") from error
    dated = tuple(_dated(each, where) for each in row.get("dated") or ())
    if state is State.OFFERED and not dated:
        raise Invalid(f"{where}: dated is missing; give the value and the day from which it holds")
    for key in ("verification", "confidence"):
        if not row.get(key) and not (is_council and key == "verification"):
            raise Invalid(f"{where}: {key} is missing; say how far it was checked")
    return Entry(
        name=name,
        kind=kind,
        state=state,
        dated=dated,
        review_by=_day(row.get("review_by"), f"{where}: review_by"),
        verification=str(row.get("verification") or "seen"),
        confidence=str(row["confidence"]),
        in_force=row.get("in_force", True) is True,
        show=row.get("show", "yes") in ("yes", True),
        sources=tuple(_source(each, where) for each in row.get("sources") or ()),
        is_council=is_council,
    )


def _dated(each: Any, where: str) -> Dated:
    if not isinstance(each, dict) or "value" not in each:
        raise Invalid(f"{where}: each of dated needs a value")
    period = each.get("period")
    if period not in _PERIODS:
        raise Invalid(f"{where}: period is {period!r}; it is once, day, week, month or year")
    return Dated(
        value=each["value"],
        start=_day(each.get("from"), f"{where}: from"),
        until=_day(each.get("until"), f"{where}: until"),
        period=period,
    )


def _source(each: Any, where: str) -> Source:
    if not isinstance(each, dict) or not each.get("url"):
        raise Invalid(f"{where}: each source needs a title and a url")
    page_date = each.get("page_date")
    return Source(
        title=str(each.get("title") or each["url"]),
        url=str(each["url"]),
        checked_on=_day(each.get("checked_on"), f"{where}: checked_on"),
        page_date=str(page_date) if page_date else None,
    )


def _day(given: Any, where: str) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise Invalid(f"{where}: {given!r} is no day; write it like 2026-11-22") from error
