"""What is fitted to the examples of one language: kinds, features, weights, and how far its scores can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from leavingcare.understanding import calibration, meaning, naive_bayes, regression
from leavingcare.understanding.calibration import Trust
from leavingcare.understanding.features import Alike, Features, Floats, Row, likeness, stemmed, weights
from leavingcare.understanding.letters import plain, words
from leavingcare.understanding.meaning import Encoder, Meaning, kernel, vectors_of
from leavingcare.understanding.noise import copies
from leavingcare.understanding.reading import Reading, read, spoken
from leavingcare.understanding.speller import Speller, frequent_words

COMMAND = "command:"
"""What the name of a kind begins with when it is a command and no entry."""

OUTSIDE = "outside:"
"""What the name of a kind begins with when its texts are about nothing of ours."""

_SEED = 7
_NOISY_COPIES = 1
_NOISY_COUNT = 0.5
_OUTSIDERS_COUNT = 0.5
_HINTS_COUNT = 12.0
"""What all that is taken from the text of one entry counts together, in questions."""

RIDGE = 0.05


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
    """Texts with the kind of each; `outsiders` are kinds that are no entry.

    `hints` are paragraphs of the entries themselves, each with its kind: no questions, but full of their words.
    `alike` are words and phrases with the names of what they stand for.
    """

    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    outsiders: frozenset[str] = frozenset()
    hints: tuple[tuple[str, str], ...] = ()
    alike: Alike = field(default_factory=dict)

    @classmethod
    def of(cls, given: Mapping[str, Sequence[str]], outside: Mapping[str, Sequence[str]]) -> Examples:
        """From texts by kind: entries first, then what is no entry."""
        pairs = [(text, kind) for kind, texts in {**given, **outside}.items() for text in texts]
        return cls(
            tuple(text for text, _kind in pairs), tuple(kind for _text, kind in pairs), frozenset(outside)
        )


@dataclass(frozen=True, eq=False)
class Model:
    """Fitted to the examples of one language, and never changed."""

    kinds: tuple[str, ...]
    outsiders: frozenset[str]
    features: Features
    weights: Floats
    trust: Trust
    speller: Speller | None
    meaning: Meaning | None = None

    def row(self, text: tuple[str, ...]) -> Row:
        """A text's features."""
        return self.features.row(text)

    def scores(self, reading: Reading) -> Floats:
        """The score of each kind for a text's corrected words and, where meaning counts, for what it means."""
        row = self.features.row(reading.corrected)
        scores = np.asarray(row.values @ self.weights[row.places], dtype=np.float32)
        return scores if self.meaning is None else scores + self.meaning.scores(reading)

    def judge(self, reading: Reading) -> Judgement:
        """What a text may be, and how likely each is to be right."""
        scores = self.scores(reading)
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


def balance(kinds: Sequence[str], counts: Sequence[float], outsiders: frozenset[str]) -> Floats:
    """How much each example counts: kinds with many examples not much more than the others, outsiders half."""
    sizes: dict[str, float] = {}
    for kind, count in zip(kinds, counts, strict=True):
        sizes[kind] = sizes.get(kind, 0.0) + count
    usual = float(np.median(list(sizes.values())))
    even = {kind: min(1.0, (1.5 * usual / size) ** 0.5) for kind, size in sizes.items()}
    halved = {kind: share * (_OUTSIDERS_COUNT if kind in outsiders else 1.0) for kind, share in even.items()}
    return np.array(
        [count * halved[kind] for kind, count in zip(kinds, counts, strict=True)], dtype=np.float32
    )


@dataclass(frozen=True)
class Prepared:
    """Examples and their noisy copies as rows, with how alike they are: what fitting and measuring work on."""

    features: Features
    rows: list[Row]
    pool: calibration.Pool
    vectors: Floats | None = None


def prepare(examples: Examples, speller: Speller | None, encoder: Encoder | None = None) -> Prepared:
    """Read the examples and their noisy copies; without a speller there are no copies."""
    given = _with_copies(examples) if speller is not None else _Given.of(examples)
    readings = [read(text, speller) for text in given.texts]
    written = sum(given.clean)  # examples and hints; their noisy copies come after them
    features = Features.of(
        [reading.corrected for reading in readings[:written]],
        given.kinds[:written],
        stemmed(examples.alike),
        asked=len(examples.texts),
    )
    rows = [features.row(reading.corrected) for reading in readings]
    names = tuple(dict.fromkeys(given.kinds))
    places = {name: place for place, name in enumerate(names)}
    alike, vectors = likeness(rows, len(features)), None
    if encoder is not None:
        # A noisy copy means what its source means.
        vectors = vectors_of(encoder, readings[:written])[given.sources]
        alike += kernel(vectors)
    pool = calibration.Pool(
        alike=alike,
        rows=rows,
        size=len(features),
        kinds=np.array([places[kind] for kind in given.kinds], dtype=np.int64),
        counts=balance(given.kinds, given.counts, examples.outsiders),
        sources=np.array(given.sources),
        asked=np.arange(len(examples.texts)),
        usual=np.array([_usual(kind) for kind in examples.kinds], dtype=np.float32),
        names=names,
        outsiders=examples.outsiders,
        ridge=RIDGE if encoder is None else meaning.RIDGE,
    )
    return Prepared(features, rows, pool, vectors)


def fit_model(
    examples: Examples,
    *,
    speller: Speller | None,
    measured: bool = True,
    encoder: Encoder | None = None,
    promise: float = calibration.PROMISE,
) -> Model:
    """Fit a model; `measured` finds out on held-out parts of its own examples how far it can be trusted.

    Of direct answers the share of `promise` is then right. With an `encoder` what texts mean counts beside their words.
    """
    prepared = prepare(examples, speller, encoder)
    pool, features = prepared.pool, prepared.features
    trust = calibration.measure(pool, promise=promise) if measured else calibration.NO_TRUST
    duals = regression.fit(pool.alike, pool.kinds, len(pool.names), ridge=pool.ridge, counts=pool.counts)
    table = weights(prepared.rows, duals, len(features))
    table += naive_bayes.weights_of(prepared.rows, pool.kinds, pool.counts, size=len(features))
    meant = None
    if encoder is not None and prepared.vectors is not None:
        meant = Meaning.of(encoder, prepared.vectors, duals)
    return Model(pool.names, examples.outsiders, features, table, trust, speller, meant)


@dataclass
class _Given:
    """Examples, their noisy copies and hints: how much each counts, where it comes from, whether it is as written."""

    texts: list[str]
    kinds: list[str]
    counts: list[float]
    sources: list[int]
    clean: list[bool]

    @classmethod
    def of(cls, examples: Examples) -> _Given:
        size = len(examples.texts)
        given = cls(
            list(examples.texts), list(examples.kinds), [1.0] * size, list(range(size)), [True] * size
        )
        per_kind = Counter(kind for _text, kind in examples.hints)
        for place, (text, kind) in enumerate(examples.hints):
            given.add(text, kind, min(0.5, _HINTS_COUNT / per_kind[kind]), size + place, clean=True)
        return given

    def add(self, text: str, kind: str, count: float, source: int, *, clean: bool) -> None:
        self.texts.append(text)
        self.kinds.append(kind)
        self.counts.append(count)
        self.sources.append(source)
        self.clean.append(clean)


def _usual(kind: str) -> float:
    """Most commands are known by their patterns: few of them reach the matcher."""
    return 0.015 if kind.startswith(COMMAND) else 1.0


def _with_copies(examples: Examples) -> _Given:
    """The examples, and misspelt copies of all but those about nothing of ours: these are left alone however spelt."""
    given = _Given.of(examples)
    for place, (text, kind) in enumerate(zip(examples.texts, examples.kinds, strict=True)):
        if kind.startswith(OUTSIDE):
            continue
        for copy in copies(text, _SEED, _NOISY_COPIES):
            given.add(copy, kind, _NOISY_COUNT, place, clean=False)
    return given
