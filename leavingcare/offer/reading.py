"""Reading entries from Markdown files with front matter; every fault is named with its file and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid
from leavingcare.facts import Level, from_yaml, local_layers
from leavingcare.offer.entry import AREAS, Entry, Section, Source

_FRONT = re.compile(r"\A---\n(.*?)\n---\n?(.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_TEXTS = ("title", "sms", "more", "owner")
_OPTIONAL = ("sms_unknown", "how_much", "how_much_unknown")
_LISTS = ("topics", "examples", "related")
_DAYS = ("checked_on", "review_by")
_KNOWN = {*_TEXTS, *_OPTIONAL, *_LISTS, *_DAYS, "sources"}


def read_entries(root: Path, council: str) -> dict[str, Entry]:
    """Every entry for a council: the national ones, each with the region's and the council's overlay if any."""
    entries: dict[str, Entry] = {}
    for area in AREAS:
        for path in sorted((root / "offer" / area).glob("*.md")):
            entry = _complete(path, root, area)
            if entry.slug in entries:
                raise Invalid(
                    f"{entry.path}: an entry of that name is in {entries[entry.slug].path} too; rename one"
                )
            entries[entry.slug] = entry
    for layer in local_layers(root, council):
        for path in sorted((layer.folder / "offer").glob("*.md")):
            below = entries.get(path.stem)
            entry = _complete(path, root, None) if below is None else _overlaid(below, path, root)
            entries[path.stem] = (
                replace(entry, council=layer.code)
                if layer.level is Level.COUNCIL
                else replace(entry, region=layer.code)
            )
    return entries


def _parts(path: Path, root: Path) -> tuple[str, dict[str, Any], tuple[Section, ...]]:
    where = str(path.relative_to(root.parent))
    match = _FRONT.match(path.read_text(encoding="utf-8"))
    if match is None:
        raise Invalid(
            f"{where}: it does not begin with front matter between two lines of ---; see content/README.md"
        )
    try:
        front = from_yaml(match[1])
    except yaml.YAMLError as error:
        raise Invalid(f"{where}: the front matter is no YAML: {error}") from error
    if not isinstance(front, dict):
        raise Invalid(f"{where}: the front matter is empty; see content/README.md")
    unknown = sorted(set(front) - _KNOWN - {"area"})
    if unknown:
        raise Invalid(f"{where}: {unknown[0]} is no key that we know; see content/README.md for the names")
    return where, front, _sections(match[2])


def _sections(body: str) -> tuple[Section, ...]:
    found = _HEADING.split(body)
    return tuple(
        Section(id=slugged(heading), heading=heading, paragraphs=_paragraphs(text))
        for heading, text in zip(found[1::2], found[2::2], strict=True)
    )


def slugged(words: str) -> str:
    """'If someone says no' -> 'if-someone-says-no'."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _paragraphs(text: str) -> tuple[str, ...]:
    """A section's blocks: paragraphs, and each item of a list by itself."""
    blocks: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        items = re.split(r"\n(?=(?:\d+\.|[-*]) )", block.strip())
        blocks.extend(" ".join(item.split()) for item in items if item.strip())
    return tuple(blocks)


def _complete(path: Path, root: Path, area: str | None) -> Entry:
    where, front, sections = _parts(path, root)
    for key in (*_TEXTS, *_DAYS, "topics", "examples", "sources"):
        if not front.get(key):
            raise Invalid(f"{where}: {key} is missing; {_hint(key)}")
    if not sections:
        raise Invalid(f"{where}: the page has no sections; begin with '## In short'")
    area = area or str(front.get("area") or "")
    if area not in AREAS:
        raise Invalid(
            f"{where}: no national entry is called {path.stem}, so this has to be a whole entry, with area: "
            f"one of {', '.join(AREAS)}; or rename it after the entry that it adds to"
        )
    return Entry(
        slug=path.stem,
        area=area,
        sections=sections,
        path=where,
        **_values(front, where),
    )


def _hint(key: str) -> str:
    return {
        "checked_on": "add the date someone last checked it",
        "review_by": "add the date by which someone checks it again",
        "sources": "add where it comes from: title, url and checked_on",
        "examples": "add questions as young people text them",
        "sms": "write the answer as a text of about 200 letters",
    }.get(key, "add it")


def _overlaid(entry: Entry, path: Path, root: Path) -> Entry:
    where, front, sections = _parts(path, root)
    given = _values(front, where)
    if "examples" in given:
        given["examples"] = tuple(dict.fromkeys((*entry.examples, *given["examples"])))
    if "sources" in given:
        # The first source is the one that texts name: it has to be where the text comes from.
        own = (given["sources"], entry.sources) if "sms" in given else (entry.sources, given["sources"])
        given["sources"] = own[0] + own[1]
    for key in ("sms", "how_much"):
        if "{" in given.get(key, ""):
            # Where its own figure is not known, the words from below are still true.
            below = getattr(entry, f"{key}_unknown") or getattr(entry, key)
            given.setdefault(f"{key}_unknown", below)
    for key in _DAYS:
        # The whole is only as fresh as its oldest part.
        given[key] = min(getattr(entry, key), given.get(key, date.max))
    return replace(
        entry, sections=_merged(entry.sections, sections), overlays=(*entry.overlays, where), **given
    )


def _merged(below: tuple[Section, ...], own: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections of the same heading stand in place of those below; new ones come right after the first."""
    in_place = {section.heading: section for section in own}
    merged = [in_place.pop(section.heading, section) for section in below]
    return (*merged[:1], *in_place.values(), *merged[1:])


def _values(front: dict[str, Any], where: str) -> dict[str, Any]:
    given: dict[str, Any] = {
        key: " ".join(str(front[key]).split()) for key in (*_TEXTS, *_OPTIONAL) if front.get(key)
    }
    given |= {key: tuple(str(each) for each in front[key]) for key in _LISTS if front.get(key)}
    for key in _DAYS:
        if front.get(key):
            given[key] = _day(front[key], f"{where}: {key}")
    if front.get("sources"):
        given["sources"] = tuple(_source(each, where) for each in front["sources"])
    return given


def _source(each: Any, where: str) -> Source:
    if not isinstance(each, dict) or not each.get("url"):
        raise Invalid(f"{where}: each source needs a title and a url")
    checked = each.get("checked_on")
    day = _day(checked, f"{where}: sources: checked_on") if checked else None
    return Source(title=str(each.get("title") or each["url"]), url=str(each["url"]), checked_on=day)


def _day(given: Any, where: str) -> date:
    if isinstance(given, date):
        return given
    raise Invalid(f"{where}: {given!r} is no day; write it like 2026-11-22")
