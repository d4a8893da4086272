"""What a text means because of what came before it: a choice by number or words, or more about the same subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain
from leavingcare.understanding.reading import Reading, read

_ENGLISH = ("en",)
_MOST_WORDS_OF_A_CHOICE = 7
_CERTAIN_ASPECTS = ("how-much", "how-to", "refused", "who", "when")
_EMPTY = frozenset(
    "the a an i to of for my me is it one want mean meant about please that this and in on at with get you yes "
    "do can how your from not no ok more info tell know thing".split()
)


@dataclass(frozen=True)
class _FollowUps:
    """How one language asks more of a subject."""

    aspects: Mapping[str, re.Pattern[str]]
    anaphora: re.Pattern[str]
    condition: re.Pattern[str]
    how_much: re.Pattern[str]

    @classmethod
    def of(cls, content: Mapping[str, Any], spelt: Callable[[str], str] = str) -> _FollowUps:
        """From the content of a file; `spelt` writes a pattern's letters as texts are read."""
        parts = {"it": content["it"], **content.get("parts", {})}

        def pattern(part: str) -> str:
            return spelt(_PART.sub(lambda name: parts[name[1]], part))

        return cls(
            aspects={
                name: re.compile("|".join(f"(?:{pattern(part)})" for part in given))
                for name, given in content["aspects"].items()
            },
            anaphora=re.compile("|".join(map(pattern, content["anaphora"]))),
            condition=re.compile(pattern(content["condition"])),
            how_much=re.compile(pattern(content["how-much-within"])),
        )


@dataclass(frozen=True)
class _Choices:
    """How choices are named in English; other languages' words for them are in `languages`."""

    numbers: Mapping[str, int]
    last: frozenset[str]
    none: frozenset[str]
    both: frozenset[str]
    one: frozenset[str]
    other: frozenset[str]


_PART = re.compile(r"<(\w+)>")


def _lines(texts: list[str]) -> frozenset[str]:
    return frozenset(read(str(text)).line for text in texts) | frozenset(map(str, texts))


@cache
def _lists() -> _Choices:
    content = lists.read("follow-ups.yaml")
    return _Choices(
        numbers={line: number for number, texts in content["numbers"].items() for line in _lines(texts)},
        last=_lines(content["last"]),
        none=_lines(content["none"]),
        both=_lines(content["both"]),
        one=_lines(content["one-of-them"]),
        other=_lines(content["other"]),
    )


@cache
def _follow_ups(locale: str) -> _FollowUps | None:
    """A language's ways of asking more; None where nobody wrote them."""
    file = lists.in_language("follow-ups", locale)
    if locale == "en":
        return _FollowUps.of(lists.read(file))
    return _FollowUps.of(lists.read(file), plain) if lists.is_there(file) else None


def _in(spoken: Iterable[str]) -> list[_FollowUps]:
    """The ways of asking more in each of some languages."""
    return [found for locale in dict.fromkeys(spoken) if (found := _follow_ups(locale)) is not None]


def aspect_of(reading: Reading, spoken: Sequence[str] = _ENGLISH) -> str | None:
    """What a follow-up asks of the subject, or None if the text is no follow-up."""
    for known in _in(spoken):
        for line in dict.fromkeys((reading.line, reading.corrected_line)):
            for name in _CERTAIN_ASPECTS:
                if known.aspects[name].fullmatch(line):
                    return name
    return None


def only_adds_a_condition(reading: Reading, spoken: Sequence[str] = _ENGLISH) -> bool:
    """Whether a follow-up asks what changes "if im in uni": other words in it do not make it a new question."""
    return any(known.condition.search(reading.line) for known in _in(spoken))


def leans_on_subject(reading: Reading, spoken: Sequence[str] = _ENGLISH) -> bool:
    """Whether a short text points back ("and for that?") without a clear subject of its own."""
    return len(reading.said) <= 8 and any(known.anaphora.search(reading.line) for known in _in(spoken))


def aspect_within(reading: Reading, spoken: Sequence[str] = _ENGLISH) -> str | None:
    """What a question with its own subject asks: "how much is the setting up home grant"."""
    return "how-much" if any(known.how_much.search(reading.corrected_line) for known in _in(spoken)) else None


_AROUND_A_CHOICE = re.compile(
    r"^(?:(?:i|mean|meant|want|the|please|yes|no|ok|its|it is|um|erm|er|hmm|option|number|i will have|give me) )+"
    r"|(?: (?:please|thanks|then|one|i think))+$"
)


def _bare(line: str) -> str:
    """The line without the words that people put around a choice."""
    return _AROUND_A_CHOICE.sub("", line)


def chosen_number(reading: Reading, count: int, *, none_last: bool = False) -> int | None:
    """The place chosen among `count` choices, from one; None if the text chooses none by its place.

    With `none_last` the last of them is "none of these", and "the last one" is the one before it.
    """
    found = _lists()
    for line in (reading.line, " ".join(reading.raw), _bare(reading.line)):
        if line in found.last:
            return count - none_last
        number = found.numbers.get(line)
        if number is None and line.isdecimal() and len(line) <= 2:
            number = int(line)
        if number is not None:
            return number if 1 <= number <= count else None
    return None


_NONE = re.compile(
    r"(?:no |nah |it |its |is |they |are |that |sorry )*(?:none|neither|not (?:any|either|one|what|right|it))\b"
    r"(?: (?:one|of|them|these|those|are|is|right|i|meant|mean|want|wanted|need|asked|it|the|sorry|please))*"
)


def wants_none(reading: Reading) -> bool:
    """Whether the text refuses all the choices."""
    lines = (reading.line, _bare(reading.line))
    return any(line in _lists().none or _NONE.fullmatch(line) is not None for line in lines)


_BETWEEN_NUMBERS = frozenset("and plus also then the number option both please".split())


def chosen_several(reading: Reading, count: int) -> tuple[int, ...]:
    """The places of several choices, "1 and 2", from one; none where the text is anything else."""
    left = [word for word in reading.raw if word not in _BETWEEN_NUMBERS and word != "&"]
    places = [int(word) if word.isdecimal() and len(word) == 1 else _PLACES.get(word, 0) for word in left]
    whole = len(places) > 1 and all(1 <= place <= count for place in places)
    return tuple(dict.fromkeys(places)) if whole else ()


def wants_both(reading: Reading) -> bool:
    """Whether the text wants all the choices."""
    return reading.line in _lists().both


def wants_one(reading: Reading) -> bool:
    """Whether the text says yes to the choices without saying to which."""
    return reading.line in _lists().one


def wants_other(reading: Reading) -> bool:
    """Whether the text takes a choice back for the other one."""
    return any(line in _lists().other for line in (reading.line, _bare(reading.line)))


def chosen_by_words(reading: Reading, slugs: tuple[str, ...], title: Callable[[str], str]) -> str | None:
    """The one choice whose title or slug shares most words with a short text; None where two share as many."""
    words = {word for word in reading.corrected if word not in _EMPTY}
    if not words or len(reading.said) > _MOST_WORDS_OF_A_CHOICE:
        return None
    shared: dict[str, int] = {}
    for slug in filter(None, slugs):
        named = {_stem(word) for word in (*read(title(slug)).said, *slug.split("-"))}
        shared[slug] = sum(_stem(word) in named for word in words)
    best = max(shared.values(), default=0)
    winners = [slug for slug, count in shared.items() if count == best]
    enough = best > 0 and best * 2 >= len(words)
    return winners[0] if enough and len(winners) == 1 else None


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


_NAMES = ("one first 1st", "two second 2nd", "three third 3rd", "four fourth 4th", "five fifth 5th")
_PLACES = {word: number for number, names in enumerate(_NAMES, start=1) for word in names.split()}


def number_in(line: str) -> int | None:
    """The number that a line names: "done 2", "the second one". "to" and "for" at its end are 2 and 4 in haste."""
    words = line.split()
    digits = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    if digits:
        return digits[-1]
    named = [_PLACES[word] for word in words if word in _PLACES]
    return named[0] if named else None


def says_stuck(line: str) -> bool:
    """Whether an action is stuck rather than done."""
    return re.search(r"\b(?:stuck|cannot|not|struggling|trouble|help|havent)\b", line) is not None
