"""Times from one day to another as people write them: "from march 2019 to june 2020", "2019-2021 then 2023 till now".

Often only the month or the year is remembered, so each end is the days that it may have been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from leavingcare.understanding.days import find_day, full_year, month_names, month_of
from leavingcare.understanding.letters import plain

MOST = 12
_OLDEST = 25
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Edge:
    """One end of a time: some day from `first` to `last`; the same day twice where it was written in full."""

    first: date
    last: date

    @property
    def is_exact(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True)
class Time:
    """From some day to another; `end` is None while it goes on. `kind` is one of the kinds of times in care."""

    start: Edge
    end: Edge | None
    kind: str = "placement"


@dataclass(frozen=True)
class _Written:
    """An end of a time where it stands in a line. `edge` is None for "now"; `month` alone has no year yet."""

    begins: int
    ends: int
    edge: Edge | None
    month: tuple[int, int | None] | None = None
    is_life: bool = False
    is_age: bool = False

    @property
    def is_now(self) -> bool:
        return self.edge is None and self.month is None


_SHORT_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*[-/–]\s*(\d\d)\b(?![-/.]?\d)")
_TO = re.compile(
    r"\b(?:to|til+|until+|untill|thru|through|up to|left|ended|finished|came out|حتی|الی|لغایه)\b|[-–—>]"
)
_BETWEEN = re.compile(r"\b(?:between|بین)\b")
_SINCE = re.compile(r"\b(?:since|from|after|onwards?|منذ|من)\b")
_WHOLE = re.compile(r"\b(?:in|during|for|all|of|فی|was)\b|^\W*$|\b(?:and|then)\b|[,;&+]")
_JOINT = re.compile(r"\b(?:then|and)\b|[,;.&+]")
_KINDS = (
    ("short-break", re.compile(r"\b(?:short breaks?|respite)\b")),
    ("private-fostering", re.compile(r"\bprivate(?:ly)? foster")),
    ("remand", re.compile(r"\bremand")),
)


def find_times(text: str, *, on: date, born: date | None = None) -> tuple[Time, ...]:
    """The times that a text gives, in its order; none where any part of it does not make sense.

    A number up to 25 by itself is an age, where the day of birth is known. Ends to come are cut at `on`.
    """
    line = _SHORT_RANGE.sub(r"\1 to 20\2", _with_months(plain(text)))
    written = list(_written(line, on, born))
    found: list[Time] = []
    place = before = 0
    while place < len(written):
        time, used = _time(line, written, place, before, on)
        if time is None:
            return ()
        before = written[place + used - 1].ends
        place += used
        found.append(time)
    return (
        tuple(found) if 0 < len(found) <= MOST and all(_is_possible(each, on, born) for each in found) else ()
    )


def find_edge(text: str, *, on: date, born: date | None = None) -> Edge | None:
    """One end of a time as it is typed into a field: a day, or a month or a year of which the day is forgotten."""
    day = find_day(text, on=on)
    if day is not None:
        return Edge(day, day)
    line = _with_months(plain(text))
    written = list(_written(line, on, born))
    return written[0].edge if len(written) == 1 else None


def is_possible(start: Edge, end: Edge | None, *, on: date, born: date | None) -> bool:
    """Whether a time can have been so: it ends after it starts, begins no later than now and not before birth."""
    return _is_possible(Time(start, end), on, born)


def _is_possible(time: Time, on: date, born: date | None) -> bool:
    if time.start.first > on or (born is not None and time.start.last < born):
        return False
    return time.end is None or time.end.last >= time.start.first


def _time(line: str, written: list[_Written], place: int, before: int, on: date) -> tuple[Time | None, int]:
    """The time that begins at one end that was written, and how many of them it takes."""
    start = written[place]
    lead = line[before : start.begins]
    after = written[place + 1] if place + 1 < len(written) else None
    gap = line[start.ends : after.begins if after else len(line)]
    if after is not None and (after.is_now or _TO.search(gap) or _BETWEEN.search(lead)):
        kind = _kind(line[before : _end_of(line, written, place + 1)])
        return _between(start, after, on, kind), 2
    kind = _kind(line[before : _end_of(line, written, place)])
    if start.edge is None:
        return None, 1
    if _SINCE.search(lead) or start.is_life:
        return Time(start.edge, None, kind), 1
    # A bare number is an answer to something else sooner than a year of life.
    if not start.edge.is_exact and not start.is_age and _WHOLE.search(lead):
        return Time(start.edge, start.edge, kind), 1
    return None, 1


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "placement")


def _end_of(line: str, written: list[_Written], place: int) -> int:
    """Where the words of a time are over: at what joins it to the next."""
    ends = written[place].ends
    if place + 1 == len(written):
        return len(line)
    joint = _JOINT.search(line, ends, written[place + 1].begins)
    return joint.start() if joint else ends


def _between(start: _Written, end: _Written, on: date, kind: str) -> Time | None:
    last = None if end.is_now else _whole(end, None, on)
    if last is None and not end.is_now:
        return None
    first = _whole(start, last, on)
    if first is None:
        return None
    # Who says that it ends on a day to come is in care now.
    goes_on = last is None or last.first > on
    return Time(first, None if goes_on or last is None else Edge(last.first, min(last.last, on)), kind)


def _whole(written: _Written, end: Edge | None, on: date) -> Edge | None:
    """An end with its year: a month without one takes that of the other end, or the year before."""
    if written.month is None:
        return written.edge
    month, day = written.month
    limit = end.last if end is not None else on
    for year in (limit.year, limit.year - 1):
        edge = _month(year, month) if day is None else _exact(year, month, day)
        if edge is not None and edge.first <= limit:
            return edge
    return None


def _exact(year: int, month: int, day: int) -> Edge | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Edge(found, found)


def _month(year: int, month: int) -> Edge | None:
    if not 1 <= month <= 12:
        return None
    years, next_month = divmod(year * 12 + month, 12)
    return Edge(date(year, month, 1), date(years, next_month + 1, 1) - _DAY)


# What an end looks like


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    month, day, year = rf"(?:{months})", r"\d{1,2}(?:st|nd|rd|th)?", r"(?:(?:19|20)\d\d|\d\d)"
    return re.compile(
        rf"""(?<![\w])(?:
        (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})
        |(?P<figures>\d{{1,2}}([/.\-])\d{{1,2}}\3(?:\d{{4}}|\d\d))
        |(?P<day_month>{day}(?:\ of)?\ {month},?(?:\ of)?\ {year})
        |(?P<month_day>{month}\ {day},?\ (?:19|20)\d\d)
        |(?P<month_figures>\d{{1,2}}[/.](?:19|20)\d\d)
        |(?P<month>{month},?(?:\ of)?\ ?{year})
        |(?P<day_alone>{day}(?:\ of)?\ {month})
        |(?P<year>(?:19|20)\d\d)
        |(?P<month_alone>{month})
        |(?P<now>now|today|present|currently|current|still|this\ day|الان|لحد\ الان|الیوم)
        |(?P<life>(?:all|whole)(?:\ of)?(?:\ my)?\ life)
        |(?P<birth>birth|born|a\ baby|a\ newborn|الولاده|ولدت)
        |(?:age[d]?\ |turned\ |was\ )?(?P<age>\d{{1,2}})(?:th|st|nd|rd)?(?:\ birthday|\ years?\ old|\ yrs?\ old|\ yo)?
        )(?![\w])(?!\ (?:weeks?|wks?|months?|mths?|days?|nights?|times?)\b)""",
        re.VERBOSE,
    )


def _written(line: str, on: date, born: date | None) -> Iterator[_Written]:
    said_now = None
    for match in _pattern().finditer(line):
        kind = str(match.lastgroup)
        words = match[kind]
        if kind == "now":
            # "until now, still in care" says it once.
            if said_now is None or _JOINT.search(line[said_now : match.start()]):
                yield _Written(match.start(), match.end(), None)
            said_now = match.end()
            continue
        said_now = None
        if kind in ("day_alone", "month_alone"):
            month, figures = month_of(words), re.findall(r"\d+", words)
            if month is not None:
                yield _Written(
                    match.start(), match.end(), None, (month, int(figures[0]) if figures else None)
                )
            continue
        edge = _within(_READ[kind](words, on, born), born)
        yield _Written(
            match.start(),
            match.end(),
            edge,
            None if edge else (0, None),
            is_life=kind == "life",
            is_age=kind == "age",
        )


def _within(edge: Edge | None, born: date | None) -> Edge | None:
    """The days of an end that are not before the day of birth; all of them where none is left."""
    if edge is None or born is None or not edge.first < born <= edge.last:
        return edge
    return Edge(born, edge.last)


def _read_day(words: str, on: date, born: date | None) -> Edge | None:
    day = find_day(words, on=on)
    return Edge(day, day) if day else None


def _read_month(words: str, on: date, born: date | None) -> Edge | None:
    month = month_of(words)
    figures = re.findall(r"\d+", words)
    if month is None:
        return _month(int(figures[1]), int(figures[0]))
    return _month(full_year(figures[0], on), month)


def _read_year(words: str, on: date, born: date | None) -> Edge | None:
    return Edge(date(int(words), 1, 1), date(int(words), 12, 31))


def _read_age(words: str, on: date, born: date | None) -> Edge | None:
    """From that birthday to the day before the next."""
    if born is None or int(words) > _OLDEST:
        return None
    return Edge(_turning(born, int(words)), _turning(born, int(words) + 1) - _DAY)


def _turning(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _read_birth(words: str, on: date, born: date | None) -> Edge | None:
    return Edge(born, born) if born else None


_READ: Mapping[str, Callable[[str, date, date | None], Edge | None]] = {
    "iso": _read_day,
    "figures": _read_day,
    "day_month": _read_day,
    "month_day": _read_day,
    "month_figures": _read_month,
    "month": _read_month,
    "year": _read_year,
    "age": _read_age,
    "birth": _read_birth,
    "life": _read_birth,
}


def _with_months(line: str) -> str:
    """The line with each mistyped month as it is spelled, figures of other scripts as ours, and single spaces."""
    line = re.sub(r"\d", lambda digit: str(int(digit[0])), line)
    words = re.split(r"([^\W\d_]+)", " ".join(line.split()))
    names = month_names()
    fixed = [
        word if not word.isalpha() or word in names or month_of(word) is None else _NAMES[month_of(word) or 1]
        for word in words
    ]
    return "".join(fixed)


_NAMES = dict(
    enumerate(
        "january february march april may june july august september october november december".split(),
        start=1,
    )
)
