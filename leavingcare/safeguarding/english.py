"""English is read with more care than any other language: how its words are read, and its second look, from content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from leavingcare.safeguarding.frames import members
from leavingcare.safeguarding.kept import BUILD, KEPT, kept_or_learned, made_from
from leavingcare.safeguarding.learning import learn
from leavingcare.safeguarding.letters import plain
from leavingcare.safeguarding.likeness import Likeness
from leavingcare.safeguarding.phrases import read_phrases
from leavingcare.safeguarding.reading import Manner, english, tokens
from leavingcare.safeguarding.rules import Signals, Source, all_frames
from leavingcare.safeguarding.spelling import Speller
from leavingcare.safeguarding.traits import Readings, Traits
from leavingcare.understanding.speller import frequent_words

_FRAME_MARKS = str.maketrans("|?~*#!&", "       ")
_EVERYDAY = ("outside.yaml", "command-examples.yaml")
_QUESTIONS = "examples/en"
_RULES_LISTS = "rules-lists"


def manner_of(source: Source) -> Manner:
    """How English is read, built from its own lists and from all the words its frames ask for."""
    given = source.sections
    says = {plain(str(word)): tuple(str(meant).split()) for word, meant in given.get("says", {}).items()}
    irregular: dict[str, tuple[str, ...]] = {}
    for word, forms in given.get("forms", {}).items():
        for form in forms:
            irregular[form] = (*irregular.get(form, ()), word)
    lists = given.get("lists", {})
    written = [*all_frames(source), *(member for name in lists for member in members(name, lists))]
    wanted = {token.word for frame in written for token in tokens(plain(str(frame).translate(_FRAME_MARKS)))}
    drops = frozenset(given.get("drops", ()))
    parts = {part for meant in says.values() for part in meant}
    numbers, many = frozenset(given.get("numbers", ())), frozenset(given.get("many", ()))
    left = {str(word): 1 for words in given.get("leave", ()) for word in str(words).split()}
    return Manner(
        says=says,
        drops=drops,
        numbers=numbers,
        many=many,
        units=frozenset(given.get("units", ())),
        speller=Speller.of(
            {*wanted, *parts, *drops, *numbers, *many, *says}, irregular, {**left, **frequent_words()}
        ),
    )


def likeness_of(root: Path, source: Source, signals: Signals, manner: Manner) -> Likeness:
    """The second look, as it is kept, or learned now. Raises Invalid when a file of phrases is wrong."""
    folder = root / "safeguarding" / "en"
    phrases = read_phrases(folder / "phrases", signals, tuple(_everyday(root, source)))
    traits = Traits(_kinds(source, manner), manner.speller)

    def read(text: str) -> Sequence[Readings]:
        return english(text, manner)[0][0]

    return kept_or_learned(
        made_from(phrases, folder), traits, lambda: learn(phrases, traits, read), BUILD / KEPT
    )


def _kinds(source: Source, manner: Manner) -> Mapping[str, tuple[str, ...]]:
    """For each word, the lists of its kind."""
    kinds, lists = dict(source.sections.get("kinds", {})), source.sections.get("lists", {})
    shared = {name: list(members(name, lists)) for name in kinds.pop(_RULES_LISTS, ())}
    found: dict[str, tuple[str, ...]] = {}
    for name, words in {**shared, **kinds}.items():
        for word in words:
            phrase = manner.phrase(str(word))
            if len(phrase) == 1 and name not in found.get(phrase[0], ()):
                found[phrase[0]] = (*found.get(phrase[0], ()), name)
    return found


def _everyday(root: Path, source: Source) -> Iterator[str]:
    """Ordinary texts that were written for other ends: questions that entries answer, commands, chatter.

    The questions of entries about a danger are left out: they speak of it.
    """
    of_danger = frozenset(source.sections.get("entries-of-danger", ()))
    understood = root / "understanding"
    for path in (
        *(understood / name for name in _EVERYDAY),
        *sorted((understood / _QUESTIONS).glob("*.yaml")),
    ):
        if path.is_file():
            given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            yield from (str(text) for kind, texts in given.items() if kind not in of_danger for text in texts)
    for path in sorted((root / "offer").rglob("*.md")):
        if path.stem in of_danger:
            continue
        parts = path.read_text(encoding="utf-8").split("---", 2)
        front = yaml.safe_load(parts[1]) if len(parts) > 2 else None
        yield from (str(text) for text in (front or {}).get("examples") or ())
