"""Small talk and noise: what asks nothing, and is answered by one short line or not at all."""

from __future__ import annotations

from leavingcare.understanding.letters import has_letters
from leavingcare.understanding.phrases import SmallTalk, small_talk
from leavingcare.understanding.reading import Reading

_MEANINGFUL = ("not-it", "anger", "wrong-number", "joke", "opening", "bye", "thanks", "greeting", "ok")
_MOST_WORDS = 16


def kind_of_small_talk(reading: Reading) -> str | None:
    """The kind of small talk a text is made of, or None if there is more to it than small talk."""
    lists = small_talk()
    if not has_letters(reading.original):
        return next((lists.emoji[sign] for sign in reading.original if sign in lists.emoji), None)
    for said in (reading.said, reading.corrected):
        kinds = _kinds(said, lists)
        if kinds:
            return next(kind for kind in _MEANINGFUL if kind in kinds)
    return None


def is_noise(reading: Reading) -> bool:
    """Whether there is nothing to answer: empty, signs only, or written by a machine."""
    if not has_letters(reading.original):
        return True
    return small_talk().automatic.search(reading.line) is not None


def _kinds(words: tuple[str, ...], lists: SmallTalk) -> set[str]:
    """The kinds that the words can be cut into, longest phrases first; none if a word is left over."""
    if len(words) > _MOST_WORDS:
        return set()
    kinds: set[str] = set()
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + lists.longest), place, -1):
            phrase = " ".join(words[place:end])
            kind = lists.kinds.get(phrase)
            if kind is not None or phrase in lists.fillers:
                kinds |= {kind} if kind is not None else set()
                place = end
                break
        else:
            return set()
    return kinds
