"""The local offer side by side with its translation, part by part, with how far each can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from leavingcare.facts import VALUES, Facts, Kind
from leavingcare.languages import DEFAULT, offer_catalogue
from leavingcare.offer.entry import Entry
from leavingcare.offer.helplines import Helpline, Helplines

HELPLINES = "helplines"
_SHARED = ("hours", "cost")


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


def parts_of_helplines(helplines: Helplines) -> list[tuple[str, str]]:
    """What is translated of the helplines; hours and costs that several share stand once."""
    own = [
        (_field(line, name), str(getattr(line, name)))
        for line in helplines.all
        for name in ("name", "who_for", *_SHARED)
        if getattr(line, name)
    ]
    return list(dict.fromkeys(own))


def _field(line: Helpline, name: str) -> str:
    return name if name in _SHARED else f"{line.slug}/{name}"


def helpline_in(line: Helpline, locale: str) -> Helpline:
    """A helpline in another language, as far as it was translated: whom it is for, when, and what it costs."""
    if locale == DEFAULT:
        return line
    catalogue = offer_catalogue(locale)

    def said(name: str) -> str:
        english = str(getattr(line, name) or "")
        part = catalogue.find(f"{HELPLINES}/{_field(line, name)}", english)
        return part.words if part else english

    return replace(
        line,
        name=said("name"),
        who_for=said("who_for"),
        hours=said("hours") or None,
        cost=said("cost") or None,
    )


def pairs_of_helplines(helplines: Helplines, locale: str) -> list[Pair]:
    """Every part of the helplines beside its translation."""
    return _pairs(HELPLINES, parts_of_helplines(helplines), locale)


def pairs_of_values(facts: Facts, locale: str) -> list[Pair]:
    """Every value that is words, such as "a leisure pass", beside its translation; contacts stay as they are."""
    entries = (facts.entry(name) for name in facts.names() if not name.startswith("council."))
    parts = [
        (entry.name, str(row.value))
        for entry in entries
        if entry is not None and entry.kind is Kind.TEXT
        for row in entry.dated
    ]
    return _pairs(VALUES, parts, locale)


def pairs(entry: Entry, locale: str) -> list[Pair]:
    """Every part beside its translation."""
    return _pairs(entry.slug, parts_of(entry), locale)


def _pairs(slug: str, parts: Iterable[tuple[str, str]], locale: str) -> list[Pair]:
    catalogue = offer_catalogue(locale)
    found: list[Pair] = []
    for field, english in parts:
        context = f"{slug}/{field}"
        part = catalogue.find(context, english)
        if part is not None:
            found.append(Pair(field, english, part.words, part.state, part.by))
            continue
        stale = None if field in _SHARED else catalogue.find_stale(context)
        found.append(Pair(field, english, stale.words if stale else "", "stale" if stale else "missing"))
    return found
