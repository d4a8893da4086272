"""A real Chromium, that of the machine: one for a whole run, and a context of its own for each person in a test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from portal.account.routes import HARMLESS
from tests.support.elsewhere import elsewhere
from tests.support.presence import absent

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 15_000
"""Milliseconds that a page may take. Long, because a slow machine is no fault of the page."""


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Run a browser while the block runs. It finds nobody but this machine, which also plays the harmless page.

    Skips where Chromium is not installed; fails there in CI.
    """
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        absent("Chromium is not installed: apt-get install chromium")
    assert program is not None
    host = str(urlsplit(HARMLESS).hostname)
    with elsewhere(folder, host) as port, sync_playwright() as playwright:
        rules = f"MAP {host}:443 127.0.0.1:{port},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1"
        arguments = [f"--host-resolver-rules={rules}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # the sandbox does not start for root
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watch:
    """What a context's pages complained of, and whom else they asked."""

    origin: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def on(self, context: BrowserContext) -> BrowserContext:
        """Watch every page of a context, and give it back."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("request", self._request)
        return context

    def found(self) -> list[str]:
        """Everything that was noted, a sentence each."""
        return self.complaints + [f"asked {url}" for url in self.foreign]

    def _console(self, message: ConsoleMessage) -> None:
        # A page that is an error page by intent is a line in the console too, about its own address.
        own = message.page is not None and message.location.get("url") == message.page.url
        if message.type in ("error", "warning") and not (own and "Failed to load" in message.text):
            self.complaints.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.foreign.append(request.url)


def path_of(page: Page) -> str:
    """The path that the address bar shows."""
    return urlsplit(page.url).path
