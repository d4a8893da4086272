"""Texts as they come from a shaking hand, an old phone or someone who fears to be read: the same words, disguised."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bench.noise import text_speak

Disguise = Callable[[str, Random], str]

_BESIDE = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "njk", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
_ALIKE = str.maketrans({"a": "@", "e": "3", "i": "1", "o": "0", "s": "$"})
_FACES = "😭😢💔😔🙏😩"
_BEFORE = (
    "hi hope you are well and had a nice weekend. thanks for sending the form over, i filled in the first two pages "
    "and my tutor signed the last one. "
)
_AFTER = (
    ". anyway college is going fine, the bus takes twenty minutes and my new flat has a big kitchen. see you at the "
    "meeting on tuesday at two."
)


def _each_word(text: str, change: Callable[[str], str], dice: Random, share: float, least: int = 4) -> str:
    """`change` made to about a `share` of the words of at least so many letters."""
    return " ".join(
        change(word) if len(word) >= least and dice.random() < share else word for word in text.split()
    )


def no_vowels(text: str, dice: Random) -> str:
    """One in three longer words without its inner vowels."""

    def squeeze(word: str) -> str:
        return word[0] + "".join(letter for letter in word[1:-1] if letter not in "aeiou") + word[-1]

    return _each_word(text, squeeze, dice, 0.33, least=5)


def neighbours(text: str, dice: Random) -> str:
    """In one of three words a letter struck beside the right key."""

    def slip(word: str) -> str:
        place = dice.randrange(1, len(word))
        return word[:place] + dice.choice(_BESIDE.get(word[place].lower(), word[place])) + word[place + 1 :]

    return _each_word(text, slip, dice, 0.33)


def swapped(text: str, dice: Random) -> str:
    """In one of three words two letters in each other's place."""

    def swap(word: str) -> str:
        place = dice.randrange(1, len(word) - 1)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return _each_word(text, swap, dice, 0.33)


def doubled(text: str, dice: Random) -> str:
    """In half of the words a letter twice."""

    def double(word: str) -> str:
        place = dice.randrange(len(word))
        return word[:place] + word[place] + word[place:]

    return _each_word(text, double, dice, 0.5, least=3)


def stretched(text: str, dice: Random) -> str:
    """The last letter of one of three words held down."""
    return _each_word(text, lambda word: word + word[-1] * dice.randint(2, 5), dice, 0.33, least=3)


def run_together(text: str, dice: Random) -> str:
    """One space in five left out."""
    words = text.split()
    return "".join(word + ("" if dice.random() < 0.2 else " ") for word in words).strip()


def capitals(text: str, _dice: Random) -> str:
    """All in capitals."""
    return text.upper()


def look_alikes(text: str, dice: Random) -> str:
    """One of three words with figures and signs for letters."""
    return _each_word(text, lambda word: word.translate(_ALIKE), dice, 0.33)


def faces(text: str, dice: Random) -> str:
    """A face after one of three words."""
    return _each_word(text, lambda word: f"{word} {dice.choice(_FACES)}", dice, 0.33, least=1)


def no_marks(text: str, _dice: Random) -> str:
    """Small letters, and no signs."""
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter.isspace())


def padded(text: str, _dice: Random) -> str:
    """In the middle of a long ordinary letter."""
    return _BEFORE + text + _AFTER


DISGUISES: tuple[Disguise, ...] = (
    no_vowels, neighbours, swapped, doubled, stretched, run_together, capitals, look_alikes, faces, no_marks,
    text_speak, padded,
)  # fmt: skip
