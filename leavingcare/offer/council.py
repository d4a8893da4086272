"""The council that a deployment serves: its names, who to reach when, its hours and its districts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from leavingcare.errors import Invalid
from leavingcare.facts import read_council

_KEYS = {
    *("name", "service_name", "tier", "region", "teams", "out_of_hours", "complaints", "advocacy"),
    *("safeguarding", "contacts", "districts", "office_hours", "checked_on", "review_by", "logo", "theme"),
}
_CONTACT_FIELDS = ("phone", "text", "email", "hours", "address", "url", "source", "code", "note")


@dataclass(frozen=True)
class Contact:
    """Somebody to reach. `confidence` low is not shown: ask instead."""

    label: str
    phone: str | None = None
    text: str | None = None
    email: str | None = None
    hours: str | None = None
    address: str | None = None
    url: str | None = None
    source: str | None = None
    confidence: str = "medium"
    code: str | None = None
    note: str | None = None

    @property
    def reachable(self) -> bool:
        """Whether there is a way to it: a name alone helps nobody."""
        return bool(self.phone or self.text or self.email or self.address or self.url)


@dataclass(frozen=True)
class District:
    """A district of a two-tier county: it bills council tax and holds the housing register, the county does not."""

    short: str
    name: str
    council_tax: Contact | None = None
    housing_register: Contact | None = None

    def is_called(self, words: str) -> bool:
        return _plain(words) in (_plain(self.short), _plain(self.name))


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
    region: str | None = None
    teams: tuple[Contact, ...] = ()
    out_of_hours: Contact | None = None
    complaints: Contact | None = None
    advocacy: Contact | None = None
    safeguarding: Contact | None = None
    contacts: dict[str, Contact] = field(default_factory=dict)
    office: OfficeHours = field(default_factory=OfficeHours)
    districts: tuple[District, ...] = ()
    checked_on: date | None = None
    review_by: date | None = None
    logo: str | None = None
    theme: dict[str, str] = field(default_factory=dict)

    @property
    def closes(self) -> time:
        return self.office.closes

    @classmethod
    def load(cls, root: Path, code: str) -> Council:
        """Read content/councils/<code>/council.yaml. Raises Invalid, naming the key and what to do."""
        where = f"content/councils/{code}/council.yaml"
        if not (root / "councils" / code / "council.yaml").is_file():
            raise Invalid(f"{where} is not there; copy content/councils/meresham and fill it in")
        given = read_council(root, code)
        _check_keys(given, where)
        further = {
            str(key): _maybe(row, f"{where}: contacts: {key}")
            for key, row in (given.get("contacts") or {}).items()
        }
        teams = [_maybe(each, f"{where}: teams") for each in given.get("teams") or ()]
        return cls(
            code=code,
            name=given["name"],
            service_name=given["service_name"],
            tier=given["tier"],
            out_of_hours=_maybe(given.get("out_of_hours"), f"{where}: out_of_hours"),
            complaints=_maybe(given.get("complaints"), f"{where}: complaints"),
            advocacy=_maybe(given.get("advocacy"), f"{where}: advocacy"),
            safeguarding=_maybe(given.get("safeguarding"), f"{where}: safeguarding"),
            region=given.get("region"),
            teams=tuple(team for team in teams if team is not None),
            contacts={key: contact for key, contact in further.items() if contact is not None},
            office=_office(given.get("office_hours"), where),
            districts=tuple(_district(each, f"{where}: districts") for each in given.get("districts") or ()),
            checked_on=_day(given.get("checked_on"), f"{where}: checked_on"),
            review_by=_day(given.get("review_by"), f"{where}: review_by"),
            logo=given.get("logo"),
            theme=dict(given.get("theme") or {}),
        )

    def missing(self) -> dict[str, str]:
        """What a council cannot go live without and has not given: its key, and what it is."""
        there = {
            "out_of_hours": self.out_of_hours is not None and bool(self.out_of_hours.phone),
            "teams": any(team.phone or team.text or team.email for team in self.teams),
            "complaints": self.complaints is not None and self.complaints.reachable,
            "advocacy": self.advocacy is not None and self.advocacy.reachable,
        }
        needed = {
            "out_of_hours": "the number that answers when the office is closed",
            "teams": "how to reach the leaving care team",
            "complaints": "how to complain",
            "advocacy": "who the independent advocates are, and how to reach them",
        }
        return {key: what for key, what in needed.items() if not there[key]}

    def find_district(self, words: str) -> District | None:
        """The district that people call so: "Cherwell", "cherwell district council"."""
        return next((district for district in self.districts if district.is_called(words)), None)

    def every_contact(self) -> Iterator[tuple[str, Contact]]:
        """Each contact with its place in council.yaml."""
        for key in ("out_of_hours", "complaints", "advocacy", "safeguarding"):
            if (contact := getattr(self, key)) is not None:
                yield key, contact
        for team in self.teams:
            yield f"teams: {team.label}", team
        for key, contact in self.contacts.items():
            yield f"contacts: {key}", contact
        for district in self.districts:
            for key in ("council_tax", "housing_register"):
                if (contact := getattr(district, key)) is not None:
                    yield f"districts: {district.short}: {key}", contact


def _check_keys(given: dict[str, Any], where: str) -> None:
    for key in ("name", "service_name", "tier"):
        if not given.get(key):
            raise Invalid(f"{where}: {key} is missing; add it")
    strange = sorted(set(given) - _KEYS)
    if strange:
        raise Invalid(f"{where}: {strange[0]} is no key that we know; see content/README.md for the names")


def _maybe(given: Any, where: str) -> Contact | None:
    contact = _contact(given, where) if given else None
    return contact if contact is not None and contact.confidence != "low" else None


def _contact(given: Any, where: str) -> Contact:
    if not isinstance(given, dict) or not given.get("label"):
        raise Invalid(f"{where}: each contact needs a label, such as 'Complaints team'")
    strange = sorted(set(given) - {*_CONTACT_FIELDS, "label", "confidence"})
    if strange:
        raise Invalid(f"{where}: {strange[0]} is no key of a contact; see content/README.md for the names")
    fields = {name: str(given[name]) for name in _CONTACT_FIELDS if given.get(name)}
    return Contact(label=given["label"], confidence=given.get("confidence", "medium"), **fields)


def _district(given: Any, where: str) -> District:
    if not isinstance(given, dict) or not given.get("short") or not given.get("name"):
        raise Invalid(f"{where}: each district needs short and name, such as Cherwell")
    here = f"{where}: {given['short']}"
    return District(
        short=given["short"],
        name=given["name"],
        council_tax=_maybe(given.get("council_tax"), f"{here}: council_tax"),
        housing_register=_maybe(given.get("housing_register"), f"{here}: housing_register"),
    )


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _day(given: Any, where: str) -> date | None:
    if given is None or isinstance(given, date):
        return given
    raise Invalid(f"{where}: {given!r} is no day; write it like 2026-11-22")


def _office(given: Any, where: str) -> OfficeHours:
    if not given:
        return OfficeHours()
    try:
        opens, closes = time.fromisoformat(str(given["opens"])), time.fromisoformat(str(given["closes"]))
    except (KeyError, ValueError) as error:
        raise Invalid(f"{where}: office_hours needs opens and closes, like '09:00'") from error
    return OfficeHours(opens, closes, assumed=bool(given.get("assumed", False)))
