"""Before a council goes live: each fault is found, said with its file and what to do, and decides the exit status."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from leavingcare.offer.__main__ import main
from leavingcare.offer.checking import Content, Finding, check
from tests.support.folder import VALUE, Folder

ON = date(2026, 11, 24)
COUNCIL = "content/councils/lowbridge/council.yaml"
HOME = "content/offer/money/home.md"
PAGE = "## In short\n\n{words}"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def found(folder: Folder, on: date = ON) -> list[Finding]:
    return check(Content.load(folder.root, "lowbridge", on=on))


def said(folder: Folder, on: date = ON) -> list[str]:
    return [str(finding) for finding in found(folder, on)]


def test_a_sound_offer_has_nothing_to_put_right(folder: Folder) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {"out_of_hours": None},
            "out_of_hours is missing: the number that answers when the office is closed",
        ),
        ({"teams": []}, "teams is missing: how to reach the leaving care team"),
        ({"complaints": None}, "complaints is missing: how to complain"),
        ({"advocacy": None}, "advocacy is missing: who the independent advocates are, and how to reach them"),
    ],
)
def test_each_of_the_four_contacts_blocks(folder: Folder, changed: dict[str, Any], line: str) -> None:
    folder.council(**changed)

    assert said(folder) == [f"{COUNCIL}: {line}; ask the council and add it"]
    assert found(folder)[0].blocks


def test_what_is_past_its_review_blocks_and_what_soon_will_be_is_told(folder: Folder) -> None:
    day_before, day_after = date(2027, 4, 3), date(2027, 4, 4)

    assert [finding.blocks for finding in found(folder, date(2027, 3, 4))] == []
    assert [finding.blocks for finding in found(folder, day_before)] == [False] * 3
    assert said(folder, day_after) == [
        f"{COUNCIL}: the contacts had to be checked by 2027-04-03; check it and set review_by anew",
        f"{HOME}: the entry had to be checked by 2027-04-03; check it and set review_by anew",
        "content/values/money.yaml: home.amount had to be checked by 2027-04-03; "
        "check it and set review_by anew",
    ]
    assert all(finding.blocks for finding in found(folder, day_after))


def test_contacts_without_a_day_to_check_them_again_are_told_of(folder: Folder) -> None:
    folder.council(review_by=None)

    assert said(folder) == [
        f"{COUNCIL}: review_by is missing; add the date by which someone rings them all again"
    ]


@pytest.mark.parametrize(
    "changed",
    [{"page": PAGE.format(words="See [it](entry:car).")}, {"related": ["car"]}, {"more": "[x](entry:car)"}],
)
def test_a_link_to_nothing_is_found(folder: Folder, changed: dict[str, Any]) -> None:
    folder.entry("offer/money/home.md", **changed)

    assert said(folder) == [
        f"{HOME}: it leads to car, which is not there; write that entry, or take the link out"
    ]


def test_numbers_that_nobody_can_ring_are_found_wherever_they_stand(folder: Folder) -> None:
    phone = VALUE | {"kind": "phone", "dated": [{"value": "01634 33466"}]}
    folder.values("values/phones.yaml", {"help.phone": phone})
    folder.entry("offer/money/home.md", PAGE.format(words="Ring 01865 32322."))
    folder.council(
        teams=[{"label": "Team", "phone": "020 7946 01"}],
        districts=[
            {"short": "Mere", "name": "Mere Council", "council_tax": {"label": "Tax", "text": "0770"}}
        ],
    )
    folder.write("helplines.yaml", "night: {name: Night line, phone: 0800 83}")

    wrong = [line.split(";")[0] for line in said(folder)]

    assert wrong == [
        f"{COUNCIL}: teams: Team: 020 7946 01 is no telephone number",
        f"{COUNCIL}: districts: Mere: council_tax: 0770 is no telephone number",
        "content/helplines.yaml: night: 0800 83 is no telephone number",
        "content/values/phones.yaml: help.phone: 01634 33466 is no telephone number",
        f"{HOME}: in its text: 01865 32322 is no telephone number",
    ]


def test_a_value_that_nobody_wrote_blocks(folder: Folder) -> None:
    folder.entry("offer/money/home.md", sms="Take {home.amuont}.")

    assert said(folder) == [
        f"{HOME}: {{home.amuont}} is no value that we have; add it to a values.yaml, or correct the name"
    ]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"confidence": "low"}, "it was not checked well enough"),
        ({"dated": [{"value": 1, "until": "2026-04-01"}]}, "there is nothing for that day"),
        ({"state": "unknown", "dated": []}, "nobody could say"),
    ],
)
def test_a_value_that_is_not_known_is_told_of_and_does_not_block(
    folder: Folder, changed: dict[str, Any], why: str
) -> None:
    folder.values("values/money.yaml", {"home.amount": VALUE | changed})

    lines = found(folder)

    assert [str(line) for line in lines] == [
        f"content/values/money.yaml: home.amount is not known: {why}; "
        "confirm it; until then texts say to ask an adviser"
    ]
    assert not lines[0].blocks


def test_a_councils_unknown_value_is_told_of_though_no_text_uses_it(folder: Folder) -> None:
    folder.values("councils/lowbridge/values.yaml", {"car.amount": VALUE | {"confidence": "low"}})

    assert len(said(folder)) == 1
    assert "car.amount is not known" in said(folder)[0]


def test_what_a_council_does_not_offer_is_known(folder: Folder) -> None:
    gone = {"kind": "money", "state": "not_offered", "confidence": "high"}
    folder.values("councils/lowbridge/values.yaml", {"home.amount": gone})

    assert found(folder) == []


def test_a_topic_without_an_entry_and_an_entry_without_a_topic_block(folder: Folder) -> None:
    folder.topics(money={"setting-up-home-allowance": "Home", "driving": "Driving"}, rights={})
    folder.entry("offer/rights/car.md", topics=["cars"])

    assert said(folder) == [
        "content/topics.yaml: driving has no entry; write one in content/offer",
        "content/offer/rights/car.md: cars is no topic; use a slug of content/topics.yaml, or add the topic there",
    ]


def test_an_entry_where_nobody_looks_for_its_topic_blocks(folder: Folder) -> None:
    folder.entry("offer/rights/flat.md")
    folder.entry("offer/places/mill.md")
    folder.entry("offer/mill.md")

    assert [line.split(";")[0] for line in said(folder)] == [
        "content/offer/rights/flat.md: none of its topics belongs to rights",
        "content/offer/mill.md: nobody can reach it",
        "content/offer/places/mill.md: nobody can reach it",
    ]


def test_an_answer_of_three_texts_blocks(folder: Folder) -> None:
    long, costly = "word " * 55, "ź" * 110
    folder.entry("offer/money/home.md", sms=long, how_much=costly)

    assert said(folder) == [
        f"{HOME}: sms takes 3 texts with its ending; shorten it to 2",
        f"{HOME}: how_much takes 3 texts with its ending, as a sign in it is costly; shorten it to 2",
    ]


def test_a_county_without_districts_blocks(folder: Folder) -> None:
    folder.council(tier="county")

    assert "a county has districts, and none is given" in said(folder)[0]


def test_a_value_for_a_district_that_is_not_there_blocks(folder: Folder) -> None:
    folder.council(tier="county", districts=[{"short": "Mere", "name": "Mere District Council"}])
    row = {"value": 100, "for": {"district": "Mer"}}
    folder.values("councils/lowbridge/values.yaml", {"tax.amount": VALUE | {"dated": [row]}})

    assert said(folder) == [
        "content/councils/lowbridge/values.yaml: tax.amount: Mer is no district of Lowbridge Council; "
        "use a short name that stands under districts in council.yaml"
    ]


def test_what_blocks_is_said_first(folder: Folder) -> None:
    folder.council(review_by=None, advocacy=None)

    assert [finding.blocks for finding in found(folder)] == [True, False]


def run(folder: Folder, *given: str) -> int:
    return main([*given, "--council", "lowbridge", "--content", str(folder.root)])


def test_the_exit_status_says_that_it_may_go_live(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "check", "--on", "2026-11-24") == 0
    assert capsys.readouterr().out == "Lowbridge Council may go live on 24 November 2026; 0 to know of.\n"


def test_the_exit_status_says_that_it_may_not(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.council(advocacy=None)

    assert run(folder, "check", "--on", "2027-03-20") == 1
    lines = capsys.readouterr().out.splitlines()
    assert "advocacy is missing" in lines[0]
    assert lines[-1] == (
        "Lowbridge Council may not go live on 20 March 2027: 1 to put right first, 3 more to know of."
    )


def test_content_that_cannot_be_read_may_not_go_live(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write("values/money.yaml", "home.amount: 3000")

    assert run(folder, "check") == 1
    assert "content/values/money.yaml: home.amount: give kind" in capsys.readouterr().out


def test_a_day_that_is_none_is_refused(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(folder, "check", "--on", "spring")

    assert "'spring' is no day; write it like 2027-06-01" in capsys.readouterr().err


def test_topics_says_what_covers_each(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.topics(money={"setting-up-home-allowance": "Home", "driving": "Driving"})
    folder.overlay("councils/lowbridge/offer/home.md", sms="In Lowbridge.")

    assert run(folder, "topics") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["money", "setting-up-home-allowance", "home", "(own", "words)"]
    assert lines[1].split() == ["money", "driving", "no", "entry"]
    assert lines[2].startswith("1 of 2 topics have an entry; 1 entries, 1 with")
