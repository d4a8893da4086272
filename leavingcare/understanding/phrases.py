"""The patterns of commands, small talk and automatic messages, read from `content/understanding` and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from leavingcare.errors import Invalid
from leavingcare.understanding import lists
from leavingcare.understanding.letters import plain
from leavingcare.understanding.outcomes import Command
from leavingcare.understanding.reading import read

_WORD_LIST = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Pattern:
    """When a text is a certain thing: one of `fits` is found in it and none of `unless`."""

    fits: re.Pattern[str]
    unless: re.Pattern[str] | None

    def found_in(self, line: str) -> bool:
        """Whether it is found in a line of written-out words."""
        return self.fits.search(line) is not None and not self.barred_in(line)

    def barred_in(self, line: str) -> bool:
        """Whether a line has something that speaks against it, such as the form of a question."""
        return self.unless is not None and self.unless.search(line) is not None


@cache
def language_names() -> Mapping[str, str]:
    """Each way of naming a language, folded, with the language's code."""
    found: dict[str, str] = {}
    for code, given in lists.read("language-names.yaml").items():
        for name in given:
            found.setdefault(" ".join(read(name).said), code)
            found.setdefault(plain(name), code)
    return found


@cache
def _language_pattern() -> str:
    return "(?:" + "|".join(sorted(map(re.escape, language_names()), key=len, reverse=True)) + ")"


def named_language(line: str) -> str | None:
    """The code of the last language named in a line; English only when no other is named."""
    found = [language_names()[match[0]] for match in re.finditer(rf"\b{_language_pattern()}\b", line)]
    others = [code for code in found if code != "en"]
    return others[-1] if others else found[-1] if found else None


def _joined(patterns: Iterable[str], words: Mapping[str, str], where: str) -> re.Pattern[str]:
    parts = []
    for pattern in patterns:
        pattern = pattern.replace("{language}", _language_pattern())
        try:
            written = _WORD_LIST.sub(lambda match: words[match[1]], pattern)
            re.compile(written)
        except (re.error, KeyError) as error:
            raise Invalid(f"{where}: the pattern {pattern!r} cannot be read: {error}") from error
        parts.append(f"(?:{written})")
    return re.compile("|".join(parts))


@cache
def command_patterns() -> Mapping[Command, Pattern]:
    """The pattern of each command, in the order in which they are tried."""
    content = lists.read("commands.yaml")
    found: dict[Command, Pattern] = {}
    for name, rule in content["commands"].items():
        where = f"content/understanding/commands.yaml: {name}"
        unless = rule.get("unless")
        found[Command(name)] = Pattern(
            fits=_joined(rule["patterns"], content["words"], where),
            unless=_joined(unless, content["words"], where) if unless else None,
        )
    return found


@dataclass(frozen=True)
class SmallTalk:
    """Lists of what asks nothing: whole texts by kind, words around them, emoji by kind, automatic messages."""

    kinds: Mapping[str, str]
    longest: int
    fillers: frozenset[str]
    emoji: Mapping[str, str]
    automatic: re.Pattern[str]


@cache
def small_talk() -> SmallTalk:
    """Small talk as `content/understanding/small-talk.yaml` lists it."""
    content = lists.read("small-talk.yaml")
    kinds: dict[str, str] = {}
    for kind, texts in content["kinds"].items():
        for text in texts:
            kinds.setdefault(" ".join(read(text).said), kind)
    emoji = {sign: kind for kind, signs in content["emoji"].items() for sign in signs}
    return SmallTalk(
        kinds=kinds,
        longest=max(text.count(" ") for text in kinds) + 1,
        fillers=frozenset(" ".join(read(text).said) for text in content["fillers"]),
        emoji=emoji,
        automatic=_joined(content["automatic"], {}, "content/understanding/small-talk.yaml: automatic"),
    )
