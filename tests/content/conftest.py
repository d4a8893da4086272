"""The content as it stands, for each council that has a folder, looked at from today."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from leavingcare.clock import today
from leavingcare.offer.checking import Content

ROOT = Path(__file__).parents[2] / "content"
COUNCILS = sorted(path.parent.name for path in ROOT.glob("councils/*/council.yaml"))


@cache
def loaded(council: str) -> Content:
    return Content.load(ROOT, council, on=today())


@pytest.fixture(params=COUNCILS)
def content(request: pytest.FixtureRequest) -> Content:
    """One council's whole content; the test runs once for each council."""
    return loaded(request.param)


@pytest.fixture(scope="session")
def everything() -> list[Content]:
    """The content of all councils, for what is said once over all of them."""
    return [loaded(council) for council in COUNCILS]
