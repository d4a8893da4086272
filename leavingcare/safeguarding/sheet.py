"""A text laid out as bits, one a word, and frames looked for in it by shifts and ands: nothing can run away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from leavingcare.safeguarding.frames import Frame, Phrases, Steps

NEAR = 12
"""Words between the parts of a frame that are joined by `&`."""


@dataclass
class Sheet:
    """For each word the places where it can be read, as bits. `starts` marks words that begin a sentence."""

    places: dict[str, int]
    starts: int = 0
    length: int = 0
    _begun: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, words: list[frozenset[str]], starts: int, prefixes: frozenset[str]) -> Sheet:
        """Lay out `words`, each with all that it may stand for; `prefixes` are asked for as `word*`."""
        places: dict[str, int] = {}
        lengths = {len(prefix) for prefix in prefixes}
        for place, readings in enumerate(words):
            bit = 1 << place
            for word in readings:
                places[word] = places.get(word, 0) | bit
                for length in lengths:
                    if len(word) >= length and word[:length] in prefixes:
                        key = word[:length] + "*"
                        places[key] = places.get(key, 0) | bit
        return cls(places, starts, len(words))

    def without(self, bits: int) -> Sheet:
        """The same text with the words at `bits` not read at all."""
        if not bits:
            return self
        return Sheet({word: mask & ~bits for word, mask in self.places.items()}, self.starts, self.length)

    def begun(self, phrases: Phrases) -> list[tuple[int, int]]:
        """Where any of the phrases begins: for each number of words, the places as bits.

        Held by identity: frames share their phrases, and to hash hundreds of them costs more than to look.
        """
        found = self._begun.get(id(phrases))
        if found is None:
            by_size: dict[int, int] = {}
            for phrase in phrases:
                mask = self.places.get(phrase[0], 0)
                for ahead, word in enumerate(phrase[1:], start=1):
                    if not mask:
                        break
                    mask &= self.places.get(word, 0) >> ahead
                if mask:
                    by_size[len(phrase)] = by_size.get(len(phrase), 0) | mask
            found = self._begun[id(phrases)] = list(by_size.items())
        return found


def _ends(sheet: Sheet, phrases: Phrases, reach: int) -> int:
    """Where a phrase ends that begins within `reach` (anywhere when -1)."""
    bits = 0
    for size, mask in sheet.begun(phrases):
        bits |= (mask & reach) << (size - 1)
    return bits


def _begins(sheet: Sheet, phrases: Phrases) -> int:
    bits = 0
    for _size, mask in sheet.begun(phrases):
        bits |= mask
    return bits


def _reach(ends: int, room: int, starts: int) -> int:
    """The places just after `ends`, or up to `room` words later in the same sentence."""
    step = ends << 1
    reach = step
    for _ in range(room):
        step = (step & ~starts) << 1
        reach |= step
    return reach


def _trail(steps: Steps, sheet: Sheet) -> list[int]:
    """The ends of each step in turn; empty when they are not in the text."""
    trail: list[int] = []
    ends = 0
    for step in steps:
        if not trail:
            ends = _ends(sheet, step.phrases, -1)
        elif step.barred:
            ends &= ~(_begins(sheet, step.phrases) >> 1)
        else:
            found_here = _ends(sheet, step.phrases, _reach(ends, step.room, sheet.starts))
            ends = found_here | ends if step.optional else found_here
        if not ends:
            return []
        trail.append(ends)
    return trail


def near(bits: int, by: int) -> int:
    """Those places, and all within `by` words of one."""
    reach, left = bits, by
    width = 1
    while left > 0:
        width = min(width, left)
        reach |= reach << width | reach >> width
        left -= width
        width *= 2
    return reach


def found(frame: Frame, sheet: Sheet) -> int:
    """The places where `frame` ends in the text, as bits; 0 when it is not there."""
    together = 0
    for steps in frame.parts:
        trail = _trail(steps, sheet)
        if not trail:
            return 0
        ends = trail[-1]
        together = ends if not together else (ends & near(together, NEAR)) | (together & near(ends, NEAR))
        if not together:
            return 0
    return together


def found_any(frames: Iterable[Frame], sheet: Sheet) -> int:
    """The places where any of the frames ends."""
    bits = 0
    for frame in frames:
        bits |= found(frame, sheet)
    return bits


def covered(frame: Frame, sheet: Sheet) -> int:
    """The places of the words that `frame` uses, those in its rooms left out."""
    used = 0
    for steps in frame.parts:
        used |= _used(steps, sheet)
    return used


def _used(steps: Steps, sheet: Sheet) -> int:
    trail = _trail(steps, sheet)
    if not trail:
        return 0
    used, keep = 0, trail[-1]
    for place in range(len(trail) - 1, -1, -1):
        keep &= trail[place]
        step = steps[place]
        if step.barred:
            continue
        earlier = 0
        for size, mask in sheet.begun(step.phrases):
            began = mask & (keep >> (size - 1))
            for ahead in range(size):
                used |= began << ahead
            for back in range(1, step.room + 2):
                earlier |= began >> back
        keep = earlier | (keep if step.optional else 0)
    return used
