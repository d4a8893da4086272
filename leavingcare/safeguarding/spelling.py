"""A speller for the words that matter in a crisis: it offers what a mistyped word may have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_VOWELS = frozenset("aeiou")
_LONGEST = 18


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
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    left, right = differing
    return first[left] == second[right] and first[right] == second[left]


def _bare(word: str) -> str:
    """The word without its vowels, save the first letter."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)


@dataclass(frozen=True)
class Speller:
    """Built from the words that frames ask for (`wanted`), their forms, and words never to be corrected."""

    wanted: frozenset[str]
    leave: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    _near: dict[str, list[str]] = field(default_factory=dict)
    _bared: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, wanted: Iterable[str], leave: Iterable[str], irregular: Mapping[str, tuple[str, ...]]
    ) -> Speller:
        """`irregular` gives for a form such as "took" the words it belongs to ("take",)."""
        speller = cls(frozenset(wanted), frozenset(leave), irregular)
        targets = {*speller.wanted, *irregular}
        for word in sorted(targets):
            if not word.isascii() or len(word) < 4:
                continue
            for key in {word, *_deletions(word)}:
                speller._near.setdefault(key, []).append(word)
            if len(word) >= 5 and len(_bare(word)) >= 3:
                speller._bared.setdefault(_bare(word), []).append(word)
        return speller

    def knows(self, word: str) -> bool:
        """Whether the word is spelt as some frame, form or harmless word is."""
        return (
            word in self.wanted
            or word in self.leave
            or word in self.irregular
            or any(stem in self.wanted for stem in _stems(word))
        )

    def forms(self, word: str) -> frozenset[str]:
        """The words that `word` is a form of: "took" of take, "kicked" of kick."""
        found = set(self.irregular.get(word, ()))
        found |= {stem for stem in _stems(word) if stem in self.wanted or stem in self.irregular}
        return frozenset(found.union(*(self.irregular.get(stem, ()) for stem in found)))

    def guesses(self, word: str) -> list[str]:
        """What a word that is not known may have been, by one slip, by two in a long word, or without vowels."""
        if not 3 <= len(word) <= _LONGEST or not word.isascii():
            return []
        if "*" in word:
            return [target for target in self.wanted if _fits(word, target)]
        found = [target for target in self._candidates(word) if self._is_slip(word, target)]
        if not found and len(word) >= 3 and not _VOWELS & set(word[1:]):
            found = self._bared.get(word, [])
        if not found and len(word) >= 8:
            found = [
                target
                for deletion in _deletions(word)
                for target in self._near.get(deletion, ())
                if len(target) >= 8 and target[0] == word[0]
            ]
        return list(dict.fromkeys(found))[:6]

    def _candidates(self, word: str) -> list[str]:
        keys = [word, *_deletions(word)]
        return list(dict.fromkeys(target for key in keys for target in self._near.get(key, ())))

    @staticmethod
    def _is_slip(word: str, target: str) -> bool:
        if not one_slip_apart(word, target):
            return False
        if word[0] == target[0] or word[:2] == target[1::-1]:
            return True
        return len(target) >= 6 or (len(target) >= 5 and target[1:] == word)

    def pieces(self, word: str) -> list[str]:
        """The known words that a word without spaces is made of; empty if it is not made so."""
        if len(word) < 6 or not word.isascii() or not word.isalpha():
            return []
        best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 14), end):
                before = best[start]
                if before is None or not self._is_piece(word[start:end]):
                    continue
                cost = before[0] + (4 if end - start < 3 else 2 if end - start < 4 else 1)
                held = best[end]
                if held is None or cost < held[0]:
                    best[end] = (cost, start)
        return self._cut(word, best)

    def _is_piece(self, piece: str) -> bool:
        if len(piece) < 3:
            return piece in {
                "i",
                "me",
                "my",
                "to",
                "be",
                "no",
                "is",
                "it",
                "he",
                "im",
                "am",
                "so",
                "of",
                "do",
                "in",
            }
        return piece in self.wanted or piece in self.irregular or piece in self.leave or self.knows(piece)

    @staticmethod
    def _cut(word: str, best: list[tuple[int, int] | None]) -> list[str]:
        last = best[-1]
        if last is None or last[0] > len(word) * 0.9:
            return []
        found: list[str] = []
        end = len(word)
        while end:
            step = best[end]
            if step is None:
                return []
            found.append(word[step[1] : end])
            end = step[1]
        found.reverse()
        return found if len(found) > 1 else []

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


def _stems(word: str) -> list[str]:
    """The words of which `word` may be a regular form."""
    found: list[str] = []
    for ending, least in (("ing", 3), ("in", 3), ("ed", 3), ("es", 3), ("s", 2), ("d", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            stem = word[: -len(ending)]
            found.append(stem)
            if ending in {"ing", "in"}:
                found.append(stem + "e")
            if ending in {"ing", "in", "ed"} and stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if ending in {"ed", "es"} and stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return found
