"""The lists that understanding reads from `content/understanding`: each file once, checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid
from leavingcare.understanding.letters import plain, words

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ROOT = Path(__file__).parents[2] / "content" / "understanding"


def read(name: str) -> Any:
    """The content of one YAML file of the folder. Raises Invalid, naming the file, if it is not there or not YAML."""
    path = ROOT / name
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise Invalid(f"content/understanding/{name} cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise Invalid(f"content/understanding/{name} is not YAML: {error}") from error


def in_language(name: str, locale: str) -> str:
    """The file of a list in a language: "outside.yaml" in English, "outside-ar.yaml" in Arabic."""
    return f"{name}.yaml" if locale == "en" else f"{name}-{locale}.yaml"


def is_there(name: str) -> bool:
    """Whether the folder has that file: not every language has every list."""
    return (ROOT / name).is_file()


def names(folder: str) -> list[str]:
    """The YAML files of a folder inside `content/understanding`, without their endings."""
    return sorted(path.stem for path in (ROOT / folder).glob("*.yaml"))


def folders(folder: str) -> list[str]:
    """The folders inside a folder of `content/understanding`: a language each."""
    return sorted(path.name for path in (ROOT / folder).glob("*/"))


@cache
def text_speak() -> Mapping[str, tuple[str, ...]]:
    """Shortened words, and the words that each stands for."""
    return {word: tuple(said.split()) for word, said in read("text-speak.yaml").items()}


@cache
def alike(locale: str = "en") -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Words, and two or three words together, with the names of what they all stand for. A language may have none."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    file = in_language("alike", locale)
    for name, given in (read(file) if is_there(file) else {}).items():
        for phrase in given:
            key = tuple(words(plain(str(phrase))))
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), name)))
    return found


@cache
def own_examples(locale: str) -> Mapping[str, tuple[str, ...]]:
    """Questions that a language has beside the translated ones, by entry, from every file of its folder.

    Raises Invalid where an entry stands in two files, or a question (but for spelling) in two places.
    """
    found: dict[str, tuple[str, ...]] = {}
    seen: dict[str, str] = {}
    for name in names(f"examples/{locale}"):
        file = f"examples/{locale}/{name}.yaml"
        for slug, texts in examples(file).items():
            if slug in found:
                raise Invalid(f"content/understanding/{file}: {slug} stands in another file too; keep one")
            for text in texts:
                other = seen.setdefault(" ".join(words(plain(text))), slug)
                if other != slug or texts.count(text) > 1:
                    raise Invalid(f'content/understanding/{file}: "{text}" stands twice (also in {other})')
            found[slug] = texts
    return found


@cache
def examples(name: str) -> Mapping[str, tuple[str, ...]]:
    """Example texts of a file by their kind."""
    found = read(name)
    if not isinstance(found, dict):
        raise Invalid(f"content/understanding/{name} must map each kind to its example texts")
    for kind, texts in found.items():
        if not isinstance(texts, list) or not all(map(str, texts)):
            raise Invalid(f"content/understanding/{name}: {kind} must have a list of texts")
    return {str(kind): tuple(map(str, texts)) for kind, texts in found.items()}
