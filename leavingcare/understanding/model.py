"""What is fitted to the examples of one language: kinds, features, weights, and how far its scores can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from leavingcare.understanding import calibration, regression
from leavingcare.understanding.calibration import Trust
from leavingcare.understanding.features import Features, Floats, Row, likeness, weights
from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.noise import copies
from leavingcare.understanding.reading import read, spoken
from leavingcare.understanding.speller import Speller, frequent_words

OUTSIDE = "outside"
"""The kind of texts that are about nothing of ours."""

_SEED = 7
_NOISY_COPIES = 1
_NOISY_COUNT = 0.5
RIDGE = 0.03


@dataclass(frozen=True)
class Candidate:
    """A kind that a text may be: its score, its share among all kinds, the probability that it is right."""

    kind: str
    score: float
    share: float
    chance: float


@dataclass(frozen=True)
class Judgement:
    """The best kinds of all, the three best entries, and the probability that one of those three is right."""

    best: tuple[Candidate, ...]
    entries: tuple[Candidate, ...]
    any_entry: float


@dataclass(frozen=True)
class Examples:
    """Texts with the kind of each; `outsiders` are kinds that are no entry."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    outsiders: frozenset[str] = frozenset()

    @classmethod
    def of(cls, given: Mapping[str, Sequence[str]], outside: Mapping[str, Sequence[str]]) -> Examples:
        """From texts by kind: entries first, then what is no entry."""
        pairs = [(text, kind) for kind, texts in {**given, **outside}.items() for text in texts]
        return cls(
            tuple(text for text, _kind in pairs), tuple(kind for _text, kind in pairs), frozenset(outside)
        )


@dataclass(frozen=True)
class Model:
    """Fitted to the examples of one language, and never changed."""

    kinds: tuple[str, ...]
    outsiders: frozenset[str]
    features: Features
    weights: Floats
    trust: Trust
    speller: Speller | None

    def row(self, text: tuple[str, ...]) -> Row:
        """A text's features."""
        return self.features.row(text)

    def scores(self, text: tuple[str, ...]) -> Floats:
        """The score of each kind for a text's corrected words."""
        row = self.features.row(text)
        return np.asarray(row.values @ self.weights[row.places], dtype=np.float32)

    def judge(self, text: tuple[str, ...]) -> Judgement:
        """What a text's corrected words may be, and how likely each is to be right."""
        scores = self.scores(text)
        shares = np.exp(regression.log_shares(scores[None])[0])
        order = [int(place) for place in np.argsort(-scores)]
        outside = np.array([kind in self.outsiders for kind in self.kinds])
        entries = [place for place in order if not outside[place]][:3]

        def candidate(place: int) -> Candidate:
            chance = calibration.signs_of_first(scores, shares, place).chance(self.trust.first)
            return Candidate(self.kinds[place], float(scores[place]), float(shares[place]), chance)

        of_three = (
            calibration.signs_of_three(scores, shares, entries, outside).chance(self.trust.three)
            if entries
            else 0.0
        )
        return Judgement(
            best=tuple(candidate(place) for place in order[:5]),
            entries=tuple(candidate(place) for place in entries),
            any_entry=of_three,
        )


def speller_for(texts: Sequence[str]) -> Speller:
    """A speller that knows the words of the examples as they are written out, and frequent words."""
    frequent = frequent_words()
    own = Counter(word for text in texts for word in spoken(words(plain(text))))
    # A word that stands once in the examples and nowhere else may be there as a misspelling.
    kept = {word: count for word, count in own.items() if count > 1 or word in frequent}
    return Speller.of(kept, frequent)


def balance(kinds: Sequence[str], noisy: Sequence[bool]) -> Floats:
    """How much each example counts: noisy copies less, and kinds with many examples not much more than others."""
    sizes = Counter(kinds)
    usual = float(np.median(list(sizes.values())))
    return np.array(
        [
            (_NOISY_COUNT if is_noisy else 1.0) * min(1.0, (1.5 * usual / sizes[kind]) ** 0.5)
            for kind, is_noisy in zip(kinds, noisy, strict=True)
        ],
        dtype=np.float32,
    )


def fit_model(
    examples: Examples, *, speller: Speller | None, measured: bool = True, ridge: float = RIDGE
) -> Model:
    """Fit a model; `measured` finds out on held-out parts of its own examples how far it can be trusted."""
    given = _with_copies(examples) if speller is not None else _Given.of(examples)
    read_texts = [read(text, speller).corrected for text in given.texts]
    features = Features.of(read_texts[: len(examples.texts)])
    rows = [features.row(text) for text in read_texts]
    names = tuple(dict.fromkeys(given.kinds))
    places = {name: place for place, name in enumerate(names)}
    numbers = np.array([places[kind] for kind in given.kinds], dtype=np.int64)
    alike = likeness(rows, len(features))
    counts = balance(given.kinds, given.noisy)
    pool = calibration.Pool(alike, numbers, counts, np.array(given.sources), names, examples.outsiders, ridge)
    trust = calibration.measure(pool) if measured else calibration.NO_TRUST
    duals = regression.fit(alike, numbers, len(names), ridge=ridge, counts=counts)
    return Model(names, examples.outsiders, features, weights(rows, duals, len(features)), trust, speller)


@dataclass
class _Given:
    """Examples and their noisy copies, each with where it comes from."""

    texts: list[str]
    kinds: list[str]
    noisy: list[bool]
    sources: list[int]

    @classmethod
    def of(cls, examples: Examples) -> _Given:
        count = len(examples.texts)
        return cls(list(examples.texts), list(examples.kinds), [False] * count, list(range(count)))


def _with_copies(examples: Examples) -> _Given:
    given = _Given.of(examples)
    for place, (text, kind) in enumerate(zip(examples.texts, examples.kinds, strict=True)):
        for copy in copies(text, _SEED, _NOISY_COPIES):
            given.texts.append(copy)
            given.kinds.append(kind)
            given.noisy.append(True)
            given.sources.append(place)
    return given
