"""The demo's content, and the matcher that learned it: the compiled one, or one that is built and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.facts import Facts
from leavingcare.offer import Library
from leavingcare.understanding import Matcher, load_matcher

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load(CONTENT, "oxfordshire", Facts.load(CONTENT, "oxfordshire"))


@pytest.fixture(scope="session")
def matcher(library: Library) -> Matcher:
    return load_matcher(library, "oxfordshire")
