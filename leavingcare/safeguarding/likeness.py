"""The second look: how like a text is to phrases of danger, beside how like it is to ordinary texts.

A line fitted through phrases that people wrote (see `learning`), over words, pairs, kinds of words and runs of
letters, and beside it the phrases that the text is nearest to. Together they say what the text is like; and of words
that a rule asks for, whether all around them is plainly ordinary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from leavingcare.safeguarding.concern import Risk, Urgency
from leavingcare.safeguarding.neighbours import Floats, Nearby, Neighbours, Places, mean_of_nearest
from leavingcare.safeguarding.phrases import Said
from leavingcare.safeguarding.reading import Laid
from leavingcare.safeguarding.traits import Readings, Traits, Word, pair, parted, single

UNKNOWN = 9.0
"""What a word that no phrase has counts as in a text's squared length."""

SHORT, FEW, SOME = 3, 7, 14
"""Words up to which a text counts as short, as one of few words, and as one of some: the fewer, the less they tell."""

LONG = 20
"""Words from which a text is looked at stretch by stretch as well, so that a calm letter around it hides nothing."""

STRETCH = 16
_STEP = 4

_AHEAD = 5
_AFTER = 4
"""How many words up to the last of a danger's words, and after it, stand close to them."""

RISKS = tuple(Risk)

_NEARER, _NEARER_OF_RISK, _NEARER_NOW = 4.0, 8.0, 8.0
"""How much it counts beside the lines how much nearer the text is to a phrase of danger than to an ordinary one, to
one of a risk, and to those of what happens now than to those of what does not."""

_REACH = 2.0
"""How far below a bar the line must leave a text that its neighbours could lift: further, they are not asked."""

_KEPT = 20_000


@dataclass(frozen=True)
class Near:
    """What a text was found to be like: the risk that it speaks of, and the nearest phrase of that risk."""

    risk: Risk
    phrase: Said
    score: float


@dataclass(frozen=True)
class Bars:
    """The scores from which a text is raised: a short one, one of few words, of some, any other, and a stretch of a
    long one. With words that a rule looks for a text is raised from `ruled` less; and what stands close to those
    words counts as the whole does, but for `beside`."""

    short: float
    few: float
    some: float
    many: float
    stretch: float
    ruled: float
    beside: float

    def of(self, words: int) -> float:
        """The score from which a text of so many words is raised."""
        if words <= SHORT:
            return self.short
        if words <= FEW:
            return self.few
        return self.some if words <= SOME else self.many


@dataclass(frozen=True)
class Line:
    """The fitted line: for each trait, by its place, how rare it is and how much it speaks of danger."""

    places: Mapping[str, int]
    rarity: Floats
    weights: Floats
    bias: float
    bars: Bars


@dataclass(frozen=True)
class Haste:
    """A second line, through phrases of danger alone: how much each trait says that it is now."""

    weights: Floats
    bias: float
    bar: float


@dataclass(frozen=True)
class Likeness:
    """The line, how each trait speaks of each risk, and the phrases, to say what a text is like.

    The first of `neighbours` are the phrases of `danger`, in their order.
    """

    traits: Traits
    line: Line
    risks: Floats
    haste: Haste
    danger: tuple[Said, ...]
    neighbours: Neighbours
    _pull: list[float] = field(default_factory=list, repr=False)
    _square: list[float] = field(default_factory=list, repr=False)
    _singles: dict[Word, tuple[float, float]] = field(default_factory=dict, repr=False)
    _risks: list[int] = field(default_factory=list, repr=False)
    _now: list[bool] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._risks.extend(RISKS.index(said.risk) for said in self.danger)
        self._now.extend(said.urgency is Urgency.IMMEDIATE for said in self.danger)
        self._pull.extend((self.line.rarity * self.line.weights).tolist())
        self._square.extend((self.line.rarity**2).tolist())

    def look(self, places: Sequence[Readings]) -> Near | None:
        """What the text, or a stretch of a long one, is like, when it is more like danger than the bar; else None."""
        sums, length = self._sums(self.traits.words(places)), len(places)
        near = self._reaches(places, sums, (0, length), self.line.bars.of(length))
        if near is None and length >= LONG:
            stretch = max(_stretches(length), key=lambda stretch: self._of(sums, *stretch))
            near = self._reaches(places, sums, stretch, self.line.bars.stretch)
        return near

    def _reaches(
        self, places: Sequence[Readings], sums: _Sums, stretch: tuple[int, int], bar: float
    ) -> Near | None:
        """What a stretch of a text is like, where the line and its neighbours together reach the bar."""
        score = self._of(sums, *stretch)
        if score < bar - _REACH:
            return None
        near = self._near(places[slice(*stretch)])
        score += _NEARER * self._leans(near, sums.over(*stretch)[1])
        return self._nearest(near, score) if score >= bar else None

    def is_ordinary(self, laid: Laid, where: int) -> bool:
        """Whether a danger's words that end `where` (as bits) mean none, as those of a game or a course: so like
        ordinary texts are the whole, and what stands close to them in their sentence."""
        places, starts = laid
        sums, length, bars = self._sums(self.traits.words(places)), len(places), self.line.bars
        close = [_close(place, starts, length) for place in range(length) if where >> place & 1]
        most = max(self._of(sums, 0, length), *(self._of(sums, *each) - bars.beside for each in close))
        bar = bars.of(length) - bars.ruled
        if abs(most - bar) < _REACH:
            most += _NEARER * self._leans(self._near(places), sums.over(0, length)[1])
        return most < bar

    def _of(self, sums: _Sums, start: int, end: int) -> float:
        weight, square = sums.over(start, end)
        return self.line.bias + (weight / sqrt(square) if square else 0.0)

    def _sums(self, words: Sequence[Word]) -> _Sums:
        singles = np.zeros((len(words) + 1, 2))
        pairs, parts = np.zeros_like(singles), np.zeros_like(singles)
        known = [self._is_known(word) for word in words]
        for place, word in enumerate(words):
            singles[place + 1] = self._single(word)
            if place and known[place] and known[place - 1]:
                pairs[place + 1] = self._several(pair(words[place - 1], word))
            if place > 1 and known[place] and known[place - 2]:
                parts[place + 1] = self._several(parted(words[place - 2], word))
        return _Sums(singles.cumsum(0), pairs.cumsum(0), parts.cumsum(0))

    def _is_known(self, word: Word) -> bool:
        """Whether any phrase has the word, or one of its kind: else it is in no pair either."""
        return bool(word.kinds) or "w " + word.name in self.line.places

    def _single(self, word: Word) -> tuple[float, float]:
        held = self._singles.get(word)
        if held is None:
            weight, square = 0.0, 0.0 if "w " + word.name in self.line.places else UNKNOWN
            for trait, worth in single(word):
                if (place := self.line.places.get(trait)) is not None:
                    weight += self._pull[place] * worth
                    square += self._square[place] * worth * worth
            if len(self._singles) > _KEPT:
                self._singles.clear()
            held = self._singles[word] = (weight, square)
        return held

    def _several(self, traits: Iterable[str]) -> tuple[float, float]:
        weight = square = 0.0
        for trait in traits:
            if (place := self.line.places.get(trait)) is not None:
                weight += self._pull[place]
                square += self._square[place]
        return weight, square

    def nearest(self, places: Sequence[Readings], said: Mapping[Risk, float]) -> Near:
        """The risk that a text speaks of, and the phrase of that risk that it is nearest to.

        `said` is how much else speaks for each risk, in the measure of a line's score.
        """
        return self._nearest(self._near(places), 0.0, said)

    def _nearest(self, near: Nearby, score: float, said: Mapping[Risk, float] | None = None) -> Near:
        alike, risks = near.alike[: len(self.danger)], np.array(self._risks)
        nearest = np.zeros(len(RISKS), dtype=np.float32)
        np.maximum.at(nearest, risks, alike)
        scores = near.values @ self.risks[near.traits] + _NEARER_OF_RISK * nearest
        risk = int((scores + [(said or {}).get(one, 0.0) for one in RISKS]).argmax())
        return Near(RISKS[risk], self.danger[int(np.where(risks == risk, alike, -1.0).argmax())], score)

    def is_now(self, places: Sequence[Readings]) -> bool:
        """Whether a text in which danger was found is more like what happens now than like what does not."""
        near = self._near(places)
        if not near.length:
            return False
        alike, now = near.alike[: len(self.danger)], np.array(self._now)
        nearer = mean_of_nearest(alike[now]) - mean_of_nearest(alike[~now])
        said = self.haste.bias + float(near.values @ self.haste.weights[near.traits])
        return said + _NEARER_NOW * nearer >= self.haste.bar

    def _near(self, places: Sequence[Readings]) -> Nearby:
        """How alike the text is to each phrase."""
        traits, values = self._row(places)
        length = float(np.linalg.norm(values))
        unit = values / (length or 1.0)
        return Nearby(traits, unit, length, self.neighbours.alike(traits, unit))

    def _leans(self, near: Nearby, square: float) -> float:
        """How much nearer the text is to a phrase of danger than to an ordinary one: unknown words are like neither."""
        danger, ordinary = near.alike[: len(self.danger)], near.alike[len(self.danger) :]
        known = near.length / sqrt(max(square, near.length**2)) if near.length else 0.0
        return known * (float(danger.max(initial=0.0)) - float(ordinary.max(initial=0.0)))

    def _row(self, places: Sequence[Readings]) -> tuple[Places, Floats]:
        """The traits of the text that any phrase has, by their places, and how much of each it has."""
        found: dict[int, float] = {}
        for trait, worth in traits_of(self.traits.words(places)):
            if (place := self.line.places.get(trait)) is not None:
                found[place] = found.get(place, 0.0) + worth
        traits = np.fromiter(found, dtype=np.int32, count=len(found))
        values = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        return traits, np.asarray(values * self.line.rarity[traits], dtype=np.float32)


@dataclass(frozen=True)
class _Sums:
    """Running sums over the places of a text, so that any stretch of it is scored by subtraction."""

    singles: NDArray[np.float64]
    pairs: NDArray[np.float64]
    parts: NDArray[np.float64]

    def over(self, start: int, end: int) -> tuple[float, float]:
        """The weight and the squared length of the words from `start` to `end`."""
        total = self.singles[end] - self.singles[start]
        if end > start + 1:
            total = total + self.pairs[end] - self.pairs[start + 1]
        if end > start + 2:
            total = total + self.parts[end] - self.parts[start + 2]
        return float(total[0]), float(total[1])


def _stretches(length: int) -> Iterator[tuple[int, int]]:
    """Where the stretches of a long text begin and end."""
    for start in range(0, length - STRETCH + _STEP, _STEP):
        yield start, min(start + STRETCH, length)


def _close(last: int, starts: int, length: int) -> tuple[int, int]:
    """What stands close to the last of a danger's words in their sentence. `starts` marks where sentences begin."""
    begins = max((place for place in range(last + 1) if starts >> place & 1), default=0)
    ends = next((place for place in range(last + 1, length) if starts >> place & 1), length)
    return max(begins, last + 1 - _AHEAD), min(ends, last + 1 + _AFTER)


def traits_of(words: Sequence[Word]) -> list[tuple[str, float]]:
    """All traits of a text with what each counts for, as often as it occurs."""
    found: list[tuple[str, float]] = []
    for place, word in enumerate(words):
        found.extend(single(word))
        if place:
            found.extend((trait, 1.0) for trait in pair(words[place - 1], word))
        if place > 1:
            found.extend((trait, 1.0) for trait in parted(words[place - 2], word))
    return found
