"""Reading a text as the answer to the question that the checker just asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from leavingcare.entitlements import Form, Question
from leavingcare.understanding.days import find_day
from leavingcare.understanding.following import chosen_number
from leavingcare.understanding.reading import read

_SKIPS = re.compile(
    r"^(?:skip|pass|next|dunno|idk|unsure|not sure|no idea|no clue|"
    r"(?:i )?(?:do not|dont) (?:know|no|remember|understand)|(?:i )?(?:would |id )?rather not(?: say)?|"
    r"prefer not(?: to say)?|(?:i )?(?:do not|dont) want to say|cannot remember|not saying|"
    r"تخطي|لا اعرف|ما بعرف|مش عارف|تخط)(?: (?:it|this|that|please|one))*$"
)
_NONE = re.compile(
    r"^(?:0|none|no|nope|nah|neither|nothing|none of (?:them|these|those)|لا|لا شيء|ولا واحد)$"
)
_NUMBERS = re.compile(r"\d+")
_POUNDS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NEAR_ENOUGH = 80
_MOST_WORDS = 8
_NEVER = "never"


@dataclass(frozen=True)
class Answered:
    """What a text answers: `given` as the engine takes it, or None where it is skipped."""

    given: Any


def answer_in(
    text: str, question: Question, choices: Sequence[tuple[str, str]], *, on: date
) -> Answered | None:
    """The answer in `text`; None where it is none. `choices` are (id, words) in the order of their numbers."""
    if is_skipped(text):
        return Answered(None)
    match question.form:
        case Form.ONE:
            return _one(text, question, choices)
        case Form.SEVERAL:
            return _several(text, choices)
        case Form.DAY:
            day = find_day(text, on=on)
            return Answered(day.isoformat()) if day else None
        case Form.NUMBER:
            found = _POUNDS.search(text)
            return Answered(float(found[0].replace(",", ""))) if found else None
        case _:
            return None


def is_skipped(text: str) -> bool:
    """Whether a text says that someone does not know, or would rather not say."""
    return _SKIPS.match(read(text).line) is not None


def _one(text: str, question: Question, choices: Sequence[tuple[str, str]]) -> Answered | None:
    reading = read(text)
    number = chosen_number(reading, len(choices))
    if number is not None:
        return Answered(choices[number - 1][0])
    by_id = {id: id for id, _words in choices}
    first = reading.line.split(" ", 1)[0] if reading.line else ""
    meant = {
        "yes": "yes",
        "yeah": "yes",
        "yep": "yes",
        "نعم": "yes",
        "no": "no",
        "nope": "no",
        "لا": "no",
    }.get(first)
    if meant in by_id and len(reading.said) <= _MOST_WORDS:
        return Answered(meant)
    found = _by_words(reading.line, choices)
    settled = {each.id: each.values.items() for each in question.choices}
    # "Until I was 18" is like two choices, one of which says how long as well: no more is taken than was said.
    least = [id for id in found if all(settled[id] <= settled[other] for other in found)]
    return Answered(least[0]) if least else None


def _by_words(line: str, choices: Sequence[tuple[str, str]]) -> list[str]:
    """The choices whose words are most like the text's; several where they are as like."""
    said = {id: read(words).line for id, words in choices}
    longest = max((len(words.split()) for words in said.values()), default=0)
    if not line or len(line.split()) > max(_MOST_WORDS, longest) or line.isdigit():
        return []
    # "I was in care for years" has every word of "I was never in care" but the one that matters.
    meant = {id: words for id, words in said.items() if _NEVER not in words.split() or _NEVER in line.split()}
    near = process.extract(line, meant, scorer=fuzz.token_set_ratio, score_cutoff=_NEAR_ENOUGH, limit=None)
    return [id for _words, score, id in near if score == near[0][1]]


def _several(text: str, choices: Sequence[tuple[str, str]]) -> Answered | None:
    """Numbers in any form ("1 3", "1,3", "2 and 4"), none of them, or one in words."""
    line = read(text).line
    if _NONE.match(line):
        return Answered([])
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    if numbers and all(1 <= number <= len(choices) for number in numbers):
        return Answered([choices[number - 1][0] for number in dict.fromkeys(numbers)])
    if numbers:
        return None
    found = _by_words(line, choices)
    return Answered(found) if len(found) == 1 else None
