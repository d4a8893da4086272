"""Search on the portal: forgiving of misspelling, silent where nothing fits."""

from __future__ import annotations

from datetime import date

import pytest

from leavingcare.offer.entry import Entry, Section, Source
from leavingcare.offer.search import Index


def entry(slug: str, title: str, *examples: str) -> Entry:
    day = date(2026, 11, 22)
    return Entry(
        slug=slug,
        area="money",
        title=title,
        topics=(slug,),
        sms="",
        more="",
        examples=examples,
        sources=(Source("A page", "https://page.example"),),
        checked_on=day,
        review_by=day,
        owner="Leaving care team",
        sections=(Section("in-short", "In short", ("Words.",)),),
    )


INDEX = Index(
    [
        entry("council-tax", "Council tax", "got a letter about council tax", "do i pay council tax"),
        entry("setting-up-home", "Money to set up your first home", "who pays for a cooker", "need a bed"),
        entry("driving", "Learning to drive", "driving lessons free", "provisional licence cost"),
        entry("bank-account", "Opening a bank account", "how do i open a bank acount"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("council tax", "council-tax"),
        ("concil tax", "council-tax"),
        ("counsil taxx", "council-tax"),
        ("drivin lesons", "driving"),
        ("lerning to drive", "driving"),
        ("provisonal licence", "driving"),
        ("bank acount", "bank-account"),
        ("BANK ACCOUNT!!", "bank-account"),
        ("who will pay 4 a cooker", "setting-up-home"),
        ("my first home money", "setting-up-home"),
    ],
)
def test_misspelt_words_find_their_entry(typed: str, slug: str) -> None:
    assert INDEX.search(typed, 3)[0] == slug


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zzzzqqq xyzzy"])
def test_what_fits_nothing_finds_nothing(typed: str) -> None:
    assert INDEX.search(typed, 3) == []


def test_no_more_are_found_than_asked_for_and_each_once() -> None:
    found = INDEX.search("money tax home bank drive", 2)

    assert len(found) <= 2
    assert len(found) == len(set(found))


def test_an_exact_title_comes_first() -> None:
    assert INDEX.search("Opening a bank account", 5)[0] == "bank-account"
