"""A small library of an invented council, and a matcher that learned it: built once and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from leavingcare.understanding import Matcher, Situation, load_matcher


@dataclass(frozen=True)
class Entry:
    slug: str
    title: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class SmallLibrary:
    """What the matcher needs of a library."""

    held: tuple[Entry, ...]

    def entries(self) -> Iterable[Entry]:
        return self.held

    def examples(self, slug: str, locale: str) -> tuple[str, ...]:
        return ()


@pytest.fixture(scope="session")
def library() -> SmallLibrary:
    content = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
    return SmallLibrary(
        tuple(Entry(slug, one["title"], tuple(one["examples"])) for slug, one in content.items())
    )


@pytest.fixture(scope="session")
def matcher(library: SmallLibrary) -> Matcher:
    return load_matcher(library, "small-library")


@pytest.fixture
def now() -> datetime:
    """A Tuesday at half past one in the afternoon."""
    return datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.fixture
def situation(now: datetime) -> Situation:
    return Situation(locale="en", now=now)
