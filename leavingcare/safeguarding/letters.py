"""From what was typed to plain small letters: look-alikes, hidden characters, marks and letter forms."""

from __future__ import annotations

import re
import unicodedata

from leavingcare.languages.folds import APOSTROPHES, LETTERS

# Letters of other alphabets, and letters drawn small, that look like Latin ones: used to slip past filters.
_IMITATIONS = {
    "a": "аαɑᴀ", "b": "вьʙβƄ", "c": "сϲᴄ", "d": "ԁɗᴅժ", "e": "еεєҽᴇэ", "f": "ғꜰſ", "g": "ɡցɢ",
    "h": "һнհʜ", "i": "іιɩɪıї", "j": "јϳᴊ", "k": "кκқᴋ", "l": "ӏʟ", "m": "мᴍ", "n": "пηոɴռ",
    "o": "оοσօᴏө", "p": "рρᴘ", "q": "ԛզ", "r": "гʀɾя", "s": "ѕꜱտʂ", "t": "тτᴛ", "u": "υսᴜц",
    "v": "ѵνᴠ", "w": "ԝωᴡшա", "x": "хχ", "y": "уγүʏ", "z": "ᴢʐ",
}  # fmt: skip
_LOOKALIKES = {
    ord(letter): latin for latin, letters in _IMITATIONS.items() for letter in letters if not letter.isascii()
}

_LATIN = re.compile("[a-z]")
_HIDDEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]"
)


def plain(text: str) -> str:
    """`text` in compatible small letters, without hidden characters, apostrophes or stress marks."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(
        character
        for character in _HIDDEN.sub("", text)
        if character.isascii() or unicodedata.category(character) not in {"Cf", "Cs", "Co"}
    )
    text = text.translate(APOSTROPHES).lower()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    text = "".join(character for character in decomposed if not unicodedata.combining(character))
    return text.translate(LETTERS)


def unmasked(text: str) -> str:
    """Plain text with look-alike letters of other alphabets turned into the Latin ones they imitate.

    In a text that is in another alphabet throughout, only words with a Latin letter in them imitate anything.
    """
    if text.isascii():
        return text
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isascii, letters)) * 2 >= len(letters):
        return text.translate(_LOOKALIKES)
    return " ".join(word.translate(_LOOKALIKES) if _LATIN.search(word) else word for word in text.split(" "))


_RUNS = {longest: re.compile(rf"(.)\1{{{longest},}}") for longest in (1, 2)}


def short_runs(word: str, longest: int) -> str:
    """`word` with no letter more than `longest` times in a row, which is one or two."""
    return _RUNS[longest].sub(r"\1" * longest, word)
