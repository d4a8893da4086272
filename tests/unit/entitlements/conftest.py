"""What every test of entitlements needs: the rules as they are, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.entitlements import RuleBook
from leavingcare.facts import Facts

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """The nation's rules and Oxfordshire's."""
    return RuleBook.load(CONTENT, "oxfordshire")


@pytest.fixture(scope="session")
def values() -> Facts:
    return Facts.load(CONTENT, "oxfordshire")
