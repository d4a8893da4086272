"""Filling the {named values} of a text for a day, and turning a page's Markdown into safe HTML."""

from __future__ import annotations

import re
from datetime import date

from markdown_it import MarkdownIt

from leavingcare.facts import Facts, Kind

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\}")
_ENTRY_LINK = re.compile(r"\]\(entry:([a-z0-9-]+)\)")
_PAGE_LINK = re.compile(r"\]\(/")
_REACHES = re.compile(r'<a href="(?=(?:tel|sms|mailto):)')
_TEXTED = (".text", ".number")
_ALLOWED = ("https://", "tel:", "sms:", "mailto:", "/")


def names_in(text: str) -> list[str]:
    """The named values that a text uses, in order."""
    return PLACEHOLDER.findall(text)


def fill(text: str, facts: Facts, *, on: date, locale: str) -> str | None:
    """The text with every value of that day in words; None where one of them is unknown."""
    shown = {name: facts.shown(name, on=on, locale=locale) for name in names_in(text)}
    if any(words is None for words in shown.values()):
        return None
    return PLACEHOLDER.sub(lambda match: str(shown[match[1]]), text)


def fill_page(text: str, facts: Facts, *, on: date, locale: str) -> str | None:
    """The same as Markdown: a number can be tapped to ring it or text to it, an address to write to it."""
    filled = {name: facts.shown(name, on=on, locale=locale) for name in names_in(text)}
    if any(words is None for words in filled.values()):
        return None
    return PLACEHOLDER.sub(lambda match: _to_tap(match[1], str(filled[match[1]]), facts), text)


def _to_tap(name: str, words: str, facts: Facts) -> str:
    entry = facts.entry(name)
    if entry is None or entry.name != name or entry.kind not in (Kind.PHONE, Kind.EMAIL):
        return words
    if entry.kind is Kind.EMAIL:
        return f"[{words}](mailto:{words})"
    way = "sms" if name.endswith(_TEXTED) else "tel"
    return f"[{words}]({way}:{re.sub(r'[^0-9+]', '', words)})"


def _safe_link(address: str) -> bool:
    return address.lower().startswith(_ALLOWED)


def _markdown() -> MarkdownIt:
    # Raw HTML is off, and links go only where an entry may send someone.
    made = MarkdownIt("commonmark", {"html": False, "linkify": False})
    setattr(made, "validateLink", _safe_link)  # noqa: B010 - the library's own way to replace it
    return made


_MARKDOWN = _markdown()


def to_html(paragraphs: list[str], root: str = "") -> str:
    """Safe HTML of a section's blocks. `root` is what the addresses of our own pages begin with ("/ar")."""
    text = ""
    for paragraph in paragraphs:
        is_item = re.match(r"(?:\d+\.|[-*]) ", paragraph) is not None
        text += paragraph + ("\n" if is_item else "\n\n")
    linked = _ENTRY_LINK.sub(r"](/offer/\1)", text)
    html = str(_MARKDOWN.render(_PAGE_LINK.sub(f"]({root}/", linked)))
    return _REACHES.sub('<a dir="ltr" href="', html)


def linked_entries(text: str) -> list[str]:
    """Slugs of the entries that a text links to."""
    return _ENTRY_LINK.findall(text)
