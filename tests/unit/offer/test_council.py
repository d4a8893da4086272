"""council.yaml as it is read: contacts by confidence, districts by name, and what is missing before going live."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from leavingcare.errors import Invalid
from leavingcare.offer import Council
from tests.support.folder import Folder


def load(tmp_path: Path, **changed: Any) -> Council:
    folder = Folder(tmp_path)
    folder.council(**changed)
    return Council.load(folder.root, "lowbridge")


def test_a_council_with_all_that_it_needs_misses_nothing(tmp_path: Path) -> None:
    assert load(tmp_path).missing() == {}


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"out_of_hours": None}, "out_of_hours"),
        ({"out_of_hours": {"label": "Duty team", "email": "duty@lowbridge.example"}}, "out_of_hours"),
        ({"teams": []}, "teams"),
        ({"teams": [{"label": "Team", "address": "1 Mill Lane"}]}, "teams"),
        ({"complaints": None}, "complaints"),
        ({"complaints": {"label": "Complaints officer"}}, "complaints"),
        ({"advocacy": None}, "advocacy"),
        ({"advocacy": {"label": "Advocates", "phone": "020 7946 0114", "confidence": "low"}}, "advocacy"),
    ],
)
def test_what_is_absent_doubtful_or_out_of_reach_is_missing(
    tmp_path: Path, changed: dict[str, Any], key: str
) -> None:
    assert list(load(tmp_path, **changed).missing()) == [key]


def test_a_contact_that_is_doubtful_is_not_shown(tmp_path: Path) -> None:
    teams = [
        {"label": "Old", "phone": "020 7946 0101", "confidence": "low"},
        {"label": "New", "phone": "020 7946 0102"},
    ]

    council = load(tmp_path, teams=teams)

    assert [team.label for team in council.teams] == ["New"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": None}, "council.yaml: name is missing; add it"),
        ({"service_name": ""}, "council.yaml: service_name is missing"),
        ({"tier": None}, "council.yaml: tier is missing"),
        ({"phone": "020 7946 0100"}, "council.yaml: phone is no key that we know"),
        ({"complaints": {"phone": "020 7946 0100"}}, "complaints: each contact needs a label"),
        ({"complaints": {"label": "Team", "fax": "1"}}, "complaints: fax is no key of a contact"),
        ({"districts": ["Cherwell"]}, "districts: each district needs short and name"),
        ({"office_hours": {"opens": "nine"}}, "office_hours needs opens and closes, like '09:00'"),
        ({"review_by": "spring"}, "review_by: 'spring' is no day"),
    ],
)
def test_a_fault_names_the_file_and_the_key(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid) as caught:
        load(tmp_path, **changed)

    assert "content/councils/lowbridge/council.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_council_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"nowhere/council.yaml is not there; copy content/councils/meresham"):
        Council.load(Folder(tmp_path).root, "nowhere")


def test_hours_are_assumed_where_the_council_did_not_say(tmp_path: Path) -> None:
    assert load(tmp_path).office.assumed
    stated = load(tmp_path, office_hours={"opens": "08:30", "closes": "16:45"})
    assert (stated.closes, stated.office.assumed) == (time(16, 45), False)


DISTRICTS = [
    {
        "short": "Upper Mere",
        "name": "Upper Mere District Council",
        "council_tax": {"label": "Council tax", "phone": "020 7946 0121"},
        "housing_register": {"label": "Homes", "phone": "020 7946 0122", "confidence": "low"},
    },
    {"short": "Nether Mere", "name": "Nether Mere District Council"},
]


@pytest.mark.parametrize("typed", ["Upper Mere", "upper  mere", "UPPER MERE DISTRICT COUNCIL"])
def test_a_district_is_found_by_what_people_call_it(tmp_path: Path, typed: str) -> None:
    district = load(tmp_path, tier="county", districts=DISTRICTS).find_district(typed)

    assert district is not None
    assert district.council_tax is not None
    assert district.council_tax.phone == "020 7946 0121"
    assert district.housing_register is None


def test_a_place_that_is_no_district_is_not_found(tmp_path: Path) -> None:
    assert load(tmp_path, tier="county", districts=DISTRICTS).find_district("Mere") is None
