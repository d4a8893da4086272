"""The local offer of one deployment, read once: entries by slug, area and topic, filled for a day, found by words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from leavingcare.errors import NotFound
from leavingcare.facts import Facts, State
from leavingcare.languages import DEFAULT, offer_catalogue, translator
from leavingcare.offer.entry import AREAS, Entry, EntryPage, EntryTexts, PageSection, Section
from leavingcare.offer.filling import fill, fill_page, names_in, to_html
from leavingcare.offer.reading import read_entries
from leavingcare.offer.search import Index
from leavingcare.offer.translation import parts_of

_LIST_MARK = re.compile(r"(?:\d+\.|[-*]) ")


def ask(locale: str) -> str:
    """What stands where a figure is unknown."""
    _ = translator(locale).gettext
    return _("Ask your adviser about this.")


def not_given(locale: str) -> str:
    """What stands where the council has said that it does not offer this."""
    _ = translator(locale).gettext
    return _("Your council does not give this.")


class Library:
    """Read-only after loading, so that any number of threads may share it."""

    def __init__(self, entries: dict[str, Entry], facts: Facts) -> None:
        self._entries = entries
        self.facts = facts
        self._index = Index(list(entries.values()))

    @classmethod
    def load(cls, root: Path, council: str, facts: Facts) -> Library:
        """Read content/offer, and the region's and the council's overlays. Raises Invalid, naming file and key."""
        return cls(read_entries(root, council), facts)

    def find(self, slug: str) -> Entry | None:
        return self._entries.get(slug)

    def entry(self, slug: str) -> Entry:
        found = self._entries.get(slug)
        if found is None:
            raise NotFound(f"There is no entry called {slug}")
        return found

    def entries(self) -> list[Entry]:
        """Every entry, area by area and by title."""
        return sorted(self._entries.values(), key=lambda entry: (AREAS.index(entry.area), entry.title))

    def by_area(self, area: str) -> list[Entry]:
        return [entry for entry in self.entries() if entry.area == area]

    def by_topic(self, topic: str) -> list[Entry]:
        return [entry for entry in self.entries() if topic in entry.topics]

    def search(self, text: str, limit: int = 10) -> list[Entry]:
        """Entries that fit the words, best first; forgiving of misspelling."""
        return [self._entries[slug] for slug in self._index.search(text, limit)]

    def examples(self, slug: str, locale: str = DEFAULT) -> tuple[str, ...]:
        """Questions that this entry answers, as people text them in that language."""
        entry = self.entry(slug)
        if locale == DEFAULT:
            return entry.examples
        part = offer_catalogue(locale).find(f"{slug}/examples", "\n".join(entry.examples))
        return tuple(part.words.splitlines()) if part else ()

    def translated(self, slug: str, locale: str) -> dict[str, str]:
        """What an entry says in another language, as far as it was translated, by part; figures are not filled in."""
        catalogue = offer_catalogue(locale)
        found = (
            (field, catalogue.find(f"{slug}/{field}", english))
            for field, english in parts_of(self.entry(slug))
        )
        return {field: part.words for field, part in found if part is not None and field != "examples"}

    def texts(self, slug: str, *, on: date, locale: str = DEFAULT) -> EntryTexts:
        """An entry's texts as they stand on that day."""
        entry = self.entry(slug)
        said = _Said(entry, self.facts, on, locale)
        how_much = said.first(("how_much", entry.how_much), ("how_much_unknown", entry.how_much_unknown))
        return EntryTexts(
            slug=slug,
            title=said.words("title", entry.title),
            sms=said.first(("sms", entry.sms), ("sms_unknown", entry.sms_unknown)) or ask(locale),
            more=said.first(("more", entry.more)) or "",
            how_much=how_much,
            checked_on=entry.checked_on,
            current=not entry.past_review(on),
            source=entry.sources[0].title,
            translated=said.all_translated,
        )

    def page(self, slug: str, *, on: date, locale: str = DEFAULT, root: str = "") -> EntryPage:
        """An entry as a page. `root` is what links to other entries begin with ("/ar")."""
        entry = self.entry(slug)
        said = _Said(entry, self.facts, on, locale)
        sections = tuple(
            PageSection(
                id=section.id,
                heading=said.words(f"{section.id}/heading", section.heading),
                html=_in_languages(said.section(section), root),
            )
            for section in entry.sections
        )
        return EntryPage(
            slug=slug,
            area=entry.area,
            title=said.words("title", entry.title),
            sections=sections,
            sources=entry.sources,
            checked_on=entry.checked_on,
            review_by=entry.review_by,
            owner=entry.owner,
            related=tuple(other for other in entry.related if other in self._entries),
            current=not entry.past_review(on),
            translated=said.all_translated,
        )


class _Said:
    """One entry's words in one language on one day, and whether all of them were translated."""

    def __init__(self, entry: Entry, facts: Facts, on: date, locale: str) -> None:
        self._entry, self._facts, self._on, self._locale = entry, facts, on, locale
        self._catalogue = offer_catalogue(locale)
        self.all_translated = True

    def words(self, field: str, english: str) -> str:
        return self._in_language(field, english)[0]

    def _in_language(self, field: str, english: str) -> tuple[str, str]:
        """The words that there are, and their language: English where nobody translated them."""
        part = (
            None if self._locale == DEFAULT else self._catalogue.find(f"{self._entry.slug}/{field}", english)
        )
        if part is not None:
            return part.words, self._locale
        self.all_translated = self.all_translated and self._locale == DEFAULT
        return english, DEFAULT

    def first(self, *candidates: tuple[str, str | None]) -> str | None:
        """The first of the texts whose every value is known."""
        for field, english in candidates:
            if english:
                words, language = self._in_language(field, english)
                filled = fill(words, self._facts, on=self._on, locale=language)
                if filled is not None:
                    return filled
        return None

    def section(self, section: Section) -> list[tuple[str, bool]]:
        """A section's blocks, each with whether it is still in English on a page in another language."""
        blocks: list[tuple[str, bool]] = []
        for number, english in enumerate(section.paragraphs, start=1):
            words, language = self._in_language(f"{section.id}/{number}", english)
            filled = fill_page(words, self._facts, on=self._on, locale=language)
            before = blocks[-1][0] if blocks else ""
            block = filled if filled is not None else self._instead_of(english, before)
            if block:
                blocks.append((block, filled is not None and language != self._locale))
        return blocks

    def _instead_of(self, english: str, before: str) -> str:
        """The sentence for a figure that is unknown or not offered, once in a row, in the block's own shape."""
        states = [self._facts.state(name, on=self._on) for name in names_in(english)]
        sentence = not_given(self._locale) if State.NOT_OFFERED in states else ask(self._locale)
        if before.endswith(sentence):
            return ""
        mark = _LIST_MARK.match(english)
        return f"{mark[0] if mark else ''}{sentence}"


def _in_languages(blocks: Iterable[tuple[str, bool]], root: str) -> str:
    """HTML of a section; what is still in English says so, so that it is read aloud and laid out as English."""
    html = ""
    for is_english, group in groupby(blocks, key=lambda block: block[1]):
        part = to_html([words for words, _ in group], root)
        html += f'<div lang="en" dir="ltr">{part}</div>' if is_english else part
    return html
