"""Frames: patterns of words with room between them, as an editor writes them, compiled.

A frame is written as words with a space between. `a|b` is either word; `@name` is a named list;
`~` leaves room for up to three other words, `~6` for up to six; `(a|b c)` holds choices of
several words; `word?` may be missing; `suici*` is any word that begins so; `#` is any number and `##`
one from seven up; `!word` says that this word does not come next. A list may hold phrases of several words, and
other lists.

` & ` joins two frames that stand near each other, in either order: "pregnant & bleed".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_ROOM = re.compile(r"~(\d*)")
_NESTED = re.compile(r"\([^)]*[~(]")
_PART = re.compile(r"!?\([^)]*\)\??|\S+")
NUMBERS = frozenset({"#", "##"})
_USUAL_ROOM = 3
_MOST_ROOM = 9

Phrase = tuple[str, ...]
Phrases = tuple[Phrase, ...]
Lists = Mapping[str, Sequence[str]]
Read = Callable[[str], Phrase]


@dataclass(frozen=True)
class Step:
    """One place of a frame: any of these phrases, after at most `room` other words."""

    phrases: Phrases
    room: int = 0
    optional: bool = False
    barred: bool = False


Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Frame:
    """A compiled frame and how it was written. More than one part: all of them, near one another."""

    parts: tuple[Steps, ...]
    written: str

    def words(self) -> Iterator[str]:
        """Every word that the frame can ask for."""
        for steps in self.parts:
            for step in steps:
                for phrase in step.phrases:
                    yield from phrase


def compile_frame(written: str, lists: Lists, read: Read) -> Frame:
    """Compile one frame. `read` turns words as written into words as a text's are read.

    Raises ValueError when it names a list that is not there, or holds no words. Equal places of different frames
    hold the very same phrases, so that a text is searched for them once.
    """
    return Frame(tuple(_steps(part, lists, read) for part in written.split(" & ")), written)


def _steps(written: str, lists: Lists, read: Read) -> Steps:
    if _NESTED.search(written):
        raise ValueError(f"the frame {written!r} has room or brackets inside brackets")
    steps: list[Step] = []
    room = 0
    for part in _PART.findall(written):
        if gap := _ROOM.fullmatch(part):
            room = min(int(gap[1] or _USUAL_ROOM), _MOST_ROOM)
            continue
        optional, barred = part.endswith("?"), part.startswith("!")
        phrases = tuple(dict.fromkeys(_phrases(part.strip("?!"), lists, read)))
        if phrases:
            steps.append(Step(_same(phrases), room, optional, barred))
            room = 0
    if not steps or steps[0].optional or steps[0].barred:
        raise ValueError(f"the frame {written!r} must begin with words that cannot be missing")
    return tuple(steps)


@cache
def _same(phrases: Phrases) -> Phrases:
    return phrases


def _phrases(part: str, lists: Lists, read: Read) -> Iterator[Phrase]:
    """The phrases that one part of a frame stands for."""
    for choice in map(str.strip, part.strip("()").split("|")):
        if choice.startswith("@"):
            for member in members(choice[1:], lists):
                if phrase := _read(member, read):
                    yield phrase
        elif phrase := _read(choice, read):
            yield phrase


def members(name: str, lists: Lists, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The words of a list, with those of the lists that it holds. Raises ValueError for one that is not there."""
    if name not in lists or name in inside:
        raise ValueError(f"the list @{name} is not there, or holds itself")
    for member in map(str, lists[name]):
        if member.startswith("@"):
            yield from members(member[1:], lists, (*inside, name))
        else:
            yield member


def _read(written: str, read: Read) -> Phrase:
    """A phrase as a text's words are read; the marks of numbers, and `*`, are kept."""
    if written in NUMBERS:
        return (written,)
    if " " in written:
        return tuple(word for part in written.split() for word in _read(part, read))
    if written.endswith("*"):
        head = read(written[:-1])
        return (*head[:-1], head[-1] + "*") if head else ()
    return read(written)
