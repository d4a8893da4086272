"""How a text is read: as words, each with the other words it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from leavingcare.safeguarding.frames import Phrase, Sheet
from leavingcare.safeguarding.letters import plain, short_runs, unmasked
from leavingcare.safeguarding.spelling import Speller

_WORD = re.compile(r"[^\W_]+(?:[*@$!|¡€][^\W_]+)*|[$@][^\W\d_]+|[\U0001F300-\U0001FAFF☠⚰]")
_SENTENCE_END = re.compile(r"[.!?…؟።]\s|\n\s*\n")
_SYMBOLS = str.maketrans({"@": "a", "$": "s", "!": "i", "|": "l", "¡": "i", "€": "e"})
_DIGITS = (
    str.maketrans("0134578", "oieastb"),
    str.maketrans("0134578", "oleastb"),
)
_LONGEST_WORD = 40


@dataclass(frozen=True)
class Token:
    """A word as it stands in a text: its letters, and whether a sentence begins with it."""

    word: str
    starts: bool = False


def tokens(text: str) -> list[Token]:
    """The words of plain `text`, in order."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text)]
    result: list[Token] = []
    waiting = 0
    for match in _WORD.finditer(text):
        starts = False
        while waiting < len(ends) and ends[waiting] <= match.start():
            starts = True
            waiting += 1
        result.append(Token(match[0][:_LONGEST_WORD], starts))
    return result


@dataclass(frozen=True)
class Manner:
    """How English words are read: spoken forms written out, words that carry nothing dropped."""

    says: Mapping[str, tuple[str, ...]]
    drops: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    speller: Speller
    _cache: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @cached_property
    def longest_name(self) -> int:
        """Letters in the longest word that has a written-out form."""
        return max(map(len, self.says), default=0)

    def written_out(self, word: str) -> tuple[str, ...]:
        """A word of a frame as a text's words are read: forms written out, empty words dropped."""
        return tuple(part for part in self.says.get(word, (word,)) if part not in self.drops)

    def phrase(self, written: str) -> Phrase:
        """A phrase of a frame as a text's words are read."""
        found: list[str] = []
        for token in tokens(plain(written)):
            found.extend(self.written_out(token.word))
        return tuple(found)

    def readings(self, word: str) -> tuple[frozenset[str], ...]:
        """What one word of a text may stand for: a set for each place that it takes up; none if it is empty."""
        if word not in self._cache:
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[word] = self._read(word)
        return self._cache[word]

    def _read(self, word: str) -> tuple[frozenset[str], ...]:
        known = self._known(word)
        if known is None:
            pieces = self.speller.pieces(word)
            if pieces:
                return tuple(
                    part for piece in pieces for part in (self._known(piece) or (frozenset({piece}),))
                )
            guesses = self.speller.guesses(word)
            spoken = next((guess for guess in guesses if len(self.says.get(guess, ())) > 1), None)
            if spoken is not None:
                return tuple(self._place(part) for part in self.written_out(spoken))
            known = (frozenset({word, *guesses}).union(*(self.speller.forms(guess) for guess in guesses)),)
        return known

    def _known(self, word: str) -> tuple[frozenset[str], ...] | None:
        """The readings of a word that is spelt as we know it; None for any other."""
        for shape in self._shapes(word):
            if shape in self.says:
                return tuple(self._place(part) for part in self.written_out(shape))
            if shape in self.drops:
                return ()
            if self.speller.knows(shape) or self._is_number(shape):
                return (self._place(shape) | {word},)
        return None

    def _shapes(self, word: str) -> list[str]:
        """The word itself, then without stretched letters, then with look-alike digits read as letters."""
        shapes = [word, short_runs(word, 2), short_runs(word, 1)]
        if not word.isdigit() and not word.isalpha():
            symbols = word.translate(_SYMBOLS)
            shapes += [symbols, *(symbols.translate(digits) for digits in _DIGITS)]
        return list(dict.fromkeys(shapes))

    def _place(self, word: str) -> frozenset[str]:
        marks = {"#"} if self._is_number(word) else set()
        return frozenset({word, *self.speller.forms(word), *marks})

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self.numbers or (word[:1].isdigit() and word[-1:] in {"x", "s"})


def english(text: str, manner: Manner) -> list[tuple[list[frozenset[str]], int]]:
    """The ways to read `text` as English: as it stands, and with spaced-out letters joined where there are any."""
    found = _with_digits_read(tokens(unmasked(plain(text))), manner.units)
    ways = [_laid(found, manner)]
    joined = _joined(found, manner)
    if joined is not None:
        ways.append(_laid(joined, manner))
    return ways


def _laid(found: list[Token], manner: Manner) -> tuple[list[frozenset[str]], int]:
    words: list[frozenset[str]] = []
    starts = 0
    begins = False
    for token in found:
        begins = begins or token.starts
        for readings in manner.readings(token.word):
            if begins:
                starts |= 1 << len(words)
                begins = False
            words.append(readings)
    return words, starts


def _with_digits_read(found: list[Token], units: frozenset[str]) -> list[Token]:
    """`2` and `4` read as `to` and `for`, except where something is counted."""
    result: list[Token] = []
    for place, token in enumerate(found):
        after = found[place + 1].word if place + 1 < len(found) else ""
        counted = not after or after in units or after.rstrip("s") in units or after.isdigit()
        if token.word in {"2", "4"} and not counted:
            token = Token({"2": "to", "4": "for"}[token.word], token.starts)
        result.append(token)
    return result


def _joined(found: list[Token], manner: Manner) -> list[Token] | None:
    """The words with runs of single letters, and words broken in two, put together; None if there are none."""
    result: list[Token] = []
    changed = False
    place = 0
    while place < len(found):
        end = place
        while end < len(found) and len(found[end].word) == 1 and found[end].word.isalpha():
            end += 1
        if end - place >= 3:
            whole = "".join(token.word for token in found[place:end])[:200]
            pieces = [whole] if manner.speller.knows(whole) else manner.speller.pieces(whole)
            if pieces:
                result.extend(Token(piece, found[place].starts and not n) for n, piece in enumerate(pieces))
                place, changed = end, True
                continue
        token = found[place]
        if place + 1 < len(found) and manner.speller.is_broken(token.word, found[place + 1].word):
            result.append(Token(token.word + found[place + 1].word, token.starts))
            place, changed = place + 2, True
            continue
        result.append(token)
        place += 1
    return result if changed else None


_CLITICS = ("وال", "بال", "فال", "كال", "کال", "لل", "ال", "و", "ب", "ف", "ل")


def other(text: str) -> tuple[list[frozenset[str]], int]:
    """`text` read as any language but English: folded words, with Arabic's joined particles also taken off."""
    words: list[frozenset[str]] = []
    starts = 0
    for token in tokens(plain(text)):
        if token.starts:
            starts |= 1 << len(words)
        words.append(_other_readings(token.word))
    return words, starts


def _other_readings(word: str) -> frozenset[str]:
    readings = {word, short_runs(word, 1), short_runs(word, 2)}
    if "\u0600" <= word[0] <= "\u06ff":
        for clitic in _CLITICS:
            if word.startswith(clitic) and len(word) - len(clitic) >= 3:
                readings.add(word[len(clitic) :])
    if word.isdigit():
        readings.add("#")
    return frozenset(readings)


def other_phrase(written: str) -> Phrase:
    """A phrase of a frame of any language but English."""
    return tuple(token.word for token in tokens(plain(written)))


def sheet(words: list[frozenset[str]], starts: int, prefixes: frozenset[str]) -> Sheet:
    """Lay the words out for matching."""
    return Sheet.of(words, starts, prefixes)
