"""The demo's content, and the matcher that learned it: built once for all measurements of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.facts import Facts
from leavingcare.offer import Library
from leavingcare.understanding import Matcher

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load(CONTENT, "oxfordshire", Facts.load(CONTENT, "oxfordshire"))


@pytest.fixture(scope="session")
def matcher(library: Library) -> Matcher:
    return Matcher.build(library)
