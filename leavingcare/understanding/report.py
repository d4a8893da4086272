"""For editors: what the matcher makes of the entries' own questions when it has not seen them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from leavingcare.errors import Invalid
from leavingcare.understanding import calibration, regression
from leavingcare.understanding.calibration import Pool, Trust
from leavingcare.understanding.matcher import LibraryLike, Matcher, english_examples, translated_examples
from leavingcare.understanding.meaning import Encoder
from leavingcare.understanding.model import Examples, prepare, speller_for
from leavingcare.understanding.reading import read

ANSWERED, WRONG, OFFERED, NOT_OFFERED, LOST = "answered", "wrong", "offered", "not among choices", "lost"


@dataclass(frozen=True)
class Held:
    """One of an entry's questions, held out: what would have become of it, and which entry was likeliest."""

    text: str
    entry: str
    fate: str
    likeliest: str


@dataclass(frozen=True)
class Report:
    """Every question of every entry, held out in turn."""

    held: tuple[Held, ...]

    def share(self, fate: str) -> float:
        """The share of questions with this fate."""
        return sum(one.fate == fate for one in self.held) / max(1, len(self.held))

    def thieves(self) -> list[tuple[tuple[str, str], int]]:
        """Pairs of entries, the owner and the one that its questions went to, most stolen first."""
        stolen = Counter((one.entry, one.likeliest) for one in self.held if one.likeliest != one.entry)
        return [pair for pair in stolen.most_common() if pair[1] > 1]

    def weakest(self) -> list[tuple[str, float]]:
        """Entries with the share of their questions that are neither answered nor offered, worst first."""
        by_entry: dict[str, list[bool]] = {}
        for one in self.held:
            by_entry.setdefault(one.entry, []).append(one.fate not in {ANSWERED, OFFERED})
        shares = {entry: sum(missed) / len(missed) for entry, missed in by_entry.items()}
        return sorted(shares.items(), key=lambda pair: -pair[1])

    def lines(self) -> Iterator[str]:
        """The report in words."""
        fates = (ANSWERED, WRONG, OFFERED, NOT_OFFERED, LOST)
        yield f"{len(self.held)} questions, each held out: " + ", ".join(
            f"{fate} {self.share(fate):.1%}" for fate in fates
        )
        yield "Entries whose questions are missed most:"
        yield from (f"  {missed:5.0%}  {entry}" for entry, missed in self.weakest()[:10] if missed)
        yield "Entries that take another's questions:"
        yield from (f"  {count} of {owner} go to {thief}" for (owner, thief), count in self.thieves()[:15])
        yield "Questions that are missed:"
        yield from (
            f"  {one.entry}: {one.text}  ({one.fate}; likeliest {one.likeliest})"
            for one in self.held
            if one.fate not in {ANSWERED, OFFERED}
        )


def report(library: LibraryLike, *, locale: str = "en", encoder: Encoder | None = None) -> Report:
    """Hold out every question of every entry in a language in turn, and see what becomes of it.

    Raises Invalid where nobody wrote any in it.
    """
    if locale == "en":
        examples = english_examples(library)
        speller = speller_for(examples.texts)
    else:
        examples, speller = translated_examples(library, locale), None
    if not examples.texts:
        raise Invalid(f"no entry has a question in {locale}: translate some in translations/{locale}")
    pool = prepare(examples, speller, encoder).pool
    trust = calibration.measure(pool, promise=calibration.PROMISE_OF_ENGLISH)
    held = [
        _held(examples, pool, trust, int(place), scores)
        for asked, table in calibration.examples_left_out(pool)
        for place, scores in zip(asked, table, strict=True)
        if examples.kinds[place] not in examples.outsiders
    ]
    return Report(tuple(sorted(held, key=lambda one: one.entry)))


def _held(examples: Examples, pool: Pool, trust: Trust, place: int, scores: regression.Floats) -> Held:
    outside = np.array([name in pool.outsiders for name in pool.names])
    shares = np.exp(regression.log_shares(scores[None])[0])
    best = [int(kind) for kind in np.argsort(-scores) if not outside[kind]][:3]
    right = examples.kinds[place]
    first = pool.names[best[0]]
    if calibration.signs_of_first(scores, shares, best[0]).chance(trust.first) >= trust.answer_from:
        fate = ANSWERED if first == right else WRONG
    elif calibration.signs_of_three(scores, shares, best, outside).chance(trust.three) >= trust.choices_from:
        fate = OFFERED if right in [pool.names[kind] for kind in best] else NOT_OFFERED
    else:
        fate = LOST
    return Held(examples.texts[place], right, fate, pool.names[int(np.argmax(scores))])


def changes(before: Matcher, after: Matcher, questions: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Questions whose likeliest entry differs between two matchers, with the entry before and after."""
    found = {question: (_winner(before, question), _winner(after, question)) for question in questions}
    return {question: pair for question, pair in found.items() if pair[0] != pair[1]}


def _winner(matcher: Matcher, question: str) -> str:
    model = matcher.models["en"]
    return model.judge(read(question, model.speller)).best[0].kind
