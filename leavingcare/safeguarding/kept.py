"""The second look on disk: learned when its phrases change, checked by what it was made from, read in a moment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from leavingcare.languages import folds
from leavingcare.safeguarding.concern import Risk, Urgency
from leavingcare.safeguarding.likeness import Bars, Haste, Likeness, Line
from leavingcare.safeguarding.neighbours import Neighbours
from leavingcare.safeguarding.phrases import Phrases, Said
from leavingcare.safeguarding.traits import Traits

BUILD = Path(__file__).parents[2] / ".build" / "safeguarding"
KEPT = "en.npz"

_NOT_READABLE = (OSError, ValueError, KeyError, BadZipFile)


def made_from(phrases: Phrases, folder: Path) -> str:
    """A hash of everything that it is learned from: phrases, rules, lists, and the code that learns."""
    digest = hashlib.sha256()
    digest.update(json.dumps([[said.text, said.risk, said.urgency] for said in phrases.danger]).encode())
    digest.update(json.dumps(phrases.ordinary).encode())
    code = [*sorted(Path(__file__).parent.glob("*.py")), Path(folds.__file__)]
    for path in [*sorted(folder.glob("*.yaml")), *code]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def kept_or_learned(wanted: str, traits: Traits, learn: Callable[[], Likeness], path: Path) -> Likeness:
    """What is kept at `path` where it was made from `wanted`; else learned now, and kept where that can be."""
    try:
        return _load(path, wanted, traits)
    except _NOT_READABLE:
        learned = learn()
    with suppress(OSError):  # in a place that cannot be written to, the next process learns again
        _save(learned, wanted, path)
    return learned


def _save(likeness: Likeness, made: str, path: Path) -> None:
    """Write it; the old file is replaced in one step, so that a reader never sees half a file."""
    line = likeness.line
    about = {
        "made_from": made,
        "traits": list(line.places),
        "bias": line.bias,
        "bars": astuple(line.bars),
        "haste": [likeness.haste.bias, likeness.haste.bar],
        "texts": likeness.neighbours.height,
        "danger": [[said.text, said.risk.value, said.urgency.value] for said in likeness.danger],
    }
    written = BytesIO()
    np.savez(
        written,
        about=np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8),
        rarity=line.rarity,
        weights=line.weights,
        risks=likeness.risks.astype(np.float16),
        haste=likeness.haste.weights,
        begins=likeness.neighbours.begins,
        rows=likeness.neighbours.rows,
        values=likeness.neighbours.values,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{made[:8]}.new")
    beside.write_bytes(written.getvalue())
    beside.replace(path)


def _load(path: Path, wanted: str, traits: Traits) -> Likeness:
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        if about["made_from"] != wanted:
            raise ValueError("made from something else")
        places = {trait: place for place, trait in enumerate(about["traits"])}
        return Likeness(
            traits=traits,
            line=Line(places, arrays["rarity"], arrays["weights"], about["bias"], Bars(*about["bars"])),
            risks=arrays["risks"].astype(np.float32),
            haste=Haste(arrays["haste"], *about["haste"]),
            danger=tuple(Said(text, Risk(risk), Urgency(urgency)) for text, risk, urgency in about["danger"]),
            neighbours=Neighbours(arrays["begins"], arrays["rows"], arrays["values"], about["texts"]),
        )
