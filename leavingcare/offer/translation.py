"""The local offer side by side with its translation, part by part, with how far each can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from leavingcare.languages import offer_catalogue
from leavingcare.offer.entry import Entry


@dataclass(frozen=True)
class Pair:
    """One part: its place, the English, the translation, its state and who reviewed it.

    state: reviewed, machine, stale (the English changed since), missing.
    """

    field: str
    english: str
    words: str
    state: str
    by: str | None = None


def parts_of(entry: Entry) -> list[tuple[str, str]]:
    """Every part of an entry that is translated, as (field, English), in reading order."""
    texts = [
        ("title", entry.title),
        ("sms", entry.sms),
        ("sms_unknown", entry.sms_unknown),
        ("more", entry.more),
        ("how_much", entry.how_much),
        ("how_much_unknown", entry.how_much_unknown),
    ]
    found = [(field, english) for field, english in texts if english]
    for section in entry.sections:
        found.append((f"{section.id}/heading", section.heading))
        found.extend((f"{section.id}/{n}", english) for n, english in enumerate(section.paragraphs, start=1))
    found.append(("examples", "\n".join(entry.examples)))
    return found


def pairs(entry: Entry, locale: str) -> list[Pair]:
    """Every part beside its translation."""
    catalogue = offer_catalogue(locale)
    found: list[Pair] = []
    for field, english in parts_of(entry):
        context = f"{entry.slug}/{field}"
        part = catalogue.find(context, english)
        if part is not None:
            found.append(Pair(field, english, part.words, part.state, part.by))
            continue
        stale = catalogue.find_stale(context)
        found.append(Pair(field, english, stale.words if stale else "", "stale" if stale else "missing"))
    return found
