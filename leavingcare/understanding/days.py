"""A day as people write it in a text: "2nd of march 07", "2/3/07", "march 2 2007", "02.03.2007"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from rapidfuzz import fuzz, process

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain

_NUMBER_OR_WORD = re.compile(r"(\d+)(?:st|nd|rd|th)?\b|([^\W\d_]+)")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_RUN = re.compile(r"\b(\d{2})(\d{2})(\d{4})\b")
_NEAR_ENOUGH = 80
_FEWEST_LETTERS = 4
_CENTURY = 100


def find_day(text: str, *, on: date) -> date | None:
    """The one day that a text gives, or None where it gives none, half of one, or one that there is not.

    Days come before months, as in Britain, unless only the other way round is a day. A year of two figures is the
    latest that is not after `on`.
    """
    line = plain(text)
    iso = _ISO.search(line)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    line = _RUN.sub(r"\1 \2 \3", line)
    line, month = _without_month(line)
    figures = [match[1] for match in _NUMBER_OR_WORD.finditer(line) if match[1]]
    if month is not None:
        return _with_month_name(figures, month, on)
    return _in_figures(figures, on)


def _with_month_name(figures: list[str], month: int, on: date) -> date | None:
    if len(figures) != 2:
        return None
    first, second = figures
    if len(first) == 4:  # "2007 march 2"
        first, second = second, first
    return _day(full_year(second, on), month, int(first)) if len(first) <= 2 else None


def _in_figures(figures: list[str], on: date) -> date | None:
    if len(figures) != 3:
        return None
    if len(figures[0]) == 4:
        figures = figures[::-1]
    if len(figures[0]) > 2 or len(figures[1]) > 2:
        return None
    day, month, year = int(figures[0]), int(figures[1]), full_year(figures[2], on)
    return _day(year, month, day) or _day(year, day, month)


def full_year(figures: str, on: date) -> int:
    """The year that two or four figures stand for; of two, the latest that is not after `on`."""
    year = int(figures)
    if len(figures) > 2:
        return year
    year += on.year - on.year % _CENTURY
    return year if year <= on.year else year - _CENTURY


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    given = lists.read("month-words.yaml")
    return {plain(name): number for number, names in given.items() for name in names}


def month_names() -> Mapping[str, int]:
    """Every name of a month, plain, and its number."""
    return _months()


def month_of(line: str) -> int | None:
    """The month that a line names, misspelt or not; None where it names none."""
    return _without_month(plain(line))[1]


def _without_month(line: str) -> tuple[str, int | None]:
    """The line without a month's name, and which month that was."""
    months = _months()
    two_words = [name for name in months if " " in name and name in line]
    if two_words:
        return line.replace(two_words[0], " "), months[two_words[0]]
    for match in _NUMBER_OR_WORD.finditer(line):
        word = match[2]
        if not word:
            continue
        month = months.get(word)
        if month is None and len(word) >= _FEWEST_LETTERS:
            near = process.extractOne(word, list(months), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
            month = months[near[0]] if near else None
        if month is not None:
            return f"{line[: match.start()]} {line[match.end() :]}", month
    return line, None
