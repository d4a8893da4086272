"""Frames: patterns of words with room between them, matched over a whole text at once in linear time.

A frame is written as words with a space between. `a|b` is either word; `@name` is a named list;
`~` leaves room for up to three other words, `~6` for up to six; `(a|b c)` holds choices of
several words; `word?` may be missing; `suici*` is any word that begins so; `#` is any number;
`!word` says that this word does not come next. A list may hold phrases of several words.

Each word of the text is a bit; a frame is a few shifts and ands. Nothing can run away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_ROOM = re.compile(r"~(\d*)")
_PART = re.compile(r"!?\([^)]*\)\??|\S+")
_USUAL_ROOM = 3
_MOST_ROOM = 9

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One place of a frame: any of these phrases, after at most `room` other words."""

    phrases: tuple[Phrase, ...]
    room: int = 0
    optional: bool = False
    barred: bool = False


@dataclass(frozen=True)
class Frame:
    """A compiled frame and how it was written."""

    steps: tuple[Step, ...]
    written: str

    def words(self) -> Iterator[str]:
        """Every word that the frame can ask for."""
        for step in self.steps:
            for phrase in step.phrases:
                yield from phrase


@dataclass
class Sheet:
    """A text laid out for matching: for each word the places where it can be read, as bits."""

    words: list[frozenset[str]]
    starts: int = 0
    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, words: list[frozenset[str]], starts: int, prefixes: frozenset[str]) -> Sheet:
        """Lay out `words`; `starts` marks those that begin a sentence; `prefixes` are asked for as `word*`."""
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
        return cls(words, starts, places)

    def without(self, bits: int) -> Sheet:
        """The same text with the words at `bits` not read at all."""
        if not bits:
            return self
        return Sheet(self.words, self.starts, {word: mask & ~bits for word, mask in self.places.items()})


def _ends(phrases: Sequence[Phrase], reach: int, places: Mapping[str, int]) -> int:
    """Where a phrase ends that begins within `reach` (all places when -1)."""
    found = 0
    for phrase in phrases:
        mask = places.get(phrase[0], 0) & reach
        for word in phrase[1:]:
            if not mask:
                break
            mask = (mask << 1) & places.get(word, 0)
        found |= mask
    return found


def _begins(phrases: Sequence[Phrase], places: Mapping[str, int]) -> int:
    """Where a phrase begins."""
    found = 0
    for phrase in phrases:
        mask = places.get(phrase[0], 0)
        for ahead, word in enumerate(phrase[1:], start=1):
            mask &= places.get(word, 0) >> ahead
        found |= mask
    return found


def _reach(ends: int, room: int, starts: int) -> int:
    """The places just after `ends`, or up to `room` words later in the same sentence."""
    step = ends << 1
    reach = step
    for _ in range(room):
        step = (step & ~starts) << 1
        reach |= step
    return reach


def _trail(frame: Frame, sheet: Sheet) -> list[int]:
    """The ends of each step in turn; empty when the frame is not in the text."""
    trail: list[int] = []
    ends = 0
    for step in frame.steps:
        if not trail:
            ends = _ends(step.phrases, -1, sheet.places)
        elif step.barred:
            ends &= ~(_begins(step.phrases, sheet.places) >> 1)
        else:
            found = _ends(step.phrases, _reach(ends, step.room, sheet.starts), sheet.places)
            ends = found | ends if step.optional else found
        if not ends:
            return []
        trail.append(ends)
    return trail


def found(frame: Frame, sheet: Sheet) -> int:
    """The places where `frame` ends in the text, as bits; 0 when it is not there."""
    trail = _trail(frame, sheet)
    return trail[-1] if trail else 0


def covered(frame: Frame, sheet: Sheet) -> int:
    """The places of the words that `frame` uses, those in its rooms left out."""
    trail = _trail(frame, sheet)
    if not trail:
        return 0
    used, keep = 0, trail[-1]
    for place in range(len(trail) - 1, -1, -1):
        keep &= trail[place]
        step = frame.steps[place]
        if step.barred:
            continue
        longest = max(map(len, step.phrases))
        for back in range(longest):
            used |= keep >> back
        earlier = 0
        for back in range(1, step.room + longest + 1):
            earlier |= keep >> back
        keep = earlier | (keep if step.optional else 0)
    return used


def compile_frame(written: str, lists: Mapping[str, Sequence[str]], read: Callable[[str], Phrase]) -> Frame:
    """Compile one frame. `read` turns words as written into words as a text's are read.

    Raises ValueError when it names a list that is not there, or is empty.
    """
    steps: list[Step] = []
    room = 0
    for part in _PART.findall(written):
        if gap := _ROOM.fullmatch(part):
            room = min(int(gap[1] or _USUAL_ROOM), _MOST_ROOM)
            continue
        optional, barred = part.endswith("?"), part.startswith("!")
        phrases = tuple(dict.fromkeys(_phrases(part.strip("?!"), lists, read)))
        if phrases:
            steps.append(Step(phrases, room, optional, barred))
            room = 0
    if not steps or steps[0].optional or steps[0].barred:
        raise ValueError(f"the frame {written!r} must begin with words that cannot be missing")
    return Frame(tuple(steps), written)


def _phrases(
    part: str, lists: Mapping[str, Sequence[str]], read: Callable[[str], Phrase]
) -> Iterator[Phrase]:
    """The phrases that one part of a frame stands for."""
    for choice in map(str.strip, part.strip("()").split("|")):
        if choice.startswith("@"):
            if choice[1:] not in lists:
                raise ValueError(f"the list {choice} is not there")
            for member in lists[choice[1:]]:
                if phrase := _read(member, read):
                    yield phrase
        elif phrase := _read(choice, read):
            yield phrase


def _read(written: str, read: Callable[[str], Phrase]) -> Phrase:
    """A phrase as a text's words are read; the marks `#` and `*` are kept."""
    if written == "#":
        return ("#",)
    if written.endswith("*"):
        head = read(written[:-1])
        return (*head[:-1], head[-1] + "*") if head else ()
    return read(written)
