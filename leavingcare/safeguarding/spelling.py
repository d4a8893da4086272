"""A speller for the words that matter in a crisis: it offers what a mistyped word may have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from leavingcare.safeguarding.pieces import Pieces

_VOWELS = frozenset("aeiou")
_LONGEST = 18
_MOST_GUESSES = 8


def _deletions(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def one_slip_apart(first: str, second: str) -> bool:
    """Whether one letter added, lost, changed, or swapped with its neighbour makes `second` of `first`."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    if len(first) != len(second):
        longer, shorter = (first, second) if len(first) > len(second) else (second, first)
        return shorter in _deletions(longer)
    differing = [place for place, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(differing) == 1:
        return True
    return len(differing) == 2 and _is_swap(first, second, differing)


def _is_swap(first: str, second: str, differing: list[int]) -> bool:
    left, right = differing
    return right == left + 1 and first[left] == second[right] and first[right] == second[left]


def bare(word: str) -> str:
    """The word without its vowels, save the first letter."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


@dataclass(frozen=True)
class Speller:
    """Built from the words that frames ask for (`wanted`), their forms, and words never to be corrected."""

    wanted: frozenset[str]
    leave: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    run_together: Pieces
    _near: dict[str, list[str]] = field(default_factory=dict, repr=False)
    _bared: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, wanted: Iterable[str], irregular: Mapping[str, tuple[str, ...]], frequent: Mapping[str, int]
    ) -> Speller:
        """`irregular` gives for a form such as "took" the words it belongs to ("take",); `frequent` are
        everyday words with their counts: they are read as they stand."""
        targets = frozenset(word for word in wanted if word.isascii())
        run_together = Pieces.of(frequent, {*targets, *irregular})
        speller = cls(frozenset(wanted), frozenset(frequent), irregular, run_together)
        for word in sorted({*targets, *irregular}):
            for key in {word, *_deletions(word)} if len(word) >= 4 else ():
                speller._near.setdefault(key, []).append(word)
            if len(word) >= 4 and len(bare(word)) >= 3:
                speller._bared.setdefault(bare(word), []).append(word)
        return speller

    def knows(self, word: str) -> bool:
        """Whether the word is spelt as some frame, form or everyday word is."""
        return (
            word in self.wanted
            or word in self.leave
            or word in self.irregular
            or any(stem in self.wanted for stem in stems(word))
        )

    def forms(self, word: str) -> frozenset[str]:
        """The words that `word` is a form of: "took" of take, "kicked" of kick."""
        found = set(self.irregular.get(word, ()))
        found |= {stem for stem in stems(word) if stem in self.wanted or stem in self.irregular}
        return frozenset(found.union(*(self.irregular.get(stem, ()) for stem in found)))

    def guesses(self, word: str) -> list[str]:
        """What a word that is not known may have been, by one slip, by two in a long word, or without vowels."""
        if not 3 <= len(word) <= _LONGEST or not word.isascii():
            return []
        if "*" in word:
            return [target for target in self.wanted if _fits(word, target)]
        found = self._slips(word)
        if not found and not _VOWELS & set(word[1:]):
            found = self._bared.get(word, [])
        if not found and len(word) >= 8:
            found = self._two_slips(word)
        return list(dict.fromkeys(found))[:_MOST_GUESSES]

    def _slips(self, word: str) -> list[str]:
        if len(word) == 3:
            return [
                swap
                for swap in (word[1] + word[0] + word[2], word[0] + word[2] + word[1])
                if swap in self.wanted
            ]
        keys = [word, *sorted(_deletions(word))]
        near = dict.fromkeys(target for key in keys for target in self._near.get(key, ()))
        return [target for target in near if self._is_slip(word, target)]

    def _two_slips(self, word: str) -> list[str]:
        """Words of eight letters or more that lose one letter of their own and one of what was typed."""
        return [
            target
            for deletion in sorted(_deletions(word))
            for target in self._near.get(deletion, ())
            if len(target) >= 8 and target[0] == word[0]
        ]

    @staticmethod
    def _is_slip(word: str, target: str) -> bool:
        if not one_slip_apart(word, target):
            return False
        if word[0] == target[0] or word[:2] == target[1::-1]:
            return True
        return len(target) >= 6 or (len(target) >= 5 and target[1:] == word)

    def pieces(self, word: str) -> list[str]:
        """The known words that a word without spaces is made of; empty if it is not made so."""
        return self.run_together.of_word(word)

    def is_broken(self, first: str, second: str) -> bool:
        """Whether two scraps that are no words are one wanted word together."""
        if self.knows(first) and self.knows(second):
            return False
        return len(first) + len(second) >= 5 and first + second in self.wanted


def _fits(word: str, target: str) -> bool:
    """Whether a word with letters starred out, as `k*ll`, can be `target`."""
    return len(word) == len(target) >= 3 and all(
        letter in {"*", wanted} for letter, wanted in zip(word, target, strict=True)
    )


_ENDINGS = (("ing", 3), ("in", 3), ("ed", 3), ("es", 3), ("s", 2), ("d", 3))


def stems(word: str) -> list[str]:
    """The words of which `word` may be a regular form."""
    found: list[str] = []
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            found += _stems_before(word[: -len(ending)], ending)
    return found


def _stems_before(stem: str, ending: str) -> list[str]:
    found = [stem]
    if ending in {"ing", "in"}:
        found.append(stem + "e")
    if ending in {"ing", "in", "ed"} and stem[-1] == stem[-2]:
        found.append(stem[:-1])
    if ending in {"ed", "es"} and stem.endswith("i"):
        found.append(stem[:-1] + "y")
    return found
