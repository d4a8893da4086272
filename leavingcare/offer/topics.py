"""The subjects that a local offer has to answer, area by area, from content/topics.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leavingcare.errors import Invalid
from leavingcare.facts import read_mapping
from leavingcare.offer.entry import AREAS


@dataclass(frozen=True)
class Topics:
    """Each area's topics: slug and what it is about."""

    by_area: dict[str, dict[str, str]]

    @classmethod
    def load(cls, root: Path) -> Topics:
        """Read content/topics.yaml. Raises Invalid where an area or a topic is given wrongly."""
        path = root / "topics.yaml"
        if not path.is_file():
            raise Invalid("content/topics.yaml is not there; it names every subject that needs an entry")
        given = read_mapping(path, root)
        for area, topics in given.items():
            if area not in AREAS:
                raise Invalid(f"content/topics.yaml: {area} is no area; it is one of {', '.join(AREAS)}")
            if not isinstance(topics, dict):
                raise Invalid(f"content/topics.yaml: {area}: give each topic as 'slug: what it is about'")
        return cls(
            {area: {str(slug): str(what) for slug, what in row.items()} for area, row in given.items()}
        )

    def __contains__(self, slug: str) -> bool:
        return any(slug in topics for topics in self.by_area.values())

    def all(self) -> list[str]:
        """Every topic, in the order of the file."""
        return [slug for topics in self.by_area.values() for slug in topics]
