"""How well and how fast texts are understood: public questions, noisy copies, and plainer methods beside ours."""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from bench import noise
from bench.rankers import METHODS, Method, Pairs, Ranker, fitted, ours, ranker_of
from leavingcare.understanding import Matcher
from leavingcare.understanding.store import save

PUBLIC = Path(__file__).parents[2] / "shared" / "data" / "intent"
_QUICK = 400


@dataclass(frozen=True)
class Data:
    """The public questions, in the folder that they are in; at most so many of each test set are asked."""

    folder: Path
    most: int

    def pairs(self, name: str) -> Pairs:
        """Texts with their kinds from one of the files."""
        with (self.folder / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return [(row[0], row[1]) for row in rows[1:]]

    def tests(self, name: str, most: int = 100_000) -> Pairs:
        """A test set, or an even sample of it."""
        found, wanted = self.pairs(f"{name}_test"), min(most, self.most)
        step = len(found) / min(len(found), wanted)
        return [found[int(place * step)] for place in range(min(len(found), wanted))]


@dataclass(frozen=True)
class Measured:
    """Shares of test texts whose kind came first, and among the first three; milliseconds of one; best scores."""

    first: float
    three: float
    median: float
    slow: float
    scores: list[float]


def measure(rank: Ranker, tests: Pairs) -> Measured:
    """Rank every test text."""
    first = three = 0
    took, scores = [], []
    for text, kind in tests:
        begun = perf_counter()
        found = rank(text)
        took.append(perf_counter() - begun)
        scores.append(found[0][1])
        first += found[0][0] == kind
        three += kind in [name for name, _score in found]
    median, slow = 1000 * np.quantile(np.array(took), (0.5, 0.95))
    return Measured(first / len(tests), three / len(tests), float(median), float(slow), scores)


def refused(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The share of outside texts refused when 95 of 100 inside texts are kept, by the best score alone."""
    bar = float(np.quantile(np.array(inside), 0.05))
    return float(np.mean(np.array(outside) < bar))


def _say(*cells: str) -> None:
    sys.stdout.write(("| " + " | ".join(cells) + " |" if len(cells) > 1 else "".join(cells)) + "\n")
    sys.stdout.flush()


def table_of_methods(data: Data, names: Sequence[str]) -> None:
    """Every method on the public tests, learned from five and from ten examples a kind."""
    heads = ("examples", "method", "BANKING77", "top 3", "CLINC150", "top 3", "outside refused at 95% kept")
    _say(*heads, "ms (median)", "ms (95 of 100)")
    _say(*["---"] * 9)
    for count in (5, 10):
        for method in METHODS:
            if names and method.name not in names:
                continue
            try:
                _say(str(count), method.name, *_row(data, method, count))
            except ImportError as missing:
                _say(str(count), method.name, f"not run: {missing.name} is not installed", *[""] * 6)


def _row(data: Data, method: Method, count: int) -> list[str]:
    banking = measure(
        method.make(data.pairs(f"banking77_train_{count}")), data.tests("banking77", method.most)
    )
    rank = method.make(data.pairs(f"clinc150_train_{count}"))
    clinc = measure(rank, data.tests("clinc150", method.most))
    outside = measure(rank, data.tests("clinc150_oos", method.most))
    return [
        *(f"{share:.3f}" for share in (banking.first, banking.three, clinc.first, clinc.three)),
        f"{refused(clinc.scores, outside.scores):.2f}",
        f"{banking.median:.2f}",
        f"{banking.slow:.2f}",
    ]


def table_of_noise(data: Data) -> None:
    """Our matcher under three kinds of noise: right first, right among three, and outside texts refused."""
    _say("data", "examples", *(kind.__name__.replace("_", " ") for kind in (_clean, *noise.KINDS)))
    _say(*["---"] * 6)
    for name in ("banking77", "clinc150"):
        for count in (5, 10):
            rank, cells = ours(data.pairs(f"{name}_train_{count}")), []
            for spoil in (_clean, *noise.KINDS):
                found = _spoilt(rank, data.tests(name), spoil)
                cells.append(f"{found.first:.3f} / {found.three:.3f}")
                if name == "clinc150":
                    outside = _spoilt(rank, data.tests("clinc150_oos"), spoil)
                    cells[-1] += f" / {refused(found.scores, outside.scores):.2f}"
            _say(name, str(count), *cells)


def _clean(text: str, _dice: Random) -> str:
    return text


def _spoilt(rank: Ranker, tests: Pairs, spoil: noise.Kind) -> Measured:
    dice = Random(5)
    return measure(rank, [(spoil(text, dice), kind) for text, kind in tests])


def table_of_sizes(data: Data) -> None:
    """What one text costs, and what is held, when there are few examples and many: kinds are the same 77."""
    _say("examples", "fitting s", "ms (median)", "ms (95 of 100)", "weights MB")
    _say(*["---"] * 5)
    pool = [*data.pairs("banking77_train_10"), *data.pairs("banking77_test")]
    for count in (200, 800, 3200):
        step = len(pool) / count
        examples = [pool[int(place * step)] for place in range(count)]
        begun = perf_counter()
        model = fitted(examples)
        took = perf_counter() - begun
        found = measure(ranker_of(model), data.pairs("banking77_test")[:_QUICK])
        size = model.weights.nbytes / 2**20
        _say(str(count), f"{took:.1f}", f"{found.median:.2f}", f"{found.slow:.2f}", f"{size:.0f}")


_START = """
import sys
from pathlib import Path
from time import perf_counter
from leavingcare.understanding.reading import read
from leavingcare.understanding.store import load
def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
before, begun = held(), perf_counter()
model = load(Path(sys.argv[1])).models["en"]
model.judge(read("where is my new card", model.speller))
print(f"{perf_counter() - begun:.2f} s; {held() - before:.0f} MB more held than before, {held():.0f} MB in all")
"""
"""What a new process does; its memory is read where Linux tells it."""


def cost(data: Data) -> None:
    """What it costs a new process to start from a compiled file and decide a first text, and to hold it."""
    model = fitted(data.pairs("banking77_train_10"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.npz"
        save(Matcher({"en": model}, {}), path)
        told = subprocess.run(
            [sys.executable, "-c", _START, str(path)], check=True, capture_output=True, text=True
        )
        size = path.stat().st_size / 2**20
    _say(f"a compiled file of {size:.0f} MB: read, and a first text decided, in {told.stdout.strip()}")


def main(given: Sequence[str] = ()) -> None:
    """Print the tables; without the public data, say so and stop."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding", description=__doc__)
    parser.add_argument("--methods", nargs="*", default=[], help="only these methods")
    parser.add_argument("--quick", action="store_true", help=f"ask {_QUICK} texts of each test set")
    parser.add_argument("--data", type=Path, default=PUBLIC, help="the folder of the public questions")
    arguments = parser.parse_args(given)
    if not arguments.data.is_dir():
        _say("The public test questions are not beside this checkout: nothing to measure.")
        return
    data = Data(arguments.data, _QUICK if arguments.quick else 100_000)
    for part in (cost, table_of_sizes, table_of_noise):
        part(data)
        _say()
    table_of_methods(data, arguments.methods)


if __name__ == "__main__":
    main(sys.argv[1:])
