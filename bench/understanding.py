"""How well and how fast texts are understood: public questions, noisy copies, and plainer methods beside ours."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process, utils

from leavingcare.understanding.model import Examples, Model, fit_model, speller_for
from leavingcare.understanding.reading import read

PUBLIC = Path(__file__).parents[2] / "shared" / "data" / "intent"

Ranker = Callable[[str], list[tuple[str, float]]]
"""From a text to kinds with scores, best first."""

Pairs = list[tuple[str, str]]


def pairs(name: str) -> Pairs:
    """Texts with their kinds from one of the public files."""
    with (PUBLIC / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row[0], row[1]) for row in rows[1:]]


@dataclass(frozen=True)
class Method:
    """A way to rank kinds: its name, how to make it from examples, and how many test texts it is fast enough for."""

    name: str
    make: Callable[[Pairs], Ranker]
    most: int = 100_000


def ours(examples: Pairs) -> Ranker:
    """The matcher as the service has it, without measuring its trust."""
    model = fitted(examples)

    def rank(text: str) -> list[tuple[str, float]]:
        scores = model.scores(read(text, model.speller).corrected)
        best = np.argpartition(-scores, 3)[:3]
        return [(model.kinds[place], float(scores[place])) for place in best[np.argsort(-scores[best])]]

    return rank


def fitted(examples: Pairs) -> Model:
    """The matcher's model of these examples."""
    by_kind: dict[str, list[str]] = {}
    for text, kind in examples:
        by_kind.setdefault(kind, []).append(text)
    speller = speller_for([text for text, _kind in examples])
    return fit_model(Examples.of(by_kind, {}), speller=speller, measured=False)


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
    Method("extractOne (WRatio)", fuzzy(fuzz.WRatio), most=400),
    Method("token_set_ratio", fuzzy(fuzz.token_set_ratio), most=400),
    Method("BM25", bm25),
    Method("LinearSVC", support_vectors, most=1500),
)

_SHORT = {
    "you": "u", "are": "r", "to": "2", "for": "4", "please": "pls", "why": "y", "be": "b", "have": "hav",
    "your": "ur", "what": "wat", "because": "cuz", "with": "wiv", "tomorrow": "2moro", "the": "da", "and": "n",
    "about": "abt", "was": "woz", "know": "no", "that": "dat", "can": "cn", "how": "hw", "do": "d", "get": "gt",
    "need": "nd", "my": "ma", "from": "frm", "this": "dis", "money": "mny", "account": "acc", "card": "crd",
}  # fmt: skip


def typing_errors(text: str, dice: Random) -> str:
    """One slip in about one of three longer words."""

    def slip(word: str) -> str:
        if len(word) < 4 or dice.random() > 0.34:
            return word
        place, kind = dice.randrange(len(word) - 1), dice.randrange(4)
        letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
        if kind == 0:
            return word[:place] + word[place + 1 :]
        if kind == 1:
            return word[:place] + letter + word[place:]
        if kind == 2:
            return word[:place] + letter + word[place + 1 :]
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return " ".join(map(slip, text.split()))


def text_speak(text: str, dice: Random) -> str:
    """Shortened words, dropped vowels and no signs."""

    def shorten(word: str) -> str:
        word = word.lower().strip("?!.,'")
        if word in _SHORT and dice.random() < 0.7:
            return _SHORT[word]
        if len(word) > 4 and dice.random() < 0.25:
            return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")
        return word

    return " ".join(map(shorten, text.split()))


def both(text: str, dice: Random) -> str:
    """Text-speak with slips."""
    return typing_errors(text_speak(text, dice), dice)


@dataclass(frozen=True)
class Measured:
    """Shares of test texts whose kind came first, and among the first three; the median milliseconds of one."""

    first: float
    three: float
    milliseconds: float
    scores: list[float]


def measure(rank: Ranker, tests: Pairs, most: int = 100_000) -> Measured:
    """Rank every test text, or an even sample of `most` of them."""
    step = max(1, len(tests) // most)
    first = three = 0
    took, scores = [], []
    sample = tests[::step]
    for text, kind in sample:
        begun = perf_counter()
        found = rank(text)
        took.append(perf_counter() - begun)
        scores.append(found[0][1])
        first += found[0][0] == kind
        three += kind in [name for name, _score in found]
    return Measured(first / len(sample), three / len(sample), 1000 * float(np.median(took)), scores)


def refused(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The share of outside texts refused when 95 of 100 inside texts are kept, by the best score alone."""
    bar = float(np.quantile(np.array(inside), 0.05))
    return float(np.mean(np.array(outside) < bar))


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def table_of_methods(names: Sequence[str]) -> None:
    """Every method on the public tests with ten examples a kind."""
    _say("| method | BANKING77 | top 3 | CLINC150 | top 3 | outside refused at 95% kept | ms |")
    _say("| --- | --- | --- | --- | --- | --- | --- |")
    for method in METHODS:
        if names and method.name not in names:
            continue
        try:
            cells = _row(method)
        except ImportError as missing:
            cells = [f"not run: {missing.name} is not installed"]
        _say(f"| {method.name} | " + " | ".join(cells) + " |")


def _row(method: Method) -> list[str]:
    banking = measure(method.make(pairs("banking77_train_10")), pairs("banking77_test"), method.most)
    rank = method.make(pairs("clinc150_train_10"))
    clinc = measure(rank, pairs("clinc150_test"), method.most)
    outside = measure(rank, pairs("clinc150_oos_test"), method.most)
    return [
        f"{banking.first:.3f}",
        f"{banking.three:.3f}",
        f"{clinc.first:.3f}",
        f"{clinc.three:.3f}",
        f"{refused(clinc.scores, outside.scores):.2f}",
        f"{banking.milliseconds:.2f}",
    ]


def table_of_noise() -> None:
    """Our matcher at five and ten examples, clean and under three kinds of noise."""
    _say(
        "| examples | BANKING77 | top 3 | typing errors | text-speak | both | CLINC150 | top 3 | typing errors | both |"
    )
    _say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for count in (5, 10):
        cells = []
        for data, kinds in (
            ("banking77", (typing_errors, text_speak, both)),
            ("clinc150", (typing_errors, both)),
        ):
            rank, tests = ours(pairs(f"{data}_train_{count}")), pairs(f"{data}_test")
            clean = measure(rank, tests)
            cells += [f"{clean.first:.3f}", f"{clean.three:.3f}"]
            for noise in kinds:
                dice = Random(5)
                cells.append(
                    f"{measure(rank, [(noise(text, dice), kind) for text, kind in tests]).first:.3f}"
                )
        _say(f"| {count} | " + " | ".join(cells) + " |")


def cost() -> None:
    """What it costs to start and to hold, for 770 examples."""
    examples = pairs("banking77_train_10")
    begun = perf_counter()
    model = fitted(examples)
    took = perf_counter() - begun
    size = model.weights.nbytes / 2**20
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    _say(
        f"fitting {len(examples)} examples takes {took:.1f} s; weights {size:.0f} MB; process at most {peak:.0f} MB"
    )


def main(given: list[str] | None = None) -> None:
    """Print the tables; without the public data, say so and stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--methods", nargs="*", default=[], help="only these methods")
    arguments = parser.parse_args(given)
    if not PUBLIC.is_dir():
        _say("The public test questions are not beside this checkout: nothing to measure.")
        return
    cost()
    _say()
    table_of_noise()
    _say()
    table_of_methods(arguments.methods)


if __name__ == "__main__":
    main()
