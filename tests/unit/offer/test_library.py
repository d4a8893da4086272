"""Texts and pages with their values filled in for a day, and what stands where a value is not known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leavingcare.errors import NotFound
from leavingcare.facts import Facts
from leavingcare.offer import Library
from leavingcare.offer.filling import fill, fill_page, linked_entries, names_in, to_html
from tests.support.folder import VALUE, Folder

ON = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def load(folder: Folder) -> Library:
    return Library.load(folder.root, "lowbridge", Facts.load(folder.root, "lowbridge"))


def test_a_text_has_the_value_of_its_day(folder: Folder) -> None:
    rows = [{"value": 2000, "until": "2026-04-01"}, {"value": 3000, "from": "2026-04-01"}]
    folder.values("values/money.yaml", {"home.amount": VALUE | {"dated": rows}})
    library = load(folder)

    assert library.texts("home", on=date(2026, 3, 31)).sms == "You can get £2,000 for your first home."
    assert library.texts("home", on=ON).sms == "You can get £3,000 for your first home."


def test_where_the_figure_is_unknown_the_text_without_it_is_sent(folder: Folder) -> None:
    folder.values("values/money.yaml", {"home.amount": VALUE | {"confidence": "low"}})
    folder.entry("offer/money/home.md", sms_unknown="You can get money for your first home.")

    assert load(folder).texts("home", on=ON).sms == "You can get money for your first home."


def test_where_nothing_can_be_said_without_it_the_adviser_is_asked(folder: Folder) -> None:
    folder.values("values/money.yaml", {"home.amount": VALUE | {"confidence": "low"}})

    assert load(folder).texts("home", on=ON).sms == "Ask your adviser about this."


def test_a_paragraph_with_an_unknown_figure_says_to_ask_and_the_rest_stays(folder: Folder) -> None:
    folder.values("values/money.yaml", {"home.amount": VALUE | {"confidence": "low"}})

    page = load(folder).page("home", on=ON)

    assert "Ask your adviser about this." in page.sections[0].html
    assert "Your adviser." in page.sections[1].html


def test_a_paragraph_about_what_is_not_offered_says_so(folder: Folder) -> None:
    gone = {"kind": "money", "state": "not_offered", "verification": "seen", "confidence": "high"}
    folder.values("values/money.yaml", {"home.amount": gone})

    html = load(folder).page("home", on=ON).sections[0].html

    assert "Your council does not give this." in html
    assert "Ask your adviser" not in html


def test_unknown_items_of_a_list_stay_one_item_and_are_said_once(folder: Folder) -> None:
    folder.values("values/money.yaml", {"home.amount": VALUE | {"confidence": "low"}})
    page = "## How\n\n1. Ask.\n2. Take {home.amount}.\n3. Take {home.amount} more.\n4. Go."
    folder.entry("offer/money/home.md", page)

    html = load(folder).page("home", on=ON).sections[0].html

    assert html.count("<li>") == 3
    assert html.count("Ask your adviser about this.") == 1


def test_past_its_review_an_entry_is_no_longer_current(folder: Folder) -> None:
    library = load(folder)

    assert library.texts("home", on=date(2027, 4, 3)).current
    assert not library.texts("home", on=date(2027, 4, 4)).current


def test_entries_are_found_by_area_and_topic(folder: Folder) -> None:
    folder.entry("offer/housing/flat.md", title="A flat", topics=["council-housing"])
    library = load(folder)

    assert [entry.slug for entry in library.by_area("housing")] == ["flat"]
    assert [entry.slug for entry in library.by_topic("setting-up-home-allowance")] == ["home"]
    assert [entry.slug for entry in library.entries()] == ["home", "flat"]


def test_an_entry_that_is_not_there_is_not_found(folder: Folder) -> None:
    library = load(folder)

    assert library.find("car") is None
    with pytest.raises(NotFound, match="There is no entry called car"):
        library.entry("car")


def test_names_and_links_of_a_text_are_found() -> None:
    text = "Pay {a.b} or {a.b.who_pays}, see [this](entry:council-tax); {not a name} {alone}"

    assert names_in(text) == ["a.b", "a.b.who_pays"]
    assert linked_entries(text) == ["council-tax"]


def test_a_text_with_one_unknown_value_is_not_filled_at_all(folder: Folder) -> None:
    facts = Facts.load(folder.root, "lowbridge")

    assert fill("{home.amount} and {car.amount}", facts, on=ON, locale="en") is None
    assert fill("no figure", facts, on=ON, locale="en") == "no figure"


def test_a_page_leads_only_where_an_entry_may_send_someone() -> None:
    html = to_html(["[a](entry:home) [b](https://x.example) [c](javascript:x) <b>d</b>"])

    assert 'href="/offer/home"' in html
    assert 'href="https://x.example"' in html
    assert "javascript:x" in html and 'href="javascript' not in html
    assert "<b>" not in html


def test_links_to_our_own_pages_stay_in_the_language_of_the_page() -> None:
    html = to_html(["[a](entry:home) [b](/sign-in) [c](https://x.example/a)"], root="/ar")

    assert 'href="/ar/offer/home"' in html
    assert 'href="/ar/sign-in"' in html
    assert 'href="https://x.example/a"' in html


def test_a_number_or_an_address_on_a_page_can_be_tapped(folder: Folder) -> None:
    given = VALUE | {"kind": "phone", "dated": [{"value": "0800 1111"}]}
    folder.values(
        "values/lines.yaml", {"line.phone": given, "line.text": given | {"dated": [{"value": "85258"}]}}
    )
    facts = Facts.load(folder.root, "lowbridge")

    filled = fill_page("Ring {line.phone} or text {line.text}.", facts, on=ON, locale="en")

    assert filled == "Ring [0800 1111](tel:08001111) or text [85258](sms:85258)."
    assert filled is not None
    assert '<a dir="ltr" href="tel:08001111">0800 1111</a>' in to_html([filled])


def test_a_number_keeps_its_order_where_words_run_right_to_left(folder: Folder) -> None:
    given = VALUE | {"kind": "phone", "dated": [{"value": "116 123"}]}
    folder.values("values/lines.yaml", {"line.phone": given})
    facts = Facts.load(folder.root, "lowbridge")

    assert fill("{line.phone}", facts, on=ON, locale="en") == "116 123"
    assert fill("{line.phone}", facts, on=ON, locale="ar") == "116\u00a0123"
