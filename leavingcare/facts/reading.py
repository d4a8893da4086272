"""Reading named values from YAML; every fault names its file and key, and says what to give."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from leavingcare.errors import Invalid
from leavingcare.facts.cohort import ANYONE, Cohort, Housing, Lives, Status
from leavingcare.facts.layers import read_mapping
from leavingcare.facts.value import Dated, Entry, Kind, Plain, Shape, Source, State, Who

PERIODS = ("once", "day", "week", "month", "term", "school_year", "year")
ASPECTS = ("who_pays", "who_decides", "who_for")
"""What follows a value's name in a text, to say it in words; no value may be called so."""

_KEYS = {
    *("kind", "says", "state", "dated", "review_by", "verification", "confidence", "in_force", "show"),
    *("sources", "shape", "unit", "who_pays", "who_decides", "note"),
}
_DATED_KEYS = {"value", "from", "until", "period", "for"}
_COHORT_KEYS = set(Cohort.__dataclass_fields__)
_NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.AGE, Kind.PERCENT)
_SHAPES = {
    Shape.FIXED_SUM: (Kind.MONEY,),
    Shape.UP_TO: (Kind.MONEY, Kind.NUMBER, Kind.PERCENT),
    Shape.PERCENTAGE: (Kind.PERCENT,),
    Shape.RATE_PER_PERIOD: (Kind.MONEY,),
    Shape.IN_KIND: (Kind.NUMBER, Kind.TEXT),
    Shape.LOAN: (Kind.MONEY, Kind.NUMBER),
    Shape.PRIORITY_BAND: (Kind.TEXT,),
    Shape.SERVICE: (Kind.TEXT,),
    Shape.DISCRETION: (Kind.MONEY, Kind.TEXT),
}
_Choice = TypeVar("_Choice", bound=StrEnum)


def read_values(path: Path, root: Path, *, local: bool) -> dict[str, Entry]:
    """Every value of a file by its name."""
    where = str(path.relative_to(root.parent))
    return {name: read_value(name, row, where, local=local) for name, row in read_mapping(path, root).items()}


def read_value(name: str, row: Any, path: str, *, local: bool) -> Entry:
    """One value from what stands under its name in the file at `path`."""
    where = f"{path}: {name}"
    if not isinstance(row, dict):
        raise Invalid(f"{where}: give kind, state, dated, verification, confidence and sources")
    if name.rsplit(".", 1)[-1] in ASPECTS:
        raise Invalid(f"{where}: a name may not end in {name.rsplit('.', 1)[-1]}; that asks about a value")
    _only(row, _KEYS, where)
    kind = _one_of(Kind, row.get("kind"), f"{where}: kind")
    state = _one_of(State, row.get("state", "offered"), f"{where}: state")
    _told_how_far_checked(row, where, local)
    entry = Entry(
        name=name,
        kind=kind,
        state=state,
        dated=tuple(_dated(each, kind, where) for each in row.get("dated") or ()),
        review_by=day(row.get("review_by"), f"{where}: review_by"),
        verification=str(row.get("verification") or "seen"),
        confidence=str(row["confidence"]),
        in_force=row.get("in_force", True) is True,
        show=row.get("show", "yes") in ("yes", True),
        sources=tuple(_source(each, where) for each in row.get("sources") or ()),
        local=local,
        shape=_maybe_one_of(Shape, row.get("shape"), f"{where}: shape"),
        unit=row.get("unit"),
        who_pays=_maybe_one_of(Who, row.get("who_pays"), f"{where}: who_pays"),
        who_decides=_maybe_one_of(Who, row.get("who_decides"), f"{where}: who_decides"),
        path=path,
    )
    _sound(entry, where)
    return entry


def _told_how_far_checked(row: dict[str, Any], where: str, local: bool) -> None:
    for key in ("verification", "confidence"):
        if not row.get(key) and not (local and key == "verification"):
            raise Invalid(f"{where}: {key} is missing; say how far it was checked")
    if row["confidence"] not in ("high", "medium", "low"):
        raise Invalid(f"{where}: confidence is {row['confidence']!r}; it is high, medium or low")


def _sound(entry: Entry, where: str) -> None:
    """What no one key shows: that the parts fit one another."""
    for first, second in combinations(entry.dated, 2):
        if first.cohort == second.cohort and _overlap(first, second):
            raise Invalid(
                f"{where}: two of dated hold on the same day for the same people; give from and until"
            )
    if entry.state is State.OFFERED and not entry.dated:
        raise Invalid(f"{where}: dated is missing; give the value and the day from which it holds")
    if entry.state is not State.OFFERED and entry.dated:
        raise Invalid(f"{where}: state is {entry.state}, so it has no value; take dated or state out")
    if entry.shape is None:
        return
    kinds = _SHAPES[entry.shape]
    if entry.kind not in kinds:
        raise Invalid(f"{where}: shape {entry.shape} goes with kind {' or '.join(kinds)}, not {entry.kind}")
    if entry.kind is Kind.NUMBER and not entry.unit:
        raise Invalid(f"{where}: unit is missing; say what the number counts, such as driving lessons")
    if entry.shape is Shape.RATE_PER_PERIOD and any(each.period in (None, "once") for each in entry.dated):
        raise Invalid(f"{where}: period is missing; a rate is for a day, week, month, term or year")


def _overlap(first: Dated, second: Dated) -> bool:
    latest = max(first.start or date.min, second.start or date.min)
    return latest < min(first.until or date.max, second.until or date.max)


def _dated(each: Any, kind: Kind, where: str) -> Dated:
    if not isinstance(each, dict) or "value" not in each:
        raise Invalid(f"{where}: each of dated needs a value")
    _only(each, _DATED_KEYS, f"{where}: dated")
    period = each.get("period")
    if period is not None and period not in PERIODS:
        raise Invalid(f"{where}: period is {period!r}; it is {', '.join(PERIODS[:-1])} or {PERIODS[-1]}")
    start, until = day(each.get("from"), f"{where}: from"), day(each.get("until"), f"{where}: until")
    if start is not None and until is not None and until <= start:
        raise Invalid(f"{where}: until is {until}, not after from, {start}; it is the first day without it")
    cohort = _cohort(each["for"], f"{where}: for") if each.get("for") else ANYONE
    return Dated(_plain(each["value"], kind, where), start, until, period, cohort)


def _plain(value: Any, kind: Kind, where: str) -> Plain:
    if kind in _NUMBERS:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        raise Invalid(f"{where}: value is {value!r}, but kind {kind} is a number without £ or %")
    if kind is Kind.DATE:
        if isinstance(value, date):
            return value
        raise Invalid(f"{where}: value is {value!r}, but kind date is a day like 2026-11-22")
    if isinstance(value, str):
        return value
    raise Invalid(f"{where}: value is {value!r}, but kind {kind} is text; put it in quotes")


def _cohort(given: Any, where: str) -> Cohort:
    if not isinstance(given, dict):
        raise Invalid(f"{where}: say for whom, such as {{age_from: 18, age_to: 20}}")
    _only(given, _COHORT_KEYS, where)
    lives = given.get("lives")
    return Cohort(
        turned_18_after=day(given.get("turned_18_after"), f"{where}: turned_18_after"),
        turned_18_by=day(given.get("turned_18_by"), f"{where}: turned_18_by"),
        age_from=_age(given.get("age_from"), f"{where}: age_from"),
        age_to=_age(given.get("age_to"), f"{where}: age_to"),
        status=tuple(_one_of(Status, each, f"{where}: status") for each in _many(given.get("status"))),
        housing=tuple(_one_of(Housing, each, f"{where}: housing") for each in _many(given.get("housing"))),
        studying=_yes_no(given.get("studying"), f"{where}: studying"),
        lives=_maybe_one_of(Lives, lives, f"{where}: lives"),
        district=tuple(str(each) for each in _many(given.get("district"))),
    )


def _many(given: Any) -> list[Any]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _age(given: Any, where: str) -> int | None:
    if given is None or (isinstance(given, int) and 0 < given < 100):
        return given
    raise Invalid(f"{where}: {given!r} is no age; write it like 21")


def _yes_no(given: Any, where: str) -> bool | None:
    if given is None or isinstance(given, bool):
        return given
    raise Invalid(f"{where}: {given!r} is neither true nor false")


def _source(each: Any, where: str) -> Source:
    if not isinstance(each, dict) or not each.get("url"):
        raise Invalid(f"{where}: each source needs a title and a url")
    page_date = each.get("page_date")
    return Source(
        title=str(each.get("title") or each["url"]),
        url=str(each["url"]),
        checked_on=day(each.get("checked_on"), f"{where}: checked_on"),
        page_date=str(page_date) if page_date else None,
    )


def _only(given: dict[str, Any], known: set[str], where: str) -> None:
    strange = sorted(set(map(str, given)) - known)
    if strange:
        raise Invalid(
            f"{where}: {strange[0]} is no key that we know; it is one of {', '.join(sorted(known))}"
        )


def _one_of(choices: type[_Choice], given: Any, where: str) -> _Choice:
    try:
        return choices(str(given))
    except ValueError:
        raise Invalid(f"{where} is {given!r}; it is one of {', '.join(choices)}") from None


def _maybe_one_of(choices: type[_Choice], given: Any, where: str) -> _Choice | None:
    return None if given is None else _one_of(choices, given, where)


def day(given: Any, where: str) -> date | None:
    """A day as YAML gives it, or None. Raises Invalid for anything else."""
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise Invalid(f"{where}: {given!r} is no day; write it like 2026-11-22") from error
