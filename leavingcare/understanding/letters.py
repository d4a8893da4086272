"""From what was typed to plain small letters and words: look-alikes, hidden characters, stretched letters."""

from __future__ import annotations

import re
import unicodedata

from leavingcare.languages.folds import APOSTROPHES, LETTERS

# Cyrillic and Greek letters that look like Latin ones: read as Latin only inside a word that has Latin letters.
_LOOKALIKES = str.maketrans("аеорсухіԁјѕһԛԝѵɡοαερτυν", "aeopcyxidjshqwvgoaeptuv")

_HIDDEN = re.compile(r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f]")
_WORD = re.compile(r"[^\W_]+")
_STRETCHED = re.compile(r"(.)\1{2,}")


def plain(text: str) -> str:
    """`text` in small letters of one form, without hidden characters, apostrophes, stress or vowel marks."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    # A zero-width non-joiner ends a part of a word in Persian and Kurdish: it is read as no space at all.
    text = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).translate(APOSTROPHES).lower()
    text = "".join(
        letter
        for letter in text
        if letter.isascii() or unicodedata.category(letter) not in {"Cf", "Cs", "Co"}
    )
    decomposed = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    # What was taken apart is put together again (Hangul), and what stands for the same sound is written alike.
    return _unmasked(unicodedata.normalize("NFC", text).translate(LETTERS))


def _unmasked(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        word = match[0]
        return word.translate(_LOOKALIKES) if any("a" <= letter <= "z" for letter in word) else word

    return text if text.isascii() else _WORD.sub(read, text)


def words(text: str) -> list[str]:
    """The words and numbers of plain `text`, in order."""
    return _WORD.findall(text)


def unstretched(word: str, longest: int) -> str:
    """`word` with no letter more than `longest` times in a row, where one stands three times or more."""
    return _STRETCHED.sub(lambda match: match[1] * longest, word)


def is_stretched(word: str) -> bool:
    """Whether a letter stands three times or more in a row, as in "pleeease"."""
    return not word.isdigit() and _STRETCHED.search(word) is not None


def has_letters(text: str) -> bool:
    """Whether there is any letter or digit: a lone emoji or "?!" has none."""
    return _WORD.search(text) is not None
