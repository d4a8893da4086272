"""The words of each language, read from its .po files; what is blank or stale falls back to English."""

from __future__ import annotations

import gettext as gnu
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from leavingcare.errors import Invalid
from leavingcare.languages.registry import DEFAULT, TRANSLATIONS

Translations = gnu.NullTranslations


@cache
def translator(code: str) -> Translations:
    """The interface's words in a language. A sentence without a translation comes back in English."""
    return _translations(code, "messages")


@cache
def rule_translator(code: str) -> Translations:
    """The words of the rules' files in a language: what is there to get, and how. Without one, the English."""
    return _translations(code, "rules")


def _translations(code: str, domain: str) -> Translations:
    path = _path(code, domain)
    if code == DEFAULT or not path.is_file():
        return gnu.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code, abort_invalid=True), use_fuzzy=False)
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


@dataclass(frozen=True)
class Part:
    """One translated paragraph, and how far it can be relied on: machine, reviewed, or stale (the English changed)."""

    words: str
    state: str
    by: str | None = None


class Catalogue:
    """The local offer in one language: a part for each (context, English) pair."""

    def __init__(self, parts: dict[tuple[str, str], Part], stale: dict[str, Part]) -> None:
        self._parts = parts
        self._stale = stale

    def find(self, context: str, english: str) -> Part | None:
        """The translation of exactly this English; None where there is none, or the English has changed since."""
        return self._parts.get((context, english))

    def find_stale(self, context: str) -> Part | None:
        """What stood at this place before the English changed; for an interpreter's eyes, never sent."""
        return self._stale.get(context)


@cache
def offer_catalogue(code: str) -> Catalogue:
    """Read a language's offer.po. Its translator comments carry the state ("reviewed by NAME")."""
    path = _path(code, "offer")
    if code == DEFAULT or not path.is_file():
        return Catalogue({}, {})
    with path.open("rb") as source:
        try:
            catalogue = read_po(source, locale=code, abort_invalid=True)
        except Exception as error:
            raise Invalid(f"{path.name} of {code} cannot be read: {error}") from error
    parts: dict[tuple[str, str], Part] = {}
    stale: dict[str, Part] = {}
    for message in catalogue:
        if not message.id or not message.string or not message.context:
            continue
        context = str(message.context)
        if message.fuzzy:
            stale[context] = Part(str(message.string), "stale")
        else:
            parts[context, str(message.id)] = Part(str(message.string), *_state(message.user_comments))
    return Catalogue(parts, {context: part for (context, _), part in parts.items()} | stale)


def _state(comments: list[str]) -> tuple[str, str | None]:
    for comment in comments:
        if comment.startswith("reviewed by "):
            return "reviewed", comment.removeprefix("reviewed by ").strip()
    return "machine", None


def _path(code: str, domain: str) -> Path:
    return TRANSLATIONS / code / "LC_MESSAGES" / f"{domain}.po"
