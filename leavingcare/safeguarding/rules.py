"""The rules of the safety net as they are written in content/safeguarding/, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid
from leavingcare.safeguarding.candidates import Candidates
from leavingcare.safeguarding.concern import Risk, Urgency
from leavingcare.safeguarding.frames import Frame, Phrase, compile_frame

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Rule:
    """One way in which a danger is said."""

    id: str
    risk: Risk
    urgency: Urgency
    reason: str
    frames: tuple[Frame, ...]
    tests: tuple[str, ...]
    unless: tuple[Frame, ...] = ()
    """Words that make it something else when they stand near."""


@dataclass(frozen=True)
class Harmless:
    """A turn of phrase whose words mean no danger; only those words are passed over."""

    id: str
    reason: str
    frames: tuple[Frame, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Sooner:
    """Words that make a danger of these kinds more urgent when they are in the same text."""

    id: str
    risks: frozenset[Risk]
    urgency: Urgency
    reason: str
    frames: tuple[Frame, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """All files of one language, merged, before their frames are compiled."""

    language: str
    status: str
    signed_off_by: str | None
    signed_off_on: date | None
    sections: Mapping[str, Any]


@dataclass(frozen=True)
class Signals:
    """What one language's files look for."""

    language: str
    status: str
    signed_off_by: str | None
    signed_off_on: date | None
    rules: tuple[Rule, ...]
    harmless: tuple[Harmless, ...] = ()
    sooner: tuple[Sooner, ...] = ()
    asides: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    replies: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The beginnings of words that frames ask for, as `suici*`."""
        return frozenset(
            word[:-1] for frame in self._frames() for word in frame.words() if word.endswith("*")
        )

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether any rule or aside can be found among `words`: one of its frames begins with one of them."""
        whole, begun = self._openings
        return not whole.isdisjoint(words) or any(word.startswith(begun) for word in words)

    @cached_property
    def _openings(self) -> tuple[frozenset[str], tuple[str, ...]]:
        frames = [frame for rule in self.rules for frame in rule.frames]
        frames += [frame for asides in self.asides.values() for frame in asides]
        firsts = {phrase[0] for frame in frames for phrase in frame.parts[0][0].phrases}
        begun = {word[:-1] for word in firsts if word.endswith("*")}
        return frozenset(firsts), tuple(begun)

    @cached_property
    def rule_frames(self) -> Candidates[Rule]:
        """The frames of every rule, to be found by a text's words."""
        return Candidates((frame, rule) for rule in self.rules for frame in rule.frames)

    @cached_property
    def harmless_frames(self) -> Candidates[Harmless]:
        """The frames of every turn of phrase that means no danger."""
        return Candidates((frame, harmless) for harmless in self.harmless for frame in harmless.frames)

    @cached_property
    def aside_frames(self) -> Mapping[str, Candidates[str]]:
        """The frames of each aside, by its name."""
        return {name: Candidates((frame, name) for frame in frames) for name, frames in self.asides.items()}

    def _frames(self) -> list[Frame]:
        found = [frame for rule in self.rules for frame in (*rule.frames, *rule.unless)]
        found += [frame for harmless in self.harmless for frame in harmless.frames]
        found += [frame for sooner in self.sooner for frame in sooner.frames]
        return found + [frame for frames in self.asides.values() for frame in frames]


def read_source(root: Path, language: str) -> Source:
    """Read `<language>.yaml` and every file of the folder `<language>/`, lists and mappings joined.

    Raises Invalid when a file cannot be read.
    """
    sections: dict[str, Any] = {}
    for path in [root / f"{language}.yaml", *sorted((root / language).glob("*.yaml"))]:
        try:
            loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
        except (OSError, yaml.YAMLError) as error:
            raise Invalid(f"{path}: cannot be read: {error}") from error
        for name, value in (loaded or {}).items():
            held = sections.get(name)
            if isinstance(held, dict):
                sections[name] = {**held, **value}
            elif isinstance(held, list):
                sections[name] = [*held, *value]
            else:
                sections[name] = value
    return Source(
        language=language,
        status=str(sections.get("status", "awaiting sign-off")),
        signed_off_by=sections.get("signed_off_by"),
        signed_off_on=sections.get("signed_off_on"),
        sections=sections,
    )


def all_frames(source: Source) -> list[str]:
    """Every frame as it is written, for building the speller before anything is compiled."""
    sections = source.sections
    written: list[str] = []
    for name in ("rules", "harmless", "sooner"):
        for part in sections.get(name, ()):
            written += [*part["frames"], *part.get("unless", ())]
    for frames in sections.get("asides", {}).values():
        written += frames
    return written


def compile_signals(source: Source, read: Callable[[str], Phrase]) -> Signals:
    """Compile the frames of one language. Raises Invalid, naming the rule that is wrong."""
    sections = source.sections
    lists = sections.get("lists", {})
    read = lru_cache(maxsize=None)(read)

    def frames(part: Mapping[str, Any], name: str) -> tuple[Frame, ...]:
        try:
            return tuple(compile_frame(str(written), lists, read) for written in part.get(name, ()))
        except (ValueError, TypeError) as error:
            raise Invalid(f"content/safeguarding/{source.language}: {part.get('id')}: {error}") from error

    return Signals(
        language=source.language,
        status=source.status,
        signed_off_by=source.signed_off_by,
        signed_off_on=source.signed_off_on,
        rules=tuple(_rule(part, frames) for part in sections.get("rules", ())),
        harmless=tuple(
            Harmless(part["id"], part["reason"], frames(part, "frames"), tuple(part["tests"]))
            for part in sections.get("harmless", ())
        ),
        sooner=tuple(_sooner(part, frames) for part in sections.get("sooner", ())),
        asides={
            name: frames({"frames": given}, "frames") for name, given in sections.get("asides", {}).items()
        },
        replies=sections.get("replies", {}),
    )


_Frames = Callable[[Mapping[str, Any], str], tuple[Frame, ...]]


def _rule(part: Mapping[str, Any], frames: _Frames) -> Rule:
    try:
        return Rule(
            id=part["id"],
            risk=Risk(part["risk"]),
            urgency=Urgency(part["urgency"]),
            reason=part["reason"],
            frames=frames(part, "frames"),
            tests=tuple(part["tests"]),
            unless=frames(part, "unless"),
        )
    except (KeyError, ValueError) as error:
        raise Invalid(f"content/safeguarding: rule {part.get('id')}: {error}") from error


def _sooner(part: Mapping[str, Any], frames: _Frames) -> Sooner:
    return Sooner(
        id=part["id"],
        risks=frozenset(Risk(risk) for risk in part["risks"]),
        urgency=Urgency(part["to"]),
        reason=part["reason"],
        frames=frames(part, "frames"),
        tests=tuple(part["tests"]),
    )
