"""What a text is made of, place by place: words, pairs of words, kinds of words, and runs of letters inside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from leavingcare.safeguarding.spelling import Speller

_LETTERS_WORTH = 0.63
"""What a run of letters counts for beside a whole word."""

Readings = frozenset[str]
Kinds = Mapping[str, tuple[str, ...]]
"""For a word, the names of the lists that it is in."""


@dataclass(frozen=True)
class Word:
    """One place of a text: the word that stands for all its readings, and the lists that they are in."""

    name: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Traits:
    """How a laid-out text is turned into traits."""

    kinds: Kinds
    speller: Speller
    _words: dict[Readings, Word] = field(default_factory=dict, repr=False)

    def words(self, places: Sequence[Readings]) -> list[Word]:
        """The words that stand at the places of a text."""
        return [self._words.get(readings) or self._word(readings) for readings in places]

    def _word(self, readings: Readings) -> Word:
        wanted = self.speller.wanted
        name = min(readings, key=lambda word: (word not in wanted, len(word), word))
        kinds = sorted({kind for word in readings for kind in self.kinds.get(word, ())})
        if len(self._words) > 20_000:
            self._words.clear()
        word = self._words[readings] = Word(name, tuple(kinds))
        return word


def single(word: Word) -> Iterator[tuple[str, float]]:
    """The traits of one word, each with what it counts for."""
    yield "w " + word.name, 1.0
    for kind in word.kinds:
        yield "c " + kind, 1.0
    marked = f"_{word.name[:24]}_"
    for size in (3, 4):
        for start in range(len(marked) - size + 1):
            yield "g " + marked[start : start + size], _LETTERS_WORTH


def pair(first: Word, second: Word) -> Iterator[str]:
    """The traits of two words that stand together."""
    yield f"b {first.name} {second.name}"
    for kind in first.kinds:
        yield f"cb {kind} {second.name}"
        for other in second.kinds:
            yield f"cc {kind} {other}"
    for kind in second.kinds:
        yield f"bc {first.name} {kind}"


def parted(first: Word, second: Word) -> Iterator[str]:
    """The traits of two words with one between them."""
    yield f"s {first.name} {second.name}"
    for kind in first.kinds:
        for other in second.kinds:
            yield f"cs {kind} {other}"
