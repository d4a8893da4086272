"""Running Twilio's own Node tools from tests, and finding Twilio's own description of its interface."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.presence import absent

ROOT = Path(__file__).parents[2]
NODE_FOLDER = ROOT / "tests" / "node"
_API = Path("data") / "twilio_api_v2010.json"


def run_node(script: str, given: str) -> str:
    """Run a script of tests/node on `given` and return what it writes."""
    node = node_program()
    done = subprocess.run(
        [node, str(NODE_FOLDER / script)], input=given.encode(), capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def node_program() -> str:
    """Node with the tools of tests/node beside it; skips without them, and fails where CI should have had
    them."""
    node = shutil.which("node")
    if node is None or not (NODE_FOLDER / "node_modules").is_dir():
        absent("Node or tests/node/node_modules is absent: run make setup")
    assert node is not None
    return node


def twilio_api() -> Path:
    """Twilio's published OpenAPI, kept outside the checkout."""
    shared = os.environ.get("WAYMARK_SHARED")
    folders = [Path(shared)] if shared else [parent / "shared" for parent in ROOT.parents]
    found = next((folder / _API for folder in folders if (folder / _API).is_file()), None)
    if found is None:
        absent(f"{_API} is absent: set WAYMARK_SHARED to the folder that has it")
    assert found is not None
    return found
