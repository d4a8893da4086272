"""How hard a text is to read, once figures, addresses and the law's own names are out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import textstat

MOST_WORDS = 25
LEAST_EASE = 70.0
# What the law or the government calls a thing cannot be said more simply; it counts as one short word.
NAMES = (
    "personal adviser",
    "pathway plan",
    "Universal Credit",
    "independent",
    "leaving care team",
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_VALUE = re.compile(r"\{[a-z0-9_.]+\}")
_FIGURE = re.compile(r"£?\d+(?:[,.:]\d+)*(?:pm|am|%)?(?: \d\d+)*")
_NAME = re.compile("|".join(NAMES), re.IGNORECASE)
_MARKS = re.compile(r"[*`]|^(?:\d+\.|-) ")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def readable(text: str) -> str:
    """A paragraph as it is scored: each link by its words, each figure and name as a short word."""
    text = _ADDRESS.sub("it", _LINK.sub(r"\1", _MARKS.sub("", text)))
    return _NAME.sub("plan", _FIGURE.sub("ten", _VALUE.sub("ten", text)))


def faults(paragraphs: Iterable[str]) -> list[str]:
    """What is too hard in these paragraphs, taken together: long sentences, and a low reading ease."""
    read = [readable(paragraph) for paragraph in paragraphs]
    sentences = [sentence for paragraph in read for sentence in _SENTENCE_END.split(paragraph) if sentence]
    found = [
        f"{len(sentence.split())} words in one sentence: {sentence}"
        for sentence in sentences
        if len(sentence.split()) > MOST_WORDS
    ]
    ease = textstat.flesch_reading_ease("\n".join(read))
    if ease < LEAST_EASE:
        found.append(f"reading ease {ease:.0f}, under {LEAST_EASE:.0f}")
    return found
