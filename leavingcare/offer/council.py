"""The council that a deployment serves: its names, who to reach when, and its hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid


@dataclass(frozen=True)
class Contact:
    """Somebody to reach. `confidence` low is not shown: ask instead."""

    label: str
    phone: str | None = None
    email: str | None = None
    hours: str | None = None
    url: str | None = None
    source: str | None = None
    confidence: str = "medium"


@dataclass(frozen=True)
class OfficeHours:
    """When the office is open on a working day, local time; `assumed` where the council did not say."""

    opens: time = time(9)
    closes: time = time(17)
    assumed: bool = True


@dataclass(frozen=True)
class Council:
    code: str
    name: str
    service_name: str
    tier: str
    teams: tuple[Contact, ...] = ()
    out_of_hours: Contact | None = None
    complaints: Contact | None = None
    advocacy: Contact | None = None
    safeguarding: Contact | None = None
    office: OfficeHours = field(default_factory=OfficeHours)
    districts: tuple[str, ...] = ()
    logo: str | None = None
    theme: dict[str, str] = field(default_factory=dict)

    @property
    def closes(self) -> time:
        return self.office.closes

    @classmethod
    def load(cls, root: Path, code: str) -> Council:
        """Read content/councils/<code>/council.yaml. Raises Invalid, naming the key and what to do."""
        path = root / "councils" / code / "council.yaml"
        where = f"content/councils/{code}/council.yaml"
        if not path.is_file():
            raise Invalid(f"{where} is not there; copy content/councils/meresham and fill it in")
        given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for key in ("name", "service_name", "tier"):
            if not given.get(key):
                raise Invalid(f"{where}: {key} is missing; add it")
        return cls(
            code=code,
            name=given["name"],
            service_name=given["service_name"],
            tier=given["tier"],
            teams=tuple(_contact(each, where) for each in given.get("teams") or ()),
            out_of_hours=_maybe(given.get("out_of_hours"), where),
            complaints=_maybe(given.get("complaints"), where),
            advocacy=_maybe(given.get("advocacy"), where),
            safeguarding=_maybe(given.get("safeguarding"), where),
            office=_office(given.get("office_hours"), where),
            districts=tuple(given.get("districts") or ()),
            logo=given.get("logo"),
            theme=dict(given.get("theme") or {}),
        )

    def missing(self) -> list[str]:
        """What a council cannot go live without, and has not given."""
        needed = {
            "out_of_hours: the number that answers day and night": self.out_of_hours
            and self.out_of_hours.phone,
            "teams: how to reach the leaving care team": any(team.phone or team.email for team in self.teams),
            "complaints: how to complain": self.complaints,
            "advocacy: who the independent advocates are": self.advocacy,
        }
        return [name for name, there in needed.items() if not there]


def _maybe(given: Any, where: str) -> Contact | None:
    contact = _contact(given, where) if given else None
    return contact if contact is not None and contact.confidence != "low" else None


def _contact(given: Any, where: str) -> Contact:
    if not isinstance(given, dict) or not given.get("label"):
        raise Invalid(f"{where}: each contact needs a label")
    known = {name: given.get(name) for name in ("phone", "email", "hours", "url", "source")}
    return Contact(label=given["label"], confidence=given.get("confidence", "medium"), **known)


def _office(given: Any, where: str) -> OfficeHours:
    if not given:
        return OfficeHours()
    try:
        opens, closes = time.fromisoformat(str(given["opens"])), time.fromisoformat(str(given["closes"]))
    except (KeyError, ValueError) as error:
        raise Invalid(f"{where}: office_hours needs opens and closes, like '09:00'") from error
    return OfficeHours(opens, closes, assumed=bool(given.get("assumed", False)))
