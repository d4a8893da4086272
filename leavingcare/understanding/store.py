"""The compiled matcher on disk: written when content changes, checked by what it was made from, read in a moment."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from leavingcare.understanding import lists
from leavingcare.understanding.calibration import Trust
from leavingcare.understanding.decide import understand
from leavingcare.understanding.features import Features
from leavingcare.understanding.matcher import LibraryLike, Matcher, hints, translated_examples
from leavingcare.understanding.meaning import Encoder, Meaning, encoder_named, wanted_encoder
from leavingcare.understanding.model import Model
from leavingcare.understanding.outcomes import Situation
from leavingcare.understanding.speller import Speller

log = logging.getLogger(__name__)

NOT_READABLE = (OSError, ValueError, KeyError, BadZipFile)
"""What reading a file that is not there, not whole, or of another version raises."""

BUILD = Path(__file__).parents[2] / ".build" / "understanding"


def made_from(
    library: LibraryLike, locales: Sequence[str] = ("ar",), *, encoder: Encoder | None = None
) -> str:
    """A hash of everything that a matcher is made from: entries, lists, encoder, and the code that learns."""
    digest = hashlib.sha256((encoder.name if encoder else "").encode())
    for entry in sorted(library.entries(), key=lambda entry: str(entry.slug)):
        own = [entry.slug, str(entry.title), list(entry.examples), hints(entry)]
        digest.update(json.dumps(own).encode())
    for locale in locales:
        other = translated_examples(library, locale)
        digest.update(json.dumps([locale, other.texts, other.kinds, other.hints]).encode())
    for path in [*sorted(lists.ROOT.rglob("*.yaml")), *sorted(Path(__file__).parent.glob("*.py"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def path_for(council: str, *, encoder: Encoder | None = None) -> Path:
    """Where a council's compiled matcher is; one that knows meanings too is kept beside the other."""
    return BUILD / (f"{council}.semantic.npz" if encoder else f"{council}.npz")


def save(matcher: Matcher, path: Path) -> None:
    """Write a matcher; the old file is replaced in one step, so that a reader never sees half a file."""
    arrays: dict[str, Any] = {}
    about: dict[str, Any] = {"made_from": matcher.made_from, "titles": dict(matcher.titles), "models": {}}
    for locale, model in matcher.models.items():
        arrays[f"{locale}.weights"] = model.weights.astype(np.float16)
        arrays[f"{locale}.rarity"] = model.features.rarity
        about["models"][locale] = {
            "kinds": model.kinds,
            "outsiders": sorted(model.outsiders),
            "words": list(model.features.words),
            "letters": list(model.features.letters),
            "alike": [[" ".join(phrase), *names] for phrase, names in model.features.alike.items()],
            "trust": [
                model.trust.first,
                model.trust.three,
                model.trust.answer_from,
                model.trust.choices_from,
            ],
            "speller": dict(model.speller.weights) if model.speller else None,
            "encoder": model.meaning.encoder.name if model.meaning else None,
        }
        if model.meaning is not None:
            arrays[f"{locale}.meaning"] = model.meaning.weights.astype(np.float16)
    arrays["about"] = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8)
    written = BytesIO()
    np.savez(written, **arrays)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.new")  # several workers may start, and write, at once
    beside.write_bytes(written.getvalue())
    beside.replace(path)


def load(path: Path) -> Matcher:
    """Read a matcher that `save` wrote. Raises one of `NOT_READABLE` if it is not there or not whole."""
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        models = {locale: _model(locale, told, arrays) for locale, told in about["models"].items()}
    return Matcher(models, about["titles"], about["made_from"])


def _model(locale: str, told: dict[str, Any], arrays: Any) -> Model:
    words = {piece: place for place, piece in enumerate(told["words"])}
    letters = {piece: place + len(words) for place, piece in enumerate(told["letters"])}
    alike = {tuple(row[0].split()): tuple(row[1:]) for row in told["alike"]}
    first, three, answer_from, choices_from = told["trust"]
    return Model(
        kinds=tuple(told["kinds"]),
        outsiders=frozenset(told["outsiders"]),
        features=Features(words, letters, arrays[f"{locale}.rarity"], alike),
        weights=arrays[f"{locale}.weights"].astype(np.float32),
        trust=Trust(tuple(first), tuple(three), answer_from, choices_from),
        speller=Speller.from_weights(told["speller"]) if told["speller"] else None,
        meaning=_meaning(told["encoder"], arrays[f"{locale}.meaning"]) if told["encoder"] else None,
    )


def _meaning(encoder: str, weights: Any) -> Meaning:
    return Meaning(encoder_named(encoder), weights.astype(np.float32))


def _keep(matcher: Matcher, path: Path) -> None:
    """Write a matcher where that can be done; a deployment whose disk is read-only builds its own each time."""
    try:
        save(matcher, path)
    except OSError as error:
        log.warning("matcher not kept", extra={"why": type(error).__name__})


def load_matcher(library: LibraryLike, council: str, *, semantic: bool = False) -> Matcher:
    """The compiled matcher of a council where it was made from this very content; else one built here and now,
    and kept for whoever starts next.

    With `semantic` what texts mean counts beside their words. Raises Invalid where that extra is not installed.
    """
    encoder = wanted_encoder(semantic)
    wanted, path = made_from(library, encoder=encoder), path_for(council, encoder=encoder)
    try:
        matcher = load(path)
    except NOT_READABLE:
        matcher = None
    if matcher is None or matcher.made_from != wanted:
        built = Matcher.build(library, encoder=encoder)
        matcher = Matcher(built.models, built.titles, wanted)
        _keep(matcher, path)
    # The lists are read and compiled now rather than with the first text.
    understand(
        "salam", matcher=matcher, situation=Situation(locale="en", now=datetime(2000, 1, 1, tzinfo=UTC))
    )
    return matcher
