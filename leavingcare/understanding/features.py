"""A text as numbers: words, pairs of near words, and runs of letters inside words, each weighed by rarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from leavingcare.understanding import arabic

Floats = NDArray[np.float32]
Places = NDArray[np.int32]
Words = tuple[str, ...]
Alike = Mapping[Words, Words]
"""Words and phrases, with the names of what they stand for."""

_KEPT = 20_000
_LONGEST_ALIKE = 3
MEANINGS_SHARE = 0.35
"""How much of a text's squared length the names of what its words stand for have, where there are any."""

LETTERS_SHARE = 0.5
PAIRS_SHARE = 0.25
"""How much of the rest its runs of letters and its pairs of words have; words have what is left."""

_NEAR = 3
"""How many words apart two words may stand to be a pair: "lost my card" has "lost card"."""

_RARITY_POWER = 0.5
"""Below one, so that a rare word does not drown the rest of a short text."""

_UNKNOWN_WORD = 9.0
"""What a word that no example has counts as in a text's squared length."""


def pairs(words: Words) -> Counter[str]:
    """Pairs of words without their endings that stand together, or nearly."""
    stems = list(map(stem, words))
    return Counter(
        f"{first} {second}"
        for place, first in enumerate(stems)
        for second in stems[place + 1 : place + 1 + _NEAR]
    )


def meanings(words: Words, alike: Alike) -> Counter[str]:
    """The names of what words and phrases of the text stand for."""
    found: Counter[str] = Counter()
    if not alike:
        return found
    stems = tuple(map(stem, words))
    for place, word in enumerate(words):
        for size in range(1, min(_LONGEST_ALIKE, len(words) - place) + 1):
            phrase = stems[place : place + size]
            named = alike.get(phrase) or (alike.get((word,)) if size == 1 else None)
            if named is None and word > arabic.FIRST:
                named = alike.get(arabic.heard(phrase))
            if named is not None:
                found.update(named)
    return found


def together(words: Words, named: Mapping[str, int]) -> Counter[str]:
    """Each two of the names that a text has: "prison" and "home" together say what neither says alone.

    Only of a text in Arabic letters, whose words differ by country while their names do not: English words come
    in pairs of their own, and these were measured to add nothing.
    """
    if max(words, default="") < arabic.FIRST:
        return Counter()
    return Counter(f"{first}{second}" for first, second in combinations(sorted(named), 2))


def stemmed(alike: Alike) -> Alike:
    """The names by words without their endings, each marked so that it is no word itself.

    Words in Arabic letters are there by their sound too, where that stands for one thing only.
    """
    found: dict[Words, Words] = {}
    by_sound: dict[Words, set[str]] = {}
    for phrase, names in alike.items():
        key = tuple(map(stem, phrase))
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *(f"~{name}" for name in names))))
        by_sound.setdefault(arabic.heard(key), set()).update(found[key])
    sounding = {key: tuple(names) for key, names in by_sound.items() if key and len(names) == 1}
    return {**found, **sounding}


_HISSING = ("sses", "xes", "zes", "ches", "shes")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without a common English ending ("renting" and "rents" are "rent"), or without the small words that
    Arabic writes together with it ("and the house", "my house" and "in their house" are "house")."""
    if word > arabic.FIRST:
        return arabic.stem(word)
    for ending in ("ing", "ed", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix("es") if word.endswith(_HISSING) else word[: -len(ending)]
    return word


def letter_pieces(word: str) -> list[str]:
    """Runs of two to four letters of one word, with its ends marked."""
    marked = f"_{word}_"
    return [marked[start : start + size] for size in (2, 3, 4) for start in range(len(marked) - size + 1)]


@dataclass(frozen=True)
class Row:
    """One text: where its features stand, and how much each counts. Its length is one."""

    places: Places
    values: Floats


@dataclass(frozen=True)
class Features:
    """The features that examples have, with how rare each is; words and pairs first, then runs of letters."""

    words: Mapping[str, int]
    letters: Mapping[str, int]
    rarity: Floats
    alike: Alike = field(default_factory=dict, repr=False)
    _known: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, texts: Sequence[Words], kinds: Sequence[str], alike: Alike | None = None, *, asked: int
    ) -> Features:
        """The features of example texts with a kind each; `alike` as `stemmed` gives it.

        What few kinds have is rare. Pairs are those of the first `asked` texts: paragraphs would bring too many.
        """
        alike = alike or {}
        in_kinds: dict[str, set[str]] = {}
        letters_in_kinds: dict[str, set[str]] = {}
        for place, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
            named = meanings(text, alike)
            near = (*pairs(text), *together(text, named)) if place < asked else ()
            for piece in (*map(stem, text), *near, *named):
                in_kinds.setdefault(piece, set()).add(kind)
            for piece in (piece for word in text for piece in letter_pieces(word)):
                letters_in_kinds.setdefault(piece, set()).add(kind)
        words = {piece: place for place, piece in enumerate(in_kinds)}
        letters = {piece: place + len(words) for place, piece in enumerate(letters_in_kinds)}
        counts = np.array([*map(len, in_kinds.values()), *map(len, letters_in_kinds.values())], dtype=float)
        rarity = np.log((len(set(kinds)) + 1) / (counts + 0.5)).clip(min=0.05) ** _RARITY_POWER
        return cls(words, letters, rarity.astype(np.float32), alike)

    def __len__(self) -> int:
        return len(self.rarity)

    def row(self, text: Words) -> Row:
        """One text as a row; words that no example has are left out, but they still count in its length."""
        said = Counter(map(stem, text))
        runs: Counter[int] = Counter()
        for word in text:
            runs.update(self._runs(word))
        meant = meanings(text, self.alike)
        known, near, named = map(self._known_of, (said, pairs(text), meant + together(text, meant)))
        found = [(place, times) for part in (known, near, named, runs) for place, times in part.items()]
        places = np.fromiter((place for place, _times in found), dtype=np.int32, count=len(found))
        values = np.fromiter(
            (1.0 + log(times) for _place, times in found), dtype=np.float32, count=len(found)
        )
        values *= self.rarity[places]
        rest = 1.0 - MEANINGS_SHARE if named else 1.0
        words, paired = len(known), len(known) + len(near)
        last = paired + len(named)
        self._scale(values[:words], rest * (1 - LETTERS_SHARE - PAIRS_SHARE), len(said) - len(known))
        self._scale(values[words:paired], rest * PAIRS_SHARE, 0)
        self._scale(values[paired:last], MEANINGS_SHARE, 0)
        self._scale(values[last:], rest * LETTERS_SHARE, 0)
        return Row(places, values)

    def _known_of(self, pieces: Mapping[str, int]) -> dict[int, int]:
        found = self.words
        return {found[piece]: times for piece, times in pieces.items() if piece in found}

    @staticmethod
    def _scale(values: Floats, share: float, unknown: int) -> None:
        length = float(values @ values) + _UNKNOWN_WORD * unknown
        if length > 0:
            values *= sqrt(share / length)

    def _runs(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = [self.letters[piece] for piece in letter_pieces(word) if piece in self.letters]
            self._known[word] = known
        return known


_RARELY = 24
_GATHERED = 8_000_000


def likeness(rows: Sequence[Row], size: int) -> Floats:
    """How alike each two rows are: the products of all pairs, worked out feature by feature."""
    count = len(rows)
    owners = np.repeat(np.arange(count, dtype=np.int64), [len(row.places) for row in rows])
    places = np.concatenate([row.places for row in rows])
    values = np.concatenate([row.values for row in rows])
    order = np.argsort(places, kind="stable")
    owners, values = owners[order], values[order]
    counts = np.bincount(places, minlength=size)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    result = _rarely_shared(owners, values, starts, counts, count)
    common = np.flatnonzero(counts > _RARELY)
    for begin in range(0, len(common), 2000):
        block = common[begin : begin + 2000]
        dense = np.zeros((count, len(block)), dtype=np.float32)
        for column, place in enumerate(block):
            span = slice(starts[place], starts[place] + counts[place])
            dense[owners[span], column] = values[span]
        result += dense @ dense.T
    return result


def _rarely_shared(
    owners: NDArray[np.int64],
    values: Floats,
    starts: NDArray[np.int64],
    counts: NDArray[np.int64],
    size: int,
) -> Floats:
    """What features that few rows have add to the products: pair by pair, gathered so that tables are made seldom."""
    table = np.zeros(size * size, dtype=np.float32)
    cells: list[NDArray[np.int64]] = []
    products: list[Floats] = []
    for times in range(1, _RARELY + 1):
        firsts = starts[np.flatnonzero(counts == times)]
        for begin in range(0, len(firsts), 4000):
            spans = firsts[begin : begin + 4000, None] + np.arange(times)
            who, worth = owners[spans], values[spans]
            cells.append((who[:, :, None] * size + who[:, None, :]).ravel())
            products.append((worth[:, :, None] * worth[:, None, :]).ravel())
            if sum(map(len, cells)) > _GATHERED:
                table += _summed(cells, products, len(table))
    if cells:
        table += _summed(cells, products, len(table))
    return table.reshape(size, size)


def _summed(cells: list[NDArray[np.int64]], products: list[Floats], size: int) -> Floats:
    """The products by cell; empties both lists."""
    found = np.bincount(np.concatenate(cells), weights=np.concatenate(products), minlength=size)
    cells.clear()
    products.clear()
    return found.astype(np.float32)


def weights(rows: Sequence[Row], duals: Floats, size: int) -> Floats:
    """The weight of each feature for each kind: rows multiplied with what was fitted for each row."""
    owners = np.repeat(np.arange(len(rows)), [len(row.places) for row in rows])
    places = np.concatenate([row.places for row in rows])
    values = np.concatenate([row.values for row in rows])
    order = np.argsort(places, kind="stable")
    result = np.zeros((size, duals.shape[1]), dtype=np.float32)
    for begin in range(0, len(order), 20_000):
        part = order[begin : begin + 20_000]
        ordered = places[part]
        heads = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        sums = np.add.reduceat(duals[owners[part]] * values[part][:, None], heads, axis=0)
        result[ordered[heads]] += sums
    return result
