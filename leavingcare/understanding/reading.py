"""How a text is read: as plain words, with shortened ones written out, and with mistyped ones put right."""

from __future__ import annotations

from dataclasses import dataclass

from leavingcare.understanding import lists
from leavingcare.understanding.letters import is_stretched, plain, unstretched, words
from leavingcare.understanding.speller import Speller

_LONGEST_TEXT = 4096
_LONGEST_WORD = 40
_DIGIT_WORDS = {"2": "to", "4": "for"}
_BEFORE_A_NUMBER = frozenset(
    "after before at until by between from since around about past to option number no done stuck step action half "
    "quarter task one and or not page zone band level year room flat is".split()
)
_AFTER_A_NUMBER = frozenset(
    "pm am oclock week weeks day days month months year years hour hours hr hrs minute minutes min mins quid pounds "
    "bed beds bedroom people kids children times and or to till til until of tomorrow tmrw tmr tmoz today tonight "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun "
    "please pls plz done stuck is ish weekdays ppl wks mnths yrs more nights other others".split()
)


@dataclass(frozen=True)
class Reading:
    """One text: as it came, its plain words, the words written out, and the same with spelling put right."""

    original: str
    raw: tuple[str, ...]
    said: tuple[str, ...]
    corrected: tuple[str, ...]

    @property
    def line(self) -> str:
        """The words as written out, with single spaces: what patterns are looked for in."""
        return " ".join(self.said)

    @property
    def corrected_line(self) -> str:
        """The line with spelling put right."""
        return " ".join(self.corrected)


def _is_spoken_digit(found: list[str], place: int) -> bool:
    """Whether a lone 2 or 4 stands for "to" or "for", as in "4 my 1st flat"."""
    if place + 1 >= len(found):
        return False
    before, after = found[place - 1] if place else "", found[place + 1]
    if before in _BEFORE_A_NUMBER or before.isdigit():
        return False
    return after not in _AFTER_A_NUMBER and after.isalpha()


def spoken(found: list[str]) -> tuple[str, ...]:
    """Words with shortened ones written out and stretched ones cut: "pleeease" is "please"."""
    table = lists.text_speak()
    said: list[str] = []
    for place, word in enumerate(found):
        if word in _DIGIT_WORDS and _is_spoken_digit(found, place):
            said.append(_DIGIT_WORDS[word])
            continue
        if is_stretched(word):
            word = unstretched(word, 1)
        written = table.get(word)
        if written is None:
            said.append(word[:_LONGEST_WORD])
        else:
            said.extend(written)
    return tuple(said)


def _worth(word: str, speller: Speller) -> float:
    """How likely a word is to have been meant."""
    return speller.weights.get(word, 1.0 if word in lists.text_speak() else 0.0)


def _unstretched(found: list[str], speller: Speller | None) -> list[str]:
    """Stretched words cut to a word that we know: "wellll" to "well", "sooo" to "so"."""
    if speller is None or not any(map(is_stretched, found)):
        return found
    result = []
    for word in found:
        if is_stretched(word):
            word = max((unstretched(word, 1), unstretched(word, 2)), key=lambda cut: _worth(cut, speller))
        result.append(word)
    return result


def read(text: str, speller: Speller | None = None) -> Reading:
    """Read `text`; without a speller nothing is corrected."""
    found = _unstretched(words(plain(text[:_LONGEST_TEXT])), speller)
    said = spoken(found)
    corrected = said
    if speller is not None:
        corrected = tuple(part for word in said for part in speller.correct(word))
        if corrected != said:
            corrected = spoken(list(corrected))
    return Reading(text, tuple(found), said, corrected)
