"""The matcher: which entry a text asks for, learned from the examples in each language and held read-only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from leavingcare.understanding import calibration, lists
from leavingcare.understanding.meaning import Encoder
from leavingcare.understanding.model import COMMAND, OUTSIDE, Examples, Model, fit_model, speller_for
from leavingcare.understanding.speller import Speller

_FEWEST_ENTRIES = 5
_FEWEST_WORDS = 3
"""A shorter sentence of an entry teaches nothing."""


class EntryLike(Protocol):
    """What the matcher needs of an entry."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def examples(self) -> Sequence[str]: ...


class LibraryLike(Protocol):
    """What the matcher needs of a library. One with `examples(slug, locale)` is asked for other languages too."""

    def entries(self) -> Iterable[Any]: ...


def no_entry_examples(locale: str = "en") -> dict[str, Sequence[str]]:
    """Example texts of commands, and about nothing of ours, by the name of their kind; none where nobody wrote any."""
    files = (
        (COMMAND, lists.in_language("command-examples", locale)),
        (OUTSIDE, lists.in_language("outside", locale)),
    )
    return {
        before + kind: texts
        for before, file in files
        if lists.is_there(file)
        for kind, texts in lists.examples(file).items()
    }


def english_examples(library: LibraryLike) -> Examples:
    """The entries' titles and questions, those that stand beside them, and the texts that are no entry."""
    beside = lists.own_examples("en")
    given = {
        entry.slug: tuple(
            dict.fromkeys((str(entry.title), *map(str, entry.examples), *beside.get(entry.slug, ())))
        )
        for entry in library.entries()
    }
    examples = Examples.of(given, no_entry_examples())
    said = tuple((hint, entry.slug) for entry in library.entries() for hint in hints(entry))
    return replace(examples, hints=said, alike=lists.alike())


def translated_examples(library: LibraryLike, locale: str) -> Examples:
    """The entries' questions and words in another language, and the texts in it that are no entry.

    Questions are those that were translated, and those that were written in that language to begin with.
    """
    said = getattr(library, "translated", None)
    own = _questions(library, locale)
    parts = {slug: dict(said(slug, locale)) for slug in own} if said else {}
    given = {
        slug: (*filter(None, [parts.get(slug, {}).pop("title", "")]), *texts) for slug, texts in own.items()
    }
    # Fewer questions were written here than in English, and single sentences bring out what they lack.
    said_by = {slug: _sentences(_paragraphs(words.values())) for slug, words in parts.items()}
    return replace(
        Examples.of(given, no_entry_examples(locale) if given else {}),
        hints=tuple((hint, slug) for slug, found in said_by.items() for hint in found),
        alike=lists.alike(locale),
    )


def _questions(library: LibraryLike, locale: str) -> dict[str, tuple[str, ...]]:
    """Each entry's questions in another language; an entry that has none there is left out.

    Until something was translated there is nothing to answer with, and a language's own questions wait.
    """
    asked = getattr(library, "examples", None)
    translated = (
        {entry.slug: tuple(asked(entry.slug, locale) or ()) for entry in library.entries()} if asked else {}
    )
    if not any(translated.values()):
        return {}
    beside = lists.own_examples(locale)
    found = {
        slug: tuple(dict.fromkeys((*texts, *beside.get(slug, ())))) for slug, texts in translated.items()
    }
    return {slug: texts for slug, texts in found.items() if texts}


def hints(entry: object) -> list[str]:
    """The paragraphs that an entry is written in, without links, figures' names and marks."""
    blocks = [getattr(entry, name, None) or "" for name in ("sms", "more", "how_much")]
    for section in getattr(entry, "sections", ()):
        blocks += section.paragraphs
    return _paragraphs(blocks)


def _paragraphs(blocks: Iterable[str]) -> list[str]:
    plain = [
        " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", block)).split())
        for block in blocks
        if not _SAID_EVERYWHERE.search(block)
    ]
    return [block for block in dict.fromkeys(plain) if len(block.split()) >= _FEWEST_WORDS]


def _sentences(paragraphs: Iterable[str]) -> list[str]:
    found = [sentence for paragraph in paragraphs for sentence in _SENTENCE_END.split(paragraph)]
    return [sentence for sentence in dict.fromkeys(found) if len(sentence.split()) >= _FEWEST_WORDS]


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\{[^}]*\}|^\s*(?:\d+\.|[-*])\s|[*_#]", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?؟:;])\s+|\n")
_SAID_EVERYWHERE = re.compile(r"entry:(?:complaints|advocacy|personal-adviser)\b")


@dataclass(frozen=True, eq=False)
class Matcher:
    """Models by language, and the entries' titles. Read-only: threads and workers may share it."""

    models: Mapping[str, Model]
    titles: Mapping[str, str]
    made_from: str = ""

    @classmethod
    def build(
        cls, library: LibraryLike, locales: Sequence[str] = ("ar",), *, encoder: Encoder | None = None
    ) -> Matcher:
        """Learn from the examples of `library`, in English and in each of `locales` that has examples.

        With an `encoder` what texts mean counts beside their words.
        """
        titles = {entry.slug: str(entry.title) for entry in library.entries()}
        english = english_examples(library)
        speller, promise = speller_for(english.texts), calibration.PROMISE_OF_ENGLISH
        models = {"en": fit_model(english, speller=speller, encoder=encoder, promise=promise)}
        for locale in locales:
            own = translated_examples(library, locale)
            if len(set(own.kinds) - own.outsiders) >= _FEWEST_ENTRIES:
                models[locale] = fit_model(own, speller=None, encoder=encoder)
        return cls(models, titles)

    @property
    def speller(self) -> Speller | None:
        """The speller of the English model."""
        return self.models["en"].speller

    def title(self, slug: str) -> str:
        """An entry's title; its slug in words if the matcher does not know it."""
        return self.titles.get(slug) or slug.replace("-", " ")
