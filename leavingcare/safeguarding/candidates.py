"""Which frames a text may hold: each is filed under the word that it cannot do without and that others need least.

A text has a dozen words and a language a thousand frames; nearly all of them need a word that is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from leavingcare.safeguarding.frames import Frame, Phrases

Owner = TypeVar("Owner")


class Candidates(Generic[Owner]):
    """Frames, each with what it belongs to, found by the words of a text. Never changes once made."""

    def __init__(self, frames: Iterable[tuple[Frame, Owner]]) -> None:
        self._all = tuple(frames)
        needs = [_needed(frame) for frame, _owner in self._all]
        wanted = Counter(word for steps in needs for step in steps for word in _openings(step))
        by_word: dict[str, list[int]] = {}
        for number, steps in enumerate(needs):
            rarest = min(steps, key=lambda step: sum(wanted[word] for word in _openings(step)))
            for word in _openings(rarest):
                by_word.setdefault(word, []).append(number)
        self._by_word = {word: tuple(numbers) for word, numbers in by_word.items()}

    def among(self, words: Mapping[str, int]) -> list[tuple[Frame, Owner]]:
        """Those that `words` (as a sheet's places hold them, `begins*` included) leave possible, in their order."""
        by_word = self._by_word
        numbers = {number for word in words if word in by_word for number in by_word[word]}
        return [self._all[number] for number in sorted(numbers)]


def _needed(frame: Frame) -> list[Phrases]:
    """The places of a frame that cannot be missing; each is all phrases that may stand there."""
    return [step.phrases for steps in frame.parts for step in steps if not (step.optional or step.barred)]


def _openings(phrases: Phrases) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)
