"""Words in Arabic letters: without the small words written together with them, and as they sound."""

from __future__ import annotations

from functools import lru_cache

FIRST = "\u0600"
"""Where the Arabic letters begin: any word in them is greater."""

# In the letters that `letters.plain` writes: one form for each of alif, ya, kaf and ta marbuta.
_BEFORE = ("وال", "بال", "فال", "کال", "عال", "هال", "لل", "ال", "ما", "و", "ف", "ب", "ل", "ک")
_AFTER = ("ها", "نا", "کم", "هم", "ات", "ین", "ون", "یه", "تی", "ی", "ه", "ک")
_FEWEST = 3
_FEWEST_AFTER_A_LETTER = 4
"""What a single letter before it leaves of a word: with less left, "guarantor" would be "like an elephant"."""

# Letters that English words are written with in one country or another, each as one of those that sound like it.
_SOUNDS = str.maketrans("قغجگثطذضظصشچحڤپع", "ککککتتدددسسسهفبا")
_LENGTHENING = str.maketrans("", "", "ایوه")
_FEWEST_SOUNDS, _FEWEST_SOUNDS_OF_MORE = 5, 6
"""How many letters have to be left of a word, or of two or three together, to be known by them."""


def stem(word: str) -> str:
    """A word without what is written together with it."""
    room = len(word) - _FEWEST
    # Endings first: "my house" (beit-i) is not to lose its own first letter, which is the one that says "in".
    ending = next((one for one in _AFTER if len(one) <= room and word.endswith(one)), "")
    word, room = word[: len(word) - len(ending)], room - len(ending)
    before = next((one for one in _BEFORE if len(one) <= room and word.startswith(one)), "")
    if len(before) == 1 and len(word) <= _FEWEST_AFTER_A_LETTER:
        return word
    return word[len(before) :]


@lru_cache(maxsize=20_000)
def _sounds(word: str) -> str:
    said = word.translate(_SOUNDS)
    return said[:1] + said[1:].translate(_LENGTHENING)


def heard(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they sound, marked so that they are no words themselves; none where too little of them is left.

    "National" and "universal" have no one spelling in Arabic letters: whoever hears them writes them.
    """
    if not words or min(words) < FIRST:
        return ()
    sounds = tuple(map(_sounds, words))
    enough = _FEWEST_SOUNDS if len(sounds) == 1 else _FEWEST_SOUNDS_OF_MORE
    return tuple(f"~{sound}" for sound in sounds) if sum(map(len, sounds)) >= enough else ()
