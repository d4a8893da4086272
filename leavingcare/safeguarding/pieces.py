"""Words written without spaces, cut into the words that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

_LONGEST_PIECE = 14
_LONGEST_RUN = 240
_SHORTEST = 5
_MOST_PER_PIECE = 9.5
"""The mean cost of a piece up to which a cut is believed: a made-up word needs rarer pieces."""

_SINGLE = {"i": 4.0, "a": 4.0, "u": 7.0}
_OWN_COST = 9.0
"""What a word of our own costs that is not an everyday word: about that of the ten-thousandth."""


@dataclass(frozen=True)
class Pieces:
    """What each word costs as a piece: the rarer it is, the more."""

    costs: Mapping[str, float]

    @classmethod
    def of(cls, frequent: Mapping[str, int], own: Iterable[str]) -> Pieces:
        """From everyday words with their counts, and the words that we look for."""
        total = sum(frequent.values()) or 1
        costs = {word: _OWN_COST for word in own if len(word) > 1 and word.isalpha()}
        costs |= {word: log(total / count) for word, count in frequent.items() if len(word) > 1}
        # Two letters are a word only when they are a very common one: else any name can be cut up.
        costs = {word: cost for word, cost in costs.items() if len(word) > 2 or cost < 6.5}
        return cls({**costs, **_SINGLE})

    def of_word(self, word: str) -> list[str]:
        """The cheapest cut of `word`; empty when it cannot be cut, or only into unlikely pieces."""
        if not _SHORTEST <= len(word) <= _LONGEST_RUN or not (word.isascii() and word.isalpha()):
            return []
        best: list[tuple[float, int] | None] = [(0.0, 0)] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PIECE), end):
                before, cost = best[start], self.costs.get(word[start:end])
                if before is None or cost is None:
                    continue
                held = best[end]
                if held is None or before[0] + cost < held[0]:
                    best[end] = (before[0] + cost, start)
        return _cut(word, best)


def _cut(word: str, best: list[tuple[float, int] | None]) -> list[str]:
    found: list[str] = []
    end = len(word)
    last = best[end]
    while end:
        step = best[end]
        if step is None:
            return []
        found.append(word[step[1] : end])
        end = step[1]
    if len(found) < 2 or last is None or last[0] / len(found) > _MOST_PER_PIECE:
        return []
    return found[::-1]
