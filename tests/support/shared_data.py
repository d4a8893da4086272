"""Public data beside the checkout, which tests use where it lies and never copy."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.presence import absent

ROOT = Path(__file__).resolve().parents[2]


def shared_data(name: str) -> Path:
    """A folder of `shared/data`. Without it a test is skipped, and fails where CI is set."""
    given = os.environ.get("WAYMARK_SHARED")
    folders = [Path(given)] if given else [parent / "shared" for parent in ROOT.parents]
    found = next((folder / "data" / name for folder in folders if (folder / "data" / name).exists()), None)
    if found is None:
        absent(f"shared/data/{name} does not lie beside the checkout")
    return found
