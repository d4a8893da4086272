"""The layers of content that stand on one another: the nation's, a region's where there is one, the council's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid

# The parser in C is about eight times as fast, and not everywhere there.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def from_yaml(text: str) -> Any:
    """What a YAML text says. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - either loader is a safe one


class Level(StrEnum):
    REGION = "region"
    COUNCIL = "council"


@dataclass(frozen=True)
class Layer:
    """A folder whose values and entries stand in place of those below it."""

    level: Level
    code: str
    folder: Path


def local_layers(root: Path, council: str) -> tuple[Layer, ...]:
    """The region's layer, if the council names one, then the council's own."""
    own = Layer(Level.COUNCIL, council, root / "councils" / council)
    region = read_council(root, council).get("region")
    if not region:
        return (own,)
    folder = root / "regions" / str(region)
    if not folder.is_dir():
        raise Invalid(
            f"content/councils/{council}/council.yaml: region is {region!r}, but content/regions/{region} "
            "is not there; add that folder or take region out"
        )
    return (Layer(Level.REGION, str(region), folder), own)


def read_council(root: Path, council: str) -> dict[str, Any]:
    """What council.yaml says, unchecked; empty where there is no such file."""
    path = root / "councils" / council / "council.yaml"
    return read_mapping(path, root) if path.is_file() else {}


def read_mapping(path: Path, root: Path) -> dict[str, Any]:
    """A YAML file of names and what is under them. Raises Invalid, naming the file."""
    where = path.relative_to(root.parent)
    try:
        given = from_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise Invalid(f"{where}: this is no YAML: {error}") from error
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise Invalid(f"{where}: give names and what is under them, as 'name:' and then its keys")
    return {str(name): row for name, row in given.items()}
