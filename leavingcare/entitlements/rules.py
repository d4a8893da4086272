"""One entitlement as its file in content/entitlements writes it: who, how much, how to claim, where the law says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from leavingcare.errors import Invalid
from leavingcare.facts import local_layers

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Duty(StrEnum):
    """How strong it is: a legal duty, statutory guidance, a scheme for all who fit, or somebody's choice."""

    MUST = "must"
    SHOULD = "should"
    SCHEME = "scheme"
    MAY = "may"


class Force(StrEnum):
    """Whether it is there: what is not law yet is shown as coming, never as a right; no is an answer of its own."""

    IN_FORCE = "in-force"
    COMING = "coming"
    NOT_OFFERED = "not-offered"


class Limit(StrEnum):
    """What an amount is."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    FROM = "from"
    COSTS = "costs"


DECIDERS = frozenset(
    "council district college university training-provider dwp government nhs home-office landlord employer operator "
    "student-finance savings-operator charity".split()
)


@dataclass(frozen=True)
class AmountRule:
    """A named value that says how much, for those of whom `when` is so."""

    value: str
    limit: Limit
    when: Any
    says: str | None


@dataclass(frozen=True)
class Deadline:
    """By when to ask: in words, and where it can be reckoned, the birthday before which it has to be."""

    says: str
    before_birthday: str | None = None


@dataclass(frozen=True)
class Source:
    title: str
    url: str


@dataclass(frozen=True)
class Rule:
    """Everything in one file but its cases, which are read only for tests and for reviewers."""

    slug: str
    topic: str
    name: str
    gives: str
    duty: Duty
    decided_by: str
    reference: str
    force: Force
    who: Any
    amounts: tuple[AmountRule, ...]
    claim: tuple[str, ...]
    deadline: Deadline | None
    starts: date | None
    ends: date | None
    verification: str
    confidence: str
    checked_on: date
    review_by: date
    sources: tuple[Source, ...]
    signed_off_by: str | None
    note: str | None
    is_told_first: bool
    council: str | None
    path: Path

    @property
    def where(self) -> str:
        return "/".join(self.path.parts[self.path.parts.index("content") :])

    @cached_property
    def cases(self) -> tuple[dict[str, Any], ...]:
        """The table of cases as the file has it."""
        return tuple(_read(self.path, self.where).get("cases") or ())


def national_rules(root: Path) -> dict[str, Rule]:
    """The nation's rules, by slug. Raises Invalid, naming file, key and what to do."""
    return _load(root / "entitlements", None)


def council_rules(root: Path, council: str) -> dict[str, Rule]:
    """The rules of a council's region and its own: in place of the nation's of the same slug, or beside them."""
    rules: dict[str, Rule] = {}
    for layer in local_layers(root, council):
        rules |= _load(layer.folder / "entitlements", council)
    return rules


def _load(folder: Path, council: str | None) -> dict[str, Rule]:
    return {path.stem: read_rule(path, council) for path in sorted(folder.glob("*.yaml"))}


def read_rule(path: Path, council: str | None = None) -> Rule:
    """Read one file. Raises Invalid, naming file, key and what to do."""
    where = "/".join(path.parts[path.parts.index("content") :])
    return parse_rule(_read(path, where), path, where, council)


def parse_rule(given: Mapping[str, Any], path: Path, where: str, council: str | None) -> Rule:
    """A rule from what its file says."""
    file = _File(given, where)
    file.only(_KEYS)
    if file.text("slug") != path.stem:
        raise Invalid(f"{where}: slug: it is {given['slug']}; make it the file's name, {path.stem}")
    return Rule(
        slug=path.stem,
        topic=file.text("topic"),
        name=file.text("name"),
        gives=file.text("gives"),
        duty=Duty(file.choice("duty", [each.value for each in Duty])),
        decided_by=file.choice("decided_by", sorted(DECIDERS)),
        reference=file.text("reference"),
        force=_force(given, where),
        who=given.get("who"),
        amounts=tuple(_amount(each, f"{where}: amounts") for each in given.get("amounts") or ()),
        claim=file.texts("claim"),
        deadline=_deadline(given.get("deadline"), f"{where}: deadline"),
        starts=file.maybe_day("starts"),
        ends=file.maybe_day("ends"),
        verification=file.choice("verification", ["seen", "seen_secondary", "partial"]),
        confidence=file.choice("confidence", ["high", "medium"]),
        checked_on=file.day("checked_on"),
        review_by=file.day("review_by"),
        sources=tuple(_source(each, f"{where}: sources") for each in file.listed("sources")),
        signed_off_by=given.get("signed_off_by"),
        note=given.get("note"),
        is_told_first=given.get("told_first") is True,
        council=council,
        path=path,
    )


_KEYS = frozenset(
    "slug topic name gives duty decided_by reference in_force offered who amounts claim deadline starts ends "
    "verification confidence checked_on review_by sources signed_off_by note told_first cases".split()
)


class _File:
    """A rule's file while it is read; every complaint names it."""

    def __init__(self, given: Mapping[str, Any], where: str) -> None:
        self.given = given
        self.where = where

    def only(self, keys: frozenset[str]) -> None:
        unknown = self.given.keys() - keys
        if unknown:
            raise Invalid(
                f"{self.where}: {min(unknown)}: there is no such key; give {', '.join(sorted(keys))}"
            )

    def text(self, key: str) -> str:
        value = self.given.get(key)
        if not isinstance(value, str) or not value.strip():
            raise Invalid(f"{self.where}: {key}: it is missing; write it")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(each).strip() for each in self.listed(key))

    def listed(self, key: str) -> list[Any]:
        value = self.given.get(key)
        if not isinstance(value, list) or not value:
            raise Invalid(f"{self.where}: {key}: give a list with something in it")
        return value

    def choice(self, key: str, choices: list[str]) -> str:
        value = self.given.get(key)
        if value not in choices:
            raise Invalid(f"{self.where}: {key}: it is {value!r}; give one of {', '.join(choices)}")
        return str(value)

    def maybe_day(self, key: str) -> date | None:
        value = self.given.get(key)
        if value is not None and not isinstance(value, date):
            raise Invalid(f"{self.where}: {key}: {value!r} is no day; write it like 2026-11-22")
        return value

    def day(self, key: str) -> date:
        value = self.maybe_day(key)
        if value is None:
            raise Invalid(f"{self.where}: {key}: it is missing; give a day like 2026-11-22")
        return value


def _force(given: Mapping[str, Any], where: str) -> Force:
    if given.get("offered", True) is False:
        return Force.NOT_OFFERED
    if given.get("in_force") is True:
        return Force.IN_FORCE
    if given.get("in_force") in (False, "unconfirmed"):
        return Force.COMING
    raise Invalid(f"{where}: in_force: give true, false or unconfirmed")


def _amount(given: Any, where: str) -> AmountRule:
    if (
        not isinstance(given, dict)
        or not given.keys() <= {"value", "is", "when", "says"}
        or "value" not in given
    ):
        raise Invalid(f"{where}: each needs the name of a value; is, when and says are possible beside it")
    limits = [each.value for each in Limit]
    limit = given.get("is", Limit.EXACTLY.value)
    if limit not in limits:
        raise Invalid(f"{where}: is: give one of {', '.join(limits)}")
    return AmountRule(str(given["value"]), Limit(limit), given.get("when"), given.get("says"))


def _deadline(given: Any, where: str) -> Deadline | None:
    if given is None:
        return None
    if (
        not isinstance(given, dict)
        or not given.get("says")
        or not given.keys() <= {"says", "before_birthday"}
    ):
        raise Invalid(f"{where}: give says and, where it can be reckoned, before_birthday")
    return Deadline(given["says"], given.get("before_birthday"))


def _source(given: Any, where: str) -> Source:
    if not isinstance(given, dict) or not given.get("url") or not given.get("title"):
        raise Invalid(f"{where}: each needs a title and a url")
    return Source(str(given["title"]), str(given["url"]))


def _read(path: Path, where: str) -> dict[str, Any]:
    try:
        given = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        raise Invalid(f"{where}: this is no YAML: {error}") from error
    if not isinstance(given, dict):
        raise Invalid(f"{where}: it is empty; copy another rule's file and fill it in")
    return given
