"""Copies of examples as they come from a phone in a hurry: slips, lost vowels and spaces, shortened words."""

from __future__ import annotations

from functools import cache
from random import Random

from leavingcare.understanding import lists

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for short, said in lists.text_speak().items():
        found[" ".join(said)] = (*found.get(" ".join(said), ()), short)
    return found


def _slip(word: str, dice: Random) -> str:
    place = dice.randrange(1, len(word))
    kind = dice.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    if kind == 2:
        return word[:place] + word[place - 1] + word[place:]
    beside = dice.choice(_BESIDE.get(word[place], word[place]))
    return word[:place] + beside + word[place + 1 :]


def _without_vowels(word: str, dice: Random) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou" or dice.random() < 0.4)


def with_slips(text: str, dice: Random, *, rate: float = 0.25) -> str:
    """`text` with a slip in about one of four longer words, and a space lost now and then."""
    words = [_slip(word, dice) if len(word) > 3 and dice.random() < rate else word for word in text.split()]
    joined = words[:1]
    for word in words[1:]:
        if dice.random() < 0.04:
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)


def shortened(text: str, dice: Random) -> str:
    """`text` as text-speak: shortened words where there are any, vowels dropped from some of the rest."""
    table = _shortened()
    result: list[str] = []
    for word in text.split():
        bare = word.strip("?!.,").lower().replace("'", "")
        if bare in table and dice.random() < 0.8:
            result.append(dice.choice(table[bare]))
        elif len(word) > 4 and word.isalpha() and dice.random() < 0.2:
            result.append(_without_vowels(word, dice))
        else:
            result.append(word)
    return " ".join(result)


def copies(text: str, seed: int, how_many: int) -> list[str]:
    """`how_many` noisy copies of an example, the same ones each time."""
    dice = Random(f"{seed} {text}")  # noqa: S311 - the same copies each time, nothing secret
    return [with_slips(text if turn % 2 == 0 else shortened(text, dice), dice) for turn in range(how_many)]
