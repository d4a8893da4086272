"""A council's contacts as named values, so that texts and pages give the numbers that council.yaml has and no others.

`council.complaints.phone` is the phone under `complaints` in council.yaml; further ones stand under `contacts`.
`council.cherwell.council_tax.phone` is that of the district called Cherwell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leavingcare.facts.layers import read_council
from leavingcare.facts.reading import read_value
from leavingcare.facts.value import Entry, Kind

NEEDED = ("out_of_hours", "complaints", "advocacy")
SINGLE = (*NEEDED, "safeguarding")
FIELDS = {
    "label": Kind.TEXT,
    "phone": Kind.PHONE,
    "text": Kind.PHONE,
    "email": Kind.EMAIL,
    "hours": Kind.HOURS,
    "address": Kind.TEXT,
    "url": Kind.URL,
}


def contact_values(root: Path, council: str) -> dict[str, Entry]:
    """Each field of each contact that was confirmed, as council.<contact>.<field>."""
    given = read_council(root, council)
    path = f"content/councils/{council}/council.yaml"
    dates = {key: given[key] for key in ("checked_on", "review_by") if given.get(key)}
    found: dict[str, Entry] = {}
    for code, contact in _contacts(given):
        for field, kind in FIELDS.items():
            if contact.get(field):
                name = f"council.{code}.{field}"
                row = _row(contact, kind, contact[field], dates)
                found[name] = read_value(name, row, path, local=True)
    return found


def _contacts(given: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for code in SINGLE:
        if isinstance(given.get(code), dict):
            yield code, given[code]
    teams = [team for team in given.get("teams") or () if isinstance(team, dict)]
    for team in teams:
        yield (f"team.{team['code']}" if team.get("code") else "team"), team
    for code, contact in (given.get("contacts") or {}).items():
        if isinstance(contact, dict):
            yield str(code), contact
    for district in given.get("districts") or ():
        short = re.sub(r"[^a-z0-9]+", "_", str(district.get("short", "")).lower())
        for key in ("council_tax", "housing_register"):
            if isinstance(district.get(key), dict):
                yield f"{short}.{key}", district[key]


def _row(contact: dict[str, Any], kind: Kind, value: Any, dates: dict[str, Any]) -> dict[str, Any]:
    source = {"title": contact["label"], "url": contact["source"]} if contact.get("source") else None
    return {
        "kind": kind.value,
        "dated": [{"value": str(value)}],
        "confidence": contact.get("confidence", "medium"),
        "review_by": contact.get("review_by") or dates.get("review_by"),
        "sources": [source | {"checked_on": dates.get("checked_on")}] if source else [],
    }
