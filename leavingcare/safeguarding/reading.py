"""How a text is read: as words, each with the other words it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from leavingcare.safeguarding.frames import Phrase
from leavingcare.safeguarding.letters import plain, short_runs, unmasked
from leavingcare.safeguarding.spelling import Speller

_WORD = re.compile(r"[^\W_]+(?:[*@$!|¡€]+[^\W_]+)*|[$@][^\W\d_]+|[\U0001F300-\U0001FAFF☠⚰]")
_SENTENCE_END = re.compile(r"[.!?…؟።]\s|\n\s*\n")
_SYMBOLS = str.maketrans({"@": "a", "$": "s", "!": "i", "|": "l", "¡": "i", "€": "e"})
_DIGITS = (
    str.maketrans("0134578", "oieastb"),
    str.maketrans("0134578", "oleastb"),
)
_LONGEST_WORD = 240
_COUNTED = re.compile(r"\d+(?:x|s|mg|g|ml|th|st|nd|rd|hrs?|k|p)?")
_COUNT = re.compile(r"(\d+)[xs]?")
_MANY = 7
_FEWEST_LETTERS = 3
_LONG = 5
"""Letters of a guess from which it is believed before a cut of the word into pieces."""
_KEPT = 20_000
_MOST_GUESSED = 400
"""Words of one text that are guessed at: a text of nothing but made-up words is not read for ever."""

Readings = tuple[frozenset[str], ...]
Laid = tuple[list[frozenset[str]], int]
"""The words of a text, each with all that it may stand for; and, as bits, those that begin a sentence."""


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
    many: frozenset[str]
    units: frozenset[str]
    speller: Speller
    _cache: dict[str, Readings] = field(default_factory=dict, repr=False)

    def written_out(self, word: str) -> tuple[str, ...]:
        """A word of a frame as a text's words are read: forms written out, empty words dropped."""
        return tuple(part for part in self.says.get(word, (word,)) if part not in self.drops)

    def phrase(self, written: str) -> Phrase:
        """A phrase of a frame as a text's words are read."""
        found: list[str] = []
        for token in tokens(plain(written)):
            found.extend(self.written_out(token.word))
        return tuple(found)

    def readings(self, word: str) -> Readings:
        """What one word of a text may stand for: a set for each place that it takes up; none if it is empty."""
        if word not in self._cache:
            if len(self._cache) > _KEPT:
                self._cache.clear()
            self._cache[word] = self._read(word)
        return self._cache[word]

    def is_known(self, word: str) -> bool:
        """Whether the word needs no guessing."""
        readings = self._cache.get(word, ())
        return len(readings) != 1 or self.speller.knows(word) or word in self.says

    def _read(self, word: str) -> Readings:
        known = self._known(word)
        if known is not None:
            return known
        if not word[0].isalnum() and word[0] not in "$@":
            return ()
        shapes = [shape for shape in _shapes(word) if shape.isalpha() or "*" in shape] or [word]
        guesses = list(dict.fromkeys(guess for shape in shapes for guess in self.speller.guesses(shape)))
        if not any(len(guess) >= _LONG for guess in guesses):
            for shape in shapes:
                if pieces := self.speller.pieces(shape):
                    return tuple(part for piece in pieces for part in self._piece(piece))
        spoken = next((guess for guess in guesses if len(self.says.get(guess, ())) > 1), None)
        if spoken is not None:
            return tuple(self._place(part) for part in self.written_out(spoken))
        return (frozenset({word, *guesses}).union(*map(self.speller.forms, guesses)),)

    def _piece(self, piece: str) -> Readings:
        known = self._known(piece)
        return (frozenset({piece}),) if known is None else known

    def _known(self, word: str) -> Readings | None:
        """The readings of a word that is spelt as we know it; None for any other."""
        for shape in _shapes(word):
            if shape in self.says:
                return tuple(self._place(part) for part in self.written_out(shape))
            if shape in self.drops:
                return ()
            if self.speller.knows(shape) or self._is_number(shape):
                return (self._place(shape) | {word},)
        return None

    def _place(self, word: str) -> frozenset[str]:
        return frozenset({word, *self.speller.forms(word), *self._marks(word)})

    def _is_number(self, word: str) -> bool:
        return word in self.numbers or word in self.many or bool(_COUNTED.fullmatch(word))

    def _marks(self, word: str) -> set[str]:
        """The marks of a number: `#`, and `##` for one from seven up that counts things."""
        if not self._is_number(word):
            return set()
        count = _COUNT.fullmatch(word)
        many = int(count[1][:6]) >= _MANY if count else word in self.many
        return {"#", "##"} if many else {"#"}


def _shapes(word: str) -> list[str]:
    """The word itself, then without stretched letters, then with look-alike digits read as letters."""
    shapes = [word, short_runs(word, 2), short_runs(word, 1)]
    if not word.isdigit() and not word.isalpha():
        symbols = word.translate(_SYMBOLS)
        shapes += [symbols, *(short_runs(symbols.translate(digits), 2) for digits in _DIGITS)]
    return list(dict.fromkeys(shapes))


def english(text: str, manner: Manner) -> list[Laid]:
    """The ways to read `text` as English: as it stands, and with spaced-out letters joined where there are any."""
    found = tokens(unmasked(plain(text)))
    ways = [_laid(found, manner)]
    joined = _joined(found, manner)
    if joined is not None:
        ways.append(_laid(joined, manner))
    return ways


def _laid(found: list[Token], manner: Manner) -> Laid:
    words: list[frozenset[str]] = []
    starts = 0
    begins = False
    guesses_left = _MOST_GUESSED
    for place, token in enumerate(found):
        begins = begins or token.starts
        readings = _readings(found, place, manner) if guesses_left else (frozenset({token.word}),)
        guesses_left -= bool(guesses_left) and not manner.is_known(token.word)
        for reading in readings:
            if begins:
                starts |= 1 << len(words)
                begins = False
            words.append(reading)
    return words, starts


def _readings(found: list[Token], place: int, manner: Manner) -> Readings:
    """A word's readings; `2` and `4` are numbers only where something is counted, else they are `to` and `for`."""
    word = found[place].word
    if word not in {"2", "4"}:
        return manner.readings(word)
    after = found[place + 1].word if place + 1 < len(found) else ""
    counted = not after or after in manner.units or after.rstrip("s") in manner.units or after.isdigit()
    if counted:
        return manner.readings(word)
    return manner.readings("to" if word == "2" else "for")


def _joined(found: list[Token], manner: Manner) -> list[Token] | None:
    """The words with runs of single letters, and words broken in two, put together; None if there are none."""
    result: list[Token] = []
    changed = False
    place = 0
    while place < len(found):
        end = _end_of_letters(found, place)
        pieces = _letters_joined(found[place:end], manner) if end - place >= _FEWEST_LETTERS else []
        if pieces:
            changed = True
            result += pieces
        elif end - place >= _FEWEST_LETTERS:
            result += found[place:end]
        elif place + 1 < len(found) and manner.speller.is_broken(found[place].word, found[place + 1].word):
            result.append(Token(found[place].word + found[place + 1].word, found[place].starts))
            end, changed = place + 2, True
        else:
            result.append(found[place])
            end = place + 1
        place = end
    return result if changed else None


def _end_of_letters(found: list[Token], place: int) -> int:
    """The end of the run of single letters that begins here."""
    while place < len(found) and len(found[place].word) == 1 and found[place].word.isalpha():
        place += 1
    return place


def _letters_joined(run: list[Token], manner: Manner) -> list[Token]:
    """A run of single letters as the words that they spell; empty if they spell none."""
    whole = "".join(token.word for token in run)[:_LONGEST_WORD]
    pieces = [whole] if manner.speller.knows(whole) else manner.speller.pieces(whole)
    return [Token(piece, run[0].starts and not n) for n, piece in enumerate(pieces)]
