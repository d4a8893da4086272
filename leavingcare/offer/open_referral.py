"""Services that somebody can reach, in the shapes of the Open Referral UK profile of HSDS 3.

The profile: the "Open Referral UK" data standard, October 2024. Whatever is unknown is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from leavingcare.offer.council import Contact, Council
from leavingcare.offer.entry import AREAS
from leavingcare.offer.helplines import Helpline, Helplines

Record = dict[str, Any]

_SPACE = uuid5(NAMESPACE_URL, "waymark/open-referral")
TAXONOMY = "Waymark subjects"
_ONE_TO_ONE = (
    "id", "organization_id", "name", "description", "url", "email", "status", "fees", "assured_date", "organization"
)  # fmt: skip
"""What a list of services tells of each; the rest comes with the service itself."""


def services(council: Council, helplines: Helplines) -> list[Record]:
    """Every service with a contact, whole: the council's own, then the helplines."""
    return [*_of_council(council), *(_of_helpline(line) for line in helplines.all)]


def listed(service: Record) -> Record:
    """A service as a list tells it."""
    return {name: service[name] for name in _ONE_TO_ONE if name in service}


def taxonomy() -> Record:
    """The one taxonomy: the subjects of the local offer."""
    return {
        "id": str(_id("taxonomy")),
        "name": TAXONOMY,
        "description": "The subjects that a care leaver asks about",
    }


def taxonomy_terms() -> list[Record]:
    """The subjects."""
    return [_term(area) for area in AREAS]


def _id(*parts: str) -> UUID:
    """The same id for the same thing on every machine and day."""
    return uuid5(_SPACE, "/".join(parts))


def _term(area: str) -> Record:
    name = area.replace("-", " ").capitalize()
    return {
        "id": str(_id("term", area)),
        "name": name,
        "description": f"Questions about {name.lower()}",
        "taxonomy": TAXONOMY,
        "taxonomy_id": str(_id("taxonomy")),
        "term": area,
    }


def _of_council(council: Council) -> Iterator[Record]:
    organization = {
        "id": str(_id(council.code)),
        "name": council.name,
        "description": f"{council.name}, {council.service_name}",
    }
    given: list[tuple[str, Contact | None, str | None]] = [
        *((f"team-{number}", team, "rights") for number, team in enumerate(council.teams, start=1)),
        ("out-of-hours", council.out_of_hours, None),
        ("safeguarding", council.safeguarding, None),
        ("complaints", council.complaints, "rights"),
        ("advocacy", council.advocacy, "rights"),
        *((f"contact-{key}", contact, None) for key, contact in council.contacts.items()),
    ]
    for key, contact, area in given:
        if contact is not None and contact.confidence != "low" and (contact.phone or contact.email):
            yield _service((council.code, key), contact, organization, area=area)


def _of_helpline(line: Helpline) -> Record:
    organization = {"id": str(_id("helpline", line.slug)), "name": line.name, "description": line.who_for}
    contact = Contact(label=line.name, phone=line.phone, hours=line.hours, url=line.url)
    service = _service(("helpline", line.slug, "service"), contact, organization, area=None)
    service["description"] = line.who_for
    if line.sms:
        word = f"Text {line.sms_word}" if line.sms_word else "By text"
        service["contacts"].append(_contact(service["id"], word, line.sms, kind="text"))
    if line.cost:
        service["fees"] = line.cost
    return service


def _service(key: tuple[str, ...], contact: Contact, organization: Record, *, area: str | None) -> Record:
    id = str(_id(*key))
    service: Record = {
        "id": id,
        "organization_id": organization["id"],
        "name": contact.label,
        "status": "active",
        "organization": organization,
        "contacts": [],
    }
    service |= {name: value for name, value in (("url", contact.url), ("email", contact.email)) if value}
    if contact.phone:
        service["contacts"].append(_contact(id, contact.label, contact.phone))
    if contact.hours:
        schedule = {"id": str(_id(id, "hours")), "service_id": id, "description": contact.hours}
        service["schedules"] = [schedule]
    if area is not None:
        service["attributes"] = [_attribute(id, area)]
    return service


def _contact(service_id: str, name: str, number: str, *, kind: str = "voice") -> Record:
    """A contact with its number; `phones` is HSDS 3's own, which the UK profile leaves open."""
    id = str(_id(service_id, kind))
    phone = {"id": str(_id(id, "phone")), "contact_id": id, "number": number, "type": kind}
    return {"id": id, "service_id": service_id, "name": name, "phones": [phone]}


def _attribute(service_id: str, area: str) -> Record:
    return {
        "id": str(_id(service_id, area)),
        "link_id": service_id,
        "link_type": "service",
        "taxonomy_term_id": str(_id("term", area)),
        "taxonomy_term": _term(area),
    }
