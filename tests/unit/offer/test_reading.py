"""Entries and overlays as they are read: layers, merged sections, and faults that name their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from leavingcare.errors import Invalid
from leavingcare.offer.reading import read_entries
from tests.support.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": None}, "title is missing; add it"),
        ({"sms": None}, "sms is missing; write the answer as a text"),
        ({"examples": None}, "examples is missing; add questions as young people text them"),
        ({"sources": None}, "sources is missing; add where it comes from"),
        ({"checked_on": None}, "checked_on is missing; add the date someone last checked it"),
        ({"review_by": None}, "review_by is missing; add the date by which someone checks it again"),
        ({"review_by": "spring"}, "review_by: 'spring' is no day; write it like 2026-11-22"),
        ({"sources": [{"title": "A page"}]}, "each source needs a title and a url"),
        ({"price": 3}, "price is no key that we know"),
    ],
)
def test_a_fault_in_an_entry_names_the_file_and_what_to_do(
    folder: Folder, changed: dict[str, Any], said: str
) -> None:
    folder.entry("offer/money/home.md", **changed)

    with pytest.raises(Invalid) as caught:
        read_entries(folder.root, "lowbridge")

    assert str(caught.value).startswith("content/offer/money/home.md: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Just words.", "it does not begin with front matter"),
        ("---\ntitle: [\n---\n", "the front matter is no YAML"),
        ("---\n\n---\n", "the front matter is empty"),
    ],
)
def test_a_file_that_is_no_entry_is_named(folder: Folder, text: str, said: str) -> None:
    folder.write("offer/money/car.md", text)

    with pytest.raises(Invalid, match=rf"^content/offer/money/car.md: {said}"):
        read_entries(folder.root, "lowbridge")


def test_an_entry_without_a_page_is_named(folder: Folder) -> None:
    folder.entry("offer/money/home.md", page="Words without a heading.")

    with pytest.raises(Invalid, match="the page has no sections; begin with '## In short'"):
        read_entries(folder.root, "lowbridge")


def test_two_entries_of_one_name_are_refused(folder: Folder) -> None:
    folder.entry("offer/housing/home.md")

    with pytest.raises(Invalid, match=r"an entry of that name is in content/offer/money/home.md too"):
        read_entries(folder.root, "lowbridge")


def test_an_overlay_replaces_what_it_gives_and_keeps_the_rest(folder: Folder) -> None:
    folder.overlay(
        "councils/lowbridge/offer/home.md", sms="In Lowbridge it is more.", examples=["lowbridge money"]
    )

    entry = read_entries(folder.root, "lowbridge")["home"]

    assert entry.sms == "In Lowbridge it is more."
    assert entry.title == "Money for your home"
    assert entry.examples == ("home money", "lowbridge money")
    assert entry.council == "lowbridge"
    assert entry.where == "content/offer/money/home.md with content/councils/lowbridge/offer/home.md"


def test_an_overlays_sections_stand_in_place_and_new_ones_come_after_the_first(folder: Folder) -> None:
    page = """
        ## Who can help

        The Mill.

        ## In Lowbridge

        We do more.
        """
    folder.overlay("councils/lowbridge/offer/home.md", page, owner="Lowbridge")

    sections = read_entries(folder.root, "lowbridge")["home"].sections

    assert [section.heading for section in sections] == ["In short", "In Lowbridge", "Who can help"]
    assert sections[2].paragraphs == ("The Mill.",)


@pytest.mark.parametrize(
    ("front", "titles"),
    [
        ({"sms": "In Lowbridge."}, ["Lowbridge", "Invented guidance"]),
        ({}, ["Invented guidance", "Lowbridge"]),
    ],
)
def test_the_first_source_is_where_the_text_comes_from(
    folder: Folder, front: dict[str, Any], titles: list[str]
) -> None:
    own = {"title": "Lowbridge", "url": "https://lowbridge.example", "checked_on": "2026-11-01"}
    folder.overlay("councils/lowbridge/offer/home.md", sources=[own], **front)

    sources = read_entries(folder.root, "lowbridge")["home"].sources

    assert [source.title for source in sources] == titles


def test_the_whole_is_only_as_fresh_as_its_oldest_part(folder: Folder) -> None:
    folder.overlay("councils/lowbridge/offer/home.md", checked_on="2026-11-01", review_by="2026-12-01")

    entry = read_entries(folder.root, "lowbridge")["home"]

    assert entry.checked_on == date(2026, 10, 3)
    assert entry.review_by == date(2026, 12, 1)


def test_a_council_adds_to_its_region_and_the_region_to_the_nation(folder: Folder) -> None:
    folder.council(region="the-fens")
    folder.overlay("regions/the-fens/offer/home.md", sms="In the Fens.", title="Money in the Fens")
    folder.overlay("councils/lowbridge/offer/home.md", sms="In Lowbridge.")

    entry = read_entries(folder.root, "lowbridge")["home"]

    assert (entry.title, entry.sms) == ("Money in the Fens", "In Lowbridge.")
    assert (entry.region, entry.council) == ("the-fens", "lowbridge")


def test_a_council_outside_the_region_has_none_of_it(folder: Folder) -> None:
    folder.overlay("regions/the-fens/offer/home.md", sms="In the Fens.")

    entry = read_entries(folder.root, "lowbridge")["home"]

    assert entry.sms == "You can get {home.amount} for your first home."
    assert entry.region is None


def test_a_council_may_have_an_entry_of_its_own(folder: Folder) -> None:
    folder.entry("councils/lowbridge/offer/the-mill.md", area="rights", title="The Mill")

    entry = read_entries(folder.root, "lowbridge")["the-mill"]

    assert (entry.title, entry.area, entry.council) == ("The Mill", "rights", "lowbridge")


def test_an_overlay_of_nothing_is_refused_as_a_slip_of_the_name(folder: Folder) -> None:
    folder.overlay("councils/lowbridge/offer/hoem.md", "## In short\n\nMore.", sms="In Lowbridge.")

    with pytest.raises(Invalid, match=r"^content/councils/lowbridge/offer/hoem.md: title is missing"):
        read_entries(folder.root, "lowbridge")


def test_an_entry_of_its_own_needs_an_area_that_there_is(folder: Folder) -> None:
    folder.entry("councils/lowbridge/offer/the-mill.md", area="places")

    with pytest.raises(
        Invalid, match="no national entry is called the-mill, so this has to be a whole entry"
    ):
        read_entries(folder.root, "lowbridge")


def test_each_item_of_a_list_is_a_block_of_its_own(folder: Folder) -> None:
    page = """
        ## In short

        One line
        goes on.

        1. First.
        2. Second
           goes on.
        """
    folder.entry("offer/money/home.md", page)

    section = read_entries(folder.root, "lowbridge")["home"].sections[0]

    assert section.paragraphs == ("One line goes on.", "1. First.", "2. Second goes on.")


def test_where_an_overlays_figure_is_not_known_the_words_below_still_answer(folder: Folder) -> None:
    folder.entry("offer/money/home.md", sms="You can get money.")
    folder.overlay("councils/lowbridge/offer/home.md", sms="In Lowbridge it is {home.amount}.")

    entry = read_entries(folder.root, "lowbridge")["home"]

    assert entry.sms_unknown == "You can get money."
