"""The form for exact times in care: a from and a to for each, as many as there were, day forgotten or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from leavingcare.entitlements import Known, Period, RuleBook, care_dates
from leavingcare.understanding.times import MOST, Edge, Time, find_edge, is_possible
from portal.languages import gettext as _


@dataclass(frozen=True)
class Label:
    text: str


@dataclass(frozen=True)
class Typed:
    """A field as the components want it."""

    id: str
    label: Label
    data: str = ""
    errors: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.id


@dataclass(frozen=True)
class Row:
    """One time as it was typed."""

    number: int
    start: Typed
    end: Typed
    goes_on: bool = False
    is_short_break: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.start.data or self.end.data or self.goes_on)

    def wrong(self, part: str, words: str) -> Row:
        return replace(self, **{part: replace(getattr(self, part), errors=(words,))})


@dataclass(frozen=True)
class DatesForm:
    """The rows. Iterating gives the fields, so that the summary of errors finds them."""

    rows: tuple[Row, ...]
    form_errors: tuple[str, ...] = field(default=())

    def __iter__(self) -> Any:
        return (each for row in self.rows for each in (row.start, row.end))

    @property
    def errors(self) -> list[str]:
        return [words for each in self for words in each.errors] + list(self.form_errors)

    @property
    def can_grow(self) -> bool:
        return len(self.rows) < MOST

    def grown(self) -> DatesForm:
        """With one more row to fill in."""
        return replace(self, rows=(*self.rows, _row(len(self.rows) + 1)) if self.can_grow else self.rows)


def _row(
    number: int, start: str = "", end: str = "", *, goes_on: bool = False, is_short_break: bool = False
) -> Row:
    return Row(
        number,
        Typed(f"start-{number}", Label(_("From")), start),
        Typed(f"end-{number}", Label(_("To")), end),
        goes_on,
        is_short_break,
    )


def form_before(known: Known) -> DatesForm:
    """The times that were given before, or one row to fill in."""
    given = known.get(care_dates.FACT)
    periods: Sequence[Period] = given if isinstance(given, tuple) else ()
    rows = [
        _row(
            number,
            _figures(each.start),
            _figures(each.end) if each.end else "",
            goes_on=each.end is None,
            is_short_break=each.kind == "short-break",
        )
        for number, each in enumerate(periods[:MOST], start=1)
    ]
    return DatesForm(tuple(rows) or (_row(1),))


def _figures(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def form_given(form: Mapping[str, str]) -> DatesForm:
    """The rows as they were sent; one that was left blank is gone."""
    rows = [
        _row(
            number,
            form.get(f"start-{number}", "").strip()[:60],
            form.get(f"end-{number}", "").strip()[:60],
            goes_on=f"goes-on-{number}" in form,
            is_short_break=f"short-{number}" in form,
        )
        for number in range(1, MOST + 1)
        if f"start-{number}" in form
    ]
    filled = [row for row in rows if not row.is_blank] or [_row(1)]
    return DatesForm(tuple(_numbered(row, number) for number, row in enumerate(filled, start=1)))


def _numbered(row: Row, number: int) -> Row:
    return _row(number, row.start.data, row.end.data, goes_on=row.goes_on, is_short_break=row.is_short_break)


def times_of(
    form: DatesForm, known: Known, on: date, book: RuleBook
) -> tuple[tuple[Period, ...] | None, DatesForm]:
    """The times that were given, and the form; None with what is wrong in it, in words at the field."""
    born = known.get("date_of_birth")
    read = [_read(row, on, born if isinstance(born, date) else None) for row in form.rows]
    checked = replace(form, rows=tuple(row for row, _time in read))
    times = [time for _row, time in read if time is not None]
    if checked.errors or len(times) < len(form.rows):
        return None, checked
    periods = care_dates.settled(times, known, on, book.on(on).law)
    return periods, checked if periods is not None else _needs_days(checked, times)


def _read(row: Row, on: date, born: date | None) -> tuple[Row, Time | None]:
    """A row with what is wrong in it, or the time that it gives."""
    start = find_edge(row.start.data, on=on, born=born)
    end = None if row.goes_on else find_edge(row.end.data, on=on, born=born)
    if start is None:
        return row.wrong("start", _unread(row.start.data, _("Write when it began."))), None
    if end is None and not row.goes_on:
        return row.wrong(
            "end", _unread(row.end.data, _("Write when it ended, or tick that it goes on."))
        ), None
    wrong = _impossible(start, end, on, born)
    if wrong is not None:
        return row.wrong(*wrong), None
    kind = "short-break" if row.is_short_break else "placement"
    return row, Time(start, end, kind)


def _unread(typed: str, nothing: str) -> str:
    return _("Write a day like 2 March 2019, or a month like March 2019.") if typed else nothing


def _impossible(start: Edge, end: Edge | None, on: date, born: date | None) -> tuple[str, str] | None:
    if start.first > on:
        return "start", _("That day is still to come.")
    if born is not None and start.last < born:
        return "start", _("That is before you were born.")
    if end is not None and end.first > on:
        return "end", _("That day is still to come. Tick that it goes on.")
    if not is_possible(start, end, on=on, born=born):
        return "end", _("It ends before it begins. Did you swap them?")
    return None


def _needs_days(form: DatesForm, times: Sequence[Time]) -> DatesForm:
    """The first of the dates without a day is asked for it: what the law says hangs on that."""
    words = _("It depends on the day. Write the day too, or say that you don't know.")
    rows = list(form.rows)
    for place, time in enumerate(times):
        for part, edge in (("start", time.start), ("end", time.end)):
            if edge is not None and not edge.is_exact:
                rows[place] = rows[place].wrong(part, words)
                return replace(form, rows=tuple(rows))
    return form
