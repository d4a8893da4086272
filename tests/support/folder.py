"""A content folder that a test writes file by file: a small national offer, a region and an invented council."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

_QUOTED_DAY = re.compile(r"'(\d{4}-\d{2}-\d{2})'")
ENTRY: dict[str, Any] = {
    "title": "Money for your home",
    "topics": ["setting-up-home-allowance"],
    "sms": "You can get {home.amount} for your first home.",
    "more": "Ask your adviser.",
    "examples": ["home money"],
    "sources": [
        {"title": "Invented guidance", "url": "https://guidance.example", "checked_on": "2026-10-03"}
    ],
    "checked_on": "2026-10-03",
    "review_by": "2027-04-03",
    "owner": "Leaving care team",
}
PAGE = """
    ## In short

    It is {home.amount}.

    ## Who can help

    Your adviser.
    """
COUNCIL: dict[str, Any] = {
    "name": "Lowbridge Council",
    "service_name": "Leaving Care Team",
    "tier": "unitary",
    "review_by": "2027-04-03",
    "teams": [{"label": "Team", "phone": "020 7946 0100"}],
    "out_of_hours": {"label": "Duty team", "phone": "020 7946 0111"},
    "complaints": {"label": "Complaints team", "email": "complaints@lowbridge.example"},
    "advocacy": {"label": "Advocates", "phone": "020 7946 0114"},
}
VALUE: dict[str, Any] = {
    "kind": "money",
    "dated": [{"value": 3000}],
    "review_by": "2027-04-03",
    "verification": "seen",
    "confidence": "high",
}


class Folder:
    """Writes content under a temporary folder; `root` is what the loaders take."""

    def __init__(self, parent: Path) -> None:
        self.root = parent / "content"
        self.topics(money={"setting-up-home-allowance": "Money for a first home"})
        self.values("values/money.yaml", {"home.amount": VALUE})
        self.entry("offer/money/home.md")
        self.council()

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def topics(self, **areas: dict[str, str]) -> None:
        self.write("topics.yaml", yaml.safe_dump(areas, sort_keys=False))

    def values(self, name: str, given: dict[str, Any]) -> None:
        self.write(name, _days_plain(yaml.safe_dump(given, sort_keys=False)))

    def council(self, code: str = "lowbridge", **changed: Any) -> None:
        self.values(f"councils/{code}/council.yaml", COUNCIL | changed)

    def entry(self, name: str, page: str = PAGE, **changed: Any) -> None:
        """A whole entry; a key given as None is left out."""
        front = {key: value for key, value in (ENTRY | changed).items() if value is not None}
        self.overlay(name, page, **front)

    def overlay(self, name: str, page: str = "", **front: Any) -> None:
        """A file with this front matter and no other."""
        given = _days_plain(yaml.safe_dump(front, sort_keys=False))
        self.write(name, f"---\n{given}---\n{dedent(page).strip()}\n")


def _days_plain(text: str) -> str:
    """Days as editors write them, without the quotes that dumping puts round a text that looks like one."""
    return _QUOTED_DAY.sub(r"\1", text)
