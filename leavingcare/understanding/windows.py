"""Times that people give for a call, as a window: "after 4 tmrw", "thurs lunch", "not mornings"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from leavingcare.clock import LONDON
from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain
from leavingcare.understanding.outcomes import Window
from leavingcare.understanding.reading import spoken

_DAY_BEGINS, _DAY_ENDS = time(9), time(17)

_NUMBERS = {
    name: str(value)
    for value, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
_TOKEN = re.compile(
    r"\d{1,2}[:.]\d\d ?(?:am|pm)?|\d{1,2} ?(?:am|pm|oclock|ish)\b|[^\W_]+|@|(?<=\d) ?- ?(?=\d)"
)
_BEFORE_A_TIME = frozenset("not except but any before next at no in this after the day".split())
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.]([0-5]\d))?(ish|am|pm|a|p|h|oclock)?$")
_DATE = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)$")


@cache
def _content() -> Mapping[str, Any]:
    content = dict(lists.read("time-words.yaml"))
    content["words"] = {plain(word): meaning for word, meaning in content["words"].items()}
    content["fillers"] = frozenset(content["fillers"])
    return content


@dataclass(frozen=True)
class _Found:
    """What has been read so far: a day, hours, and whether it says when not."""

    day: date | None = None
    start: time | None = None
    end: time | None = None
    moment: datetime | None = None
    denied: bool = False
    not_part: tuple[time, time] | None = None
    first: int | None = None
    last: int | None = None

    def at(self, place: int) -> _Found:
        return replace(
            self,
            first=place if self.first is None else min(self.first, place),
            last=max(place, self.last or 0),
        )


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Words with where they stand in the plain text; a clock time such as 4:30pm is one word."""
    found: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        word = match[0].replace(" ", "")
        found.append(({"-": "to", "@": "at"}.get(word, word), match.start(), match.end()))
    return found


def _meaning(word: str) -> str:
    content = _content()
    if word in content["words"]:
        return str(content["words"][word])
    if word in {"til", "till"}:
        return "until"
    word = " ".join(spoken([word]))
    if word in _NUMBERS:
        return _NUMBERS[word]
    singular = word.removesuffix("s")
    return singular if singular in content["days"] else word


def _hour(word: str, evening: bool) -> time | None:
    """A clock time; an hour from 1 to 7 without am or pm is in the afternoon."""
    match = _CLOCK.match(word)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if hour > 23 or (hour > 12 and half in {"a", "p"}):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a":
        hour %= 12
    elif 1 <= hour <= 7 or (evening and 8 <= hour <= 11):
        hour += 12
    return time(hour, minute)


def _plus(moment: time, *, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), moment) + timedelta(minutes=minutes)).time()


class _Reader:
    """Walks the words once; each step takes the words that it understands and says how many they were."""

    def __init__(self, words: list[str], now: datetime) -> None:
        self.words = words
        self.now = now.astimezone(LONDON)
        self.found = _Found()
        self.evening = any(word in {"tonight", "evening", "evenings", "night"} for word in words)

    def word(self, place: int) -> str:
        return self.words[place] if 0 <= place < len(self.words) else ""

    def read(self) -> _Found:
        place = 0
        while place < len(self.words):
            for step in (self._soon, self._day, self._bounds, self._part, self._clock):
                taken = step(place)
                if taken:
                    self.found = self.found.at(place).at(place + taken - 1)
                    place += taken
                    break
            else:
                place += 1
        return self.found

    def _denies(self, place: int) -> bool:
        return self.word(place - 1) in {"not", "except", "but", "never", "no"} or (
            self.word(place - 2) in {"not", "except"}
            and self.word(place - 1) in {"in", "on", "the", "before", "at"}
        )

    def _soon(self, place: int) -> int:
        word = self.word(place)
        if word in {"now", "asap"} or (word == "right" and self.word(place + 1) == "now"):
            self.found = replace(self.found, moment=self.now)
            return 2 if word == "right" else 1
        if word != "in":
            return 0
        amount, unit = self.word(place + 1), self.word(place + 2)
        if amount in {"a", "an"}:
            amount = "1"
        if amount == "half" and unit in {"an", "hour"}:
            self.found = replace(self.found, moment=self.now + timedelta(minutes=30))
            return 4 if unit == "an" else 3
        if not amount.isdigit() or int(amount) > 120:
            return 0
        steps = {"minute": 1, "minutes": 1, "min": 1, "hour": 60, "hours": 60, "hr": 60, "hrs": 60}
        if unit not in steps:
            return 0
        self.found = replace(self.found, moment=self.now + timedelta(minutes=int(amount) * steps[unit]))
        return 3

    def _day(self, place: int) -> int:
        word, days = self.word(place), _content()["days"]
        today = self.now.date()
        if self._denies(place) and (word in days or word in {"today", "tomorrow"}):
            self.found = replace(self.found, denied=True)
            return 1
        if word in {"today", "tomorrow"}:
            day = today + timedelta(days=word == "tomorrow")
            if word == "tomorrow" and self.word(place - 1) == "after" and self.word(place - 2) == "day":
                day += timedelta(days=1)
            self.found = replace(self.found, day=day)
            return 1
        if word == "tonight":
            self.found = replace(self.found, day=today)
            return 0
        if word in days:
            ahead = (days[word] - today.weekday()) % 7
            if self.word(place - 1) == "next" and ahead == 0:
                ahead = 7
            if ahead == 0 and self.now.time() >= _DAY_ENDS:
                ahead = 7
            self.found = replace(self.found, day=today + timedelta(days=ahead))
            return 1
        return self._date(place, today)

    def _date(self, place: int, today: date) -> int:
        match = _DATE.match(self.word(place))
        if match is None or not 1 <= int(match[1]) <= 31:
            return 0
        for ahead in range(62):
            day = today + timedelta(days=ahead)
            if day.day == int(match[1]):
                self.found = replace(self.found, day=day)
                return 1
        return 0

    def _bounds(self, place: int) -> int:
        word = self.word(place)
        if word in {"after", "from", "past", "since"}:
            hour = _content()["after"].get(self.word(place + 1))
            start, taken = (time(hour), 1) if hour else self._time(place + 1)
            if start is None:
                return 0
            if word == "after" and self.word(place - 1) == "not":
                self.found = replace(self.found, end=start)
                return 1 + taken
            self.found = replace(self.found, start=start, end=None)
            return 1 + taken + self._until(place + 1 + taken)
        if word == "between":
            start, taken = self._time(place + 1)
            if start is None:
                return 0
            self.found = replace(self.found, start=start)
            return 1 + taken + self._until(place + 1 + taken)
        if word in {"before", "by", "until"}:
            end, taken = self._time(place + 1)
            if end is None:
                return 0
            late = word == "before" and self.word(place - 1) == "not"
            self.found = replace(self.found, start=end) if late else replace(self.found, end=end)
            return 1 + taken
        return 0

    def _until(self, place: int) -> int:
        if self.word(place) not in {"and", "to", "until", "or", "before"}:
            return 0
        end, taken = self._time(place + 1)
        if end is None:
            return 0
        if self.found.start is not None and end <= self.found.start and end.hour < 12:
            end = _plus(end, minutes=12 * 60)
        self.found = replace(self.found, end=end)
        return 1 + taken

    def _time(self, place: int) -> tuple[time | None, int]:
        """A clock time that begins at `place`, and how many words it takes."""
        word = self.word(place)
        if word in {"about", "around", "like", "at"}:
            moment, taken = self._time(place + 1)
            return moment, taken + 1
        if word == "half" or (word == "quarter" and self.word(place + 1) in {"past", "to"}):
            back = self.word(place + 1) == "to"
            skip = 2 if self.word(place + 1) in {"past", "to"} else 1
            hour = _hour(self.word(place + skip), self.evening)
            if hour is None:
                return None, 0
            minutes = 30 if word == "half" else -15 if back else 15
            return _plus(hour, minutes=minutes), skip + 1
        if word in {"noon", "midday"}:
            return time(12), 1
        return _hour(word, self.evening), 1

    def _part(self, place: int) -> int:
        part = _content()["parts"].get(self.word(place))
        if part is None:
            return 0
        if self._denies(place):
            self.found = replace(self.found, denied=True, not_part=(time(part[0]), time(part[1])))
            return 1
        if self.found.start is None and self.found.end is None:
            self.found = replace(self.found, start=time(part[0]), end=time(part[1]))
        return 1

    def _clock(self, place: int) -> int:
        word = self.word(place)
        exact = word in {"half", "quarter"} or bool(re.search(r"[:.]\d|[ap]m$|oclock$|ish$", word))
        named = self.word(place - 1) in {"at", "around", "about", "like", "for"}
        named = named or (self.word(place - 2), self.word(place - 1)) == ("make", "it")
        near = self.word(place + 1) in {"tomorrow", "today", "tonight", "to"}
        alone = word.isdigit() and (self.found.day is not None or near)
        if not (exact or named or alone) or self.found.start is not None:
            return 0
        start, taken = self._time(place)
        if start is None:
            return 0
        self.found = replace(self.found, start=start)
        ended = self._until(place + taken)
        if not ended:
            self.found = replace(self.found, end=_plus(start, minutes=60))
        return taken + ended


def find_window(text: str, now: datetime, day: date | None = None) -> Window | None:
    """The time that a text gives, or None if it gives none. `now` is aware; a time gone by today is tomorrow's.

    `day` is the day that was spoken of before: "no, after 5" is after five on that day.
    The window's words are the stretch of `text` that the time was read from.
    """
    simple = plain(text)
    tokens = _tokens(simple)
    meanings = [(part, begin, end) for word, begin, end in tokens for part in _meaning(word).split()]
    found = _Reader([word for word, _begin, _end in meanings], now).read()
    if found.first is None or found.last is None:
        return None
    first = found.first
    while first and meanings[first - 1][0] in _BEFORE_A_TIME:
        first -= 1
    source = text if len(text) == len(simple) else simple
    words = source[meanings[first][1] : meanings[found.last][2]].strip()
    if found.day is None and day is not None and day > now.astimezone(LONDON).date():
        found = replace(found, day=day)
    return _window(found, words, now.astimezone(LONDON))


def _window(found: _Found, words: str, now: datetime) -> Window | None:
    if found.moment is not None:
        return Window(found.moment.replace(second=0, microsecond=0), None, words)
    if found.day is None and found.start is None and found.end is None:
        return Window(None, None, words) if found.denied else None
    day, start, end = found.day or now.date(), found.start, found.end
    if found.day is None:
        passed = end if end is not None else start
        if passed is not None and passed <= now.time():
            day += timedelta(days=1)
    if start is None and end is None:
        start, end = _DAY_BEGINS, _DAY_ENDS
        if found.not_part is not None:
            # "tomorrow, not mornings" is from when the morning is over; "not evenings" is until one begins.
            start, end = (
                (found.not_part[1], end) if found.not_part[0] <= start else (start, found.not_part[0])
            )
    return Window(_at(day, start), _at(day, end), words)


def _at(day: date, moment: time | None) -> datetime | None:
    return None if moment is None else datetime.combine(day, moment, LONDON)


def is_only_a_time(text: str, now: datetime) -> bool:
    """Whether a text says a time and hardly anything else, as an answer to "what time is good?" does."""
    content = _content()
    known = {*content["fillers"], *content["days"], *content["parts"], *content["after"]}
    left = [
        part
        for word, _begin, _end in _tokens(plain(text))
        for part in _meaning(word).split()
        if part not in known and _hour(part, False) is None and not _DATE.match(part)
    ]
    return not left and find_window(text, now) is not None
