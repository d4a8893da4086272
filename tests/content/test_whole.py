"""The content as a whole, for every council: it loads, covers every subject, leads somewhere and is in date."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.facts import Kind
from leavingcare.offer.checking import (
    Content,
    Finding,
    contacts,
    districts,
    freshness,
    links,
    phones,
    reach,
    values,
)
from leavingcare.offer.topics import Topics
from leavingcare.understanding import lists
from tests.content.conftest import COUNCILS, ROOT

_FIGURES = (Kind.MONEY, Kind.PERCENT, Kind.NUMBER, Kind.AGE, Kind.DATE)
ASKED_FOR = Path(__file__).with_name("subjects.txt")
# What nobody could confirm on any page: it has to come from the council before it goes live.
MISSING = {
    "barnet": ["out_of_hours", "teams", "complaints", "advocacy"],
    "coventry": ["out_of_hours", "teams", "advocacy"],
    "medway": [],
    "meresham": [],
    "oxfordshire": [],
}


def blocking(found: list[Finding]) -> list[str]:
    return [str(finding) for finding in found if finding.blocks]


def test_every_file_loads_for_every_council(content: Content) -> None:
    assert content.library.entries()
    assert content.facts.names()


def test_the_topics_are_all_that_were_asked_for() -> None:
    lines = [line.split() for line in ASKED_FOR.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    topics = Topics.load(ROOT)

    assert len(lines) == 77
    assert [slug for area, slug in lines if slug not in topics.by_area.get(area, {})] == []


def test_every_topic_has_an_entry_and_every_entry_a_topic(content: Content) -> None:
    assert blocking(list(reach(content))) == []


@pytest.mark.parametrize("locale", lists.folders("examples"))
def test_what_a_language_asks_in_its_own_way_belongs_to_an_entry(content: Content, locale: str) -> None:
    entries = {entry.slug for entry in content.library.entries()}

    assert set(lists.own_examples(locale)) - entries == set()


def test_every_link_and_related_entry_is_there(content: Content) -> None:
    assert blocking(list(links(content))) == []


def test_every_value_that_a_text_uses_is_written(content: Content) -> None:
    assert blocking(list(values(content))) == []


def test_every_number_can_be_dialled(content: Content) -> None:
    assert blocking(list(phones(content))) == []


def test_nothing_is_past_its_review(content: Content) -> None:
    assert blocking(list(freshness(content))) == []


def test_districts_are_named_where_values_speak_of_them(content: Content) -> None:
    assert blocking(list(districts(content))) == []


@pytest.mark.parametrize("council", COUNCILS)
def test_what_is_missing_is_said_and_not_made_up(council: str, everything: list[Content]) -> None:
    content = next(each for each in everything if each.council.code == council)

    assert list(content.council.missing()) == MISSING[council]
    assert len(list(contacts(content))) == len(MISSING[council])


def test_a_text_whose_figure_may_go_has_words_without_it(content: Content) -> None:
    bare = [entry.where for entry in content.library.entries() if "{" in entry.sms and not entry.sms_unknown]

    assert bare == []


def test_nothing_that_a_rule_reads_stands_twice_for_a_council(everything: list[Content]) -> None:
    """A figure under two names of one subject is a figure that can differ: in the council's values and the rules'."""
    twice = []
    for content in everything:
        names = [
            name for name in content.facts.names() if (entry := content.facts.entry(name)) and entry.local
        ]
        seen: dict[tuple[str, str, object], str] = {}
        for name in names:
            for row in content.facts.values(name, on=content.on):
                key = (name.partition(".")[0], row.kind.value, row.value)
                if row.kind in _FIGURES and seen.setdefault(key, name) != name:
                    twice.append((content.council.code, seen[key], name))

    assert twice == []
