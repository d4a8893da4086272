"""Public questions as they would come from a phone: typing errors, text-speak, and both."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Kind = Callable[[str, Random], str]

_SHORT = {
    "you": "u", "are": "r", "to": "2", "for": "4", "please": "pls", "why": "y", "be": "b", "have": "hav",
    "your": "ur", "what": "wat", "because": "cuz", "with": "wiv", "tomorrow": "2moro", "the": "da", "and": "n",
    "about": "abt", "was": "woz", "know": "no", "that": "dat", "can": "cn", "how": "hw", "do": "d", "get": "gt",
    "need": "nd", "my": "ma", "from": "frm", "this": "dis", "money": "mny", "account": "acc", "card": "crd",
}  # fmt: skip


def typing_errors(text: str, dice: Random) -> str:
    """One slip in about one of three longer words."""

    def slip(word: str) -> str:
        if len(word) < 4 or dice.random() > 0.34:
            return word
        place, kind = dice.randrange(len(word) - 1), dice.randrange(4)
        letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
        if kind == 0:
            return word[:place] + word[place + 1 :]
        if kind == 1:
            return word[:place] + letter + word[place:]
        if kind == 2:
            return word[:place] + letter + word[place + 1 :]
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return " ".join(map(slip, text.split()))


def text_speak(text: str, dice: Random) -> str:
    """Shortened words, dropped vowels and no signs."""

    def shorten(word: str) -> str:
        word = word.lower().strip("?!.,'")
        if word in _SHORT and dice.random() < 0.7:
            return _SHORT[word]
        if len(word) > 4 and dice.random() < 0.25:
            return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")
        return word

    return " ".join(map(shorten, text.split()))


def both(text: str, dice: Random) -> str:
    """Text-speak with slips."""
    return typing_errors(text_speak(text, dice), dice)


KINDS = (typing_errors, text_speak, both)
