"""What the second look learns from: phrases of danger with their risk and urgency, and ordinary texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid
from leavingcare.safeguarding.concern import Risk, Urgency
from leavingcare.safeguarding.rules import Signals

_ORDINARY = "ordinary"
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Said:
    """One way in which a danger is said."""

    text: str
    risk: Risk
    urgency: Urgency


@dataclass(frozen=True)
class Phrases:
    """All that the second look learns from."""

    danger: tuple[Said, ...]
    ordinary: tuple[str, ...]


def read_phrases(folder: Path, signals: Signals, everyday: Sequence[str] = ()) -> Phrases:
    """The phrases of `folder` and the tests of the rules; the tests of harmless turns of phrase and `everyday`.

    A file bears the name of its risk, or a name that begins with `ordinary`.

    Raises Invalid, naming the file, when one cannot be read.
    """
    danger = [Said(text, rule.risk, rule.urgency) for rule in signals.rules for text in rule.tests]
    ordinary = [text for harmless in signals.harmless for text in harmless.tests]
    for path in sorted(folder.glob("*.yaml")):
        given = _read(path)
        if path.stem.startswith(_ORDINARY):
            ordinary += [str(text) for texts in given.values() for text in texts]
        else:
            danger += _said(path, given)
    return Phrases(tuple(dict.fromkeys(danger)), tuple(dict.fromkeys([*ordinary, *everyday])))


def _read(path: Path) -> Mapping[str, Any]:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except (OSError, yaml.YAMLError) as error:
        raise Invalid(f"{path}: cannot be read: {error}") from error
    if not isinstance(loaded, dict):
        raise Invalid(f"{path}: must map each urgency, or kind, to its texts")
    return loaded


def _said(path: Path, given: Mapping[str, Any]) -> Iterator[Said]:
    try:
        risk = Risk(path.stem)
        for urgency, texts in given.items():
            for text in texts:
                yield Said(str(text), risk, Urgency(urgency))
    except ValueError as error:
        raise Invalid(f"{path}: {error}") from error
