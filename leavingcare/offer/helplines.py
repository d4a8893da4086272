"""National helplines: who they are for, how to reach them, when, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid


@dataclass(frozen=True)
class Helpline:
    slug: str
    name: str
    who_for: str
    phone: str | None = None
    sms: str | None = None
    sms_word: str | None = None
    hours: str | None = None
    cost: str | None = None
    url: str | None = None
    first: bool = False

    @property
    def shown(self) -> str:
        """What to call, or what to text."""
        if self.phone:
            return self.phone
        return f"text {self.sms_word} to {self.sms}" if self.sms_word else f"text {self.sms}"


@dataclass(frozen=True)
class Helplines:
    """Every helpline that may be shown; `first` ones stand on the home page."""

    all: tuple[Helpline, ...]

    @classmethod
    def load(cls, root: Path) -> Helplines:
        """Read content/helplines.yaml, leaving out what was not verified well enough to give to someone."""
        path = root / "helplines.yaml"
        given = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
        lines = [_helpline(str(slug), row) for slug, row in (given or {}).items() if _may_show(row)]
        return cls(tuple(lines))

    def find(self, slug: str) -> Helpline | None:
        return next((line for line in self.all if line.slug == slug), None)

    def first(self) -> list[Helpline]:
        return [line for line in self.all if line.first]

    def numbers(self) -> dict[str, str]:
        """Each helpline's number by its slug, for words that name one."""
        return {line.slug: line.phone or line.sms or "" for line in self.all}


def _may_show(row: dict[str, Any]) -> bool:
    return (
        row.get("confidence") != "low"
        and row.get("verification") != "unopened"
        and row.get("show", "yes") in ("yes", True)
    )


def _helpline(slug: str, row: dict[str, Any]) -> Helpline:
    if not row.get("name") or not (row.get("phone") or row.get("sms")):
        raise Invalid(f"content/helplines.yaml: {slug}: it needs a name, and a phone or sms number")
    keys = ("phone", "sms", "sms_word", "hours", "cost", "url")
    values = {key: str(row[key]) for key in keys if row.get(key)}
    return Helpline(
        slug=slug,
        name=row["name"],
        who_for=str(row.get("who_for", "")),
        first=bool(row.get("first")),
        **values,
    )
