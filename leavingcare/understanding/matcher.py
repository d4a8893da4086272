"""The matcher: which entry a text asks for, learned from the examples in each language and held read-only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from leavingcare.understanding import lists
from leavingcare.understanding.model import OUTSIDE, Examples, Model, fit_model, speller_for
from leavingcare.understanding.speller import Speller

COMMAND = "command:"
"""What the name of a kind begins with when it is a command and no entry."""

_FEWEST_ENTRIES = 5


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


def command_examples() -> dict[str, Sequence[str]]:
    """Example texts of each command, by the name of their kind."""
    return {COMMAND + name: texts for name, texts in lists.examples("command-examples.yaml").items()}


def outside_examples() -> dict[str, Sequence[str]]:
    """Example texts about nothing of ours."""
    return {OUTSIDE: [text for texts in lists.examples("outside.yaml").values() for text in texts]}


@dataclass(frozen=True)
class Matcher:
    """Models by language, and the entries' titles. Read-only: threads and workers may share it."""

    models: Mapping[str, Model]
    titles: Mapping[str, str]
    made_from: str = ""

    @classmethod
    def build(cls, library: LibraryLike, locales: Sequence[str] = ("ar",)) -> Matcher:
        """Learn from the examples of `library`, in English and in each of `locales` that has examples."""
        entries = list(library.entries())
        titles = {entry.slug: str(entry.title) for entry in entries}
        examples = {entry.slug: [str(entry.title), *map(str, entry.examples)] for entry in entries}
        models = {"en": _english(examples)}
        translated = getattr(library, "examples", None)
        for locale in locales:
            if translated is None:
                break
            own = {slug: list(texts) for slug in titles if (texts := translated(slug, locale))}
            if len(own) >= _FEWEST_ENTRIES:
                models[locale] = fit_model(Examples.of(own, {}), speller=None)
        return cls(models, titles)

    @property
    def speller(self) -> Speller | None:
        """The speller of the English model."""
        return self.models["en"].speller

    def title(self, slug: str) -> str:
        """An entry's title; its slug in words if the matcher does not know it."""
        return self.titles.get(slug) or slug.replace("-", " ")


def _english(examples: Mapping[str, Sequence[str]]) -> Model:
    outside = {**command_examples(), **outside_examples()}
    every = [text for texts in [*examples.values(), *outside.values()] for text in texts]
    return fit_model(Examples.of(examples, outside), speller=speller_for(every))
