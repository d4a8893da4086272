"""An entry of the local offer, as it was written and as it is read on a day in a language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AREAS = (
    "money",
    "housing",
    "work-and-education",
    "health",
    "relationships",
    "documents",
    "immigration",
    "rights",
)
"""The areas in the order of the home page."""


@dataclass(frozen=True)
class Source:
    title: str
    url: str
    checked_on: date | None = None


@dataclass(frozen=True)
class Section:
    """A heading and the Markdown under it; `paragraphs` are its blocks, the unit of translation."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """What an editor wrote. Texts still have their {named values}.

    `council` and `region` say whose overlay it carries.
    """

    slug: str
    area: str
    title: str
    topics: tuple[str, ...]
    sms: str
    more: str
    examples: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    review_by: date
    owner: str
    sections: tuple[Section, ...]
    sms_unknown: str | None = None
    how_much: str | None = None
    how_much_unknown: str | None = None
    related: tuple[str, ...] = ()
    council: str | None = None
    region: str | None = None
    path: str = ""
    overlays: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The files that it was read from."""
        return " with ".join((self.path, *self.overlays))

    def past_review(self, on: date) -> bool:
        return on > self.review_by


@dataclass(frozen=True)
class EntryTexts:
    """An entry's texts with their values filled in. `current` is False past its review date: not to be sent.

    `translated` is False where any of them fell back to English; `source` names where it comes from.
    """

    slug: str
    title: str
    sms: str
    more: str
    how_much: str | None
    checked_on: date
    current: bool
    source: str = ""
    translated: bool = True


@dataclass(frozen=True)
class PageSection:
    id: str
    heading: str
    html: str


@dataclass(frozen=True)
class EntryPage:
    """An entry as a page: its sections in safe HTML, with values filled in."""

    slug: str
    area: str
    title: str
    sections: tuple[PageSection, ...]
    sources: tuple[Source, ...]
    checked_on: date
    review_by: date
    owner: str
    related: tuple[str, ...]
    current: bool
    translated: bool
