"""Looking at a page in a real browser for what keeps people out of it: axe's rules, and measures of our own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.presence import absent
from tests.support.twilio_node import NODE_FOLDER

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
_AXE = NODE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
_OURS = Path(__file__).with_name("page_checks.js")


@dataclass(frozen=True)
class View:
    """A screen to look at a page on."""

    name: str
    width: int
    height: int
    dark: bool = False

    def of(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": self.height})
        page.emulate_media(color_scheme="dark" if self.dark else "light")


SMALL_PHONE = View("a small phone", 320, 640)
DESKTOP = View("a desktop", 1280, 900)
ZOOMED = View("a desktop at 400 %", 320, 256)
AT_NIGHT = View("a small phone at night", 320, 640, dark=True)


@cache
def _script() -> str:
    if not _AXE.is_file():
        absent("axe-core is absent: run make setup")
    return _AXE.read_text(encoding="utf-8")


def look(page: Page, view: View, *, smallest_target: int) -> list[str]:
    """Everything that is wrong with a page on that screen, a sentence each."""
    view.of(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_script())
    # At night a page has other colours and nothing else.
    only = {"type": "rule", "values": COLOURS} if view.dark else {"type": "tag", "values": TAGS}
    rules = {} if view.dark else {"target-size": {"enabled": True}}
    options = {"runOnly": only, "rules": rules, "resultTypes": ["violations"]}
    answer = page.evaluate("options => axe.run(document, options)", options)
    ours = page.evaluate(_OURS.read_text(encoding="utf-8"), {"smallest": smallest_target})
    return [f"{view.name}: {each}" for each in [*map(_sentence, answer["violations"]), *ours]]


def _sentence(violation: dict[str, Any]) -> str:
    where = "; ".join(
        f"{node['html'][:140]} ({node['failureSummary'][:200]})" for node in violation["nodes"][:3]
    )
    return f"{violation['id']}: {violation['help']}, {len(violation['nodes'])} times: {where}"
