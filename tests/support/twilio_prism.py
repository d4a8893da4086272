"""Twilio's published OpenAPI as a server on loopback, by Stoplight Prism: it answers only what is in
shape."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.support.twilio_node import NODE_FOLDER, node_program, twilio_api

_PRISM = NODE_FOLDER / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
_STARTS_WITHIN = 60


@contextmanager
def prism(log: Path) -> Iterator[str]:
    """Run Prism while the block runs, and give its address; `log` has its words about every request."""
    node, api, port = node_program(), twilio_api(), _free_port()
    command = [node, str(_PRISM), "mock", "-h", "127.0.0.1", "-p", str(port), str(api)]
    with (
        log.open("wb") as written,
        subprocess.Popen(command, stdout=written, stderr=subprocess.STDOUT) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _await(address, process, log)
            yield address
        finally:
            process.terminate()


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_STARTS_WITHIN * 5):
        assert process.poll() is None, log.read_text()
        try:
            requests.get(address, timeout=2)
            return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError(f"Prism did not start: {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
