"""The value of a day: by its dates, its checks, its layer and whom it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from leavingcare.errors import Invalid
from leavingcare.facts import About, Facts, Lives, State
from leavingcare.facts.reading import read_value
from tests.support.folder import VALUE, Folder

ON = date(2026, 11, 24)


def facts(*, local: bool = False, **changed: Any) -> Facts:
    """Facts of one value, home.amount."""
    row = {key: value for key, value in (VALUE | changed).items() if value is not None}
    return Facts({"home.amount": read_value("home.amount", row, "content/values/x.yaml", local=local)})


def test_each_day_has_its_own_value() -> None:
    rows = [{"value": 2000, "until": date(2026, 4, 1)}, {"value": 3000, "from": date(2026, 4, 1)}]
    found = facts(dated=rows)

    assert found.shown("home.amount", on=date(2026, 3, 31)) == "£2,000"
    assert found.shown("home.amount", on=date(2026, 4, 1)) == "£3,000"


def test_a_day_that_no_row_covers_is_unknown() -> None:
    found = facts(dated=[{"value": 3000, "until": date(2026, 4, 1)}])

    assert found.value("home.amount", on=ON) is None
    assert found.state("home.amount", on=ON) is State.UNKNOWN


@pytest.mark.parametrize(
    "doubt",
    [
        {"confidence": "low"},
        {"verification": "unopened"},
        {"in_force": False},
        {"in_force": "unconfirmed"},
        {"show": "no"},
        {"review_by": "2026-11-23"},
    ],
)
def test_a_figure_that_is_doubtful_stale_or_not_in_force_is_unknown(doubt: dict[str, Any]) -> None:
    found = facts(**doubt)

    assert found.shown("home.amount", on=ON) is None
    assert found.state("home.amount", on=ON) is State.UNKNOWN


def test_on_the_day_of_its_review_it_is_still_shown() -> None:
    assert facts(review_by=ON).shown("home.amount", on=ON) == "£3,000"


def test_a_local_value_is_judged_by_its_confidence_alone() -> None:
    assert facts(local=True, verification="unopened").shown("home.amount", on=ON) == "£3,000"
    assert facts(local=True, confidence="low").shown("home.amount", on=ON) is None


@pytest.mark.parametrize("state", [State.NOT_OFFERED, State.UNKNOWN])
def test_not_offered_and_unknown_are_two_states_and_neither_has_a_figure(state: State) -> None:
    found = facts(state=state.value, dated=None)

    assert found.state("home.amount", on=ON) is state
    assert found.shown("home.amount", on=ON) is None


def test_what_nobody_wrote_is_unknown() -> None:
    assert facts().state("car.amount", on=ON) is State.UNKNOWN
    assert "car.amount" not in facts()


def test_a_person_gets_the_row_for_them() -> None:
    found = facts(
        dated=[
            {"value": 3000, "for": {"turned_18_after": date(2023, 5, 1)}},
            {"value": 2000, "for": {"turned_18_by": date(2023, 5, 1)}},
        ]
    )
    young, older = About(turned_18=date(2024, 1, 1)), About(turned_18=date(2022, 1, 1))

    assert [row.value for row in found.values("home.amount", on=ON)] == [3000, 2000]
    assert _figure(found, young) == 3000
    assert _figure(found, older) == 2000
    assert found.value("home.amount", on=ON, about=About()) is None
    assert found.value("home.amount", on=ON) is None


def _figure(found: Facts, about: About) -> object:
    value = found.value("home.amount", on=ON, about=about)
    assert value is not None
    return value.value


def test_for_one_whom_no_row_is_for_it_is_not_offered_and_for_one_unknown_it_is_unknown() -> None:
    found = facts(dated=[{"value": 100, "for": {"age_from": 18, "lives": "inside"}}])

    assert found.state("home.amount", on=ON, about=About(age=17)) is State.NOT_OFFERED
    assert found.state("home.amount", on=ON, about=About(age=18)) is State.UNKNOWN
    assert found.state("home.amount", on=ON, about=About(age=18, lives=Lives.INSIDE)) is State.OFFERED


def test_the_council_stands_in_place_of_the_region_and_the_region_of_the_nation(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.council(region="the-fens")
    names = ("a.amount", "b.amount", "c.amount")
    layers = {
        "values/more.yaml": (1000, names),
        "regions/the-fens/values.yaml": (2000, names[1:]),
        "councils/lowbridge/values.yaml": (3000, names[2:]),
    }
    for name, (amount, its_names) in layers.items():
        folder.values(name, {each: VALUE | {"dated": [{"value": amount}]} for each in its_names})

    found = Facts.load(folder.root, "lowbridge")

    assert [found.shown(name, on=ON) for name in names] == ["£1,000", "£2,000", "£3,000"]


def test_another_councils_values_do_not_come_along(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.council("elsewhere")
    folder.values("councils/elsewhere/values.yaml", {"car.amount": VALUE})

    assert "car.amount" not in Facts.load(folder.root, "lowbridge")


def test_a_region_that_is_not_there_is_said(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.council(region="atlantis")

    with pytest.raises(Invalid, match=r"lowbridge/council.yaml: region is 'atlantis', but content/regions/"):
        Facts.load(folder.root, "lowbridge")


def test_a_councils_contacts_are_values_of_that_council(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.council(
        contacts={"hub": {"label": "The Mill", "address": "1 Mill Lane", "confidence": "low"}},
        districts=[
            {
                "short": "Upper Mere",
                "name": "Upper Mere District Council",
                "council_tax": {"label": "Council tax", "phone": "020 7946 0121"},
            }
        ],
    )

    found = Facts.load(folder.root, "lowbridge")

    assert found.shown("council.team.phone", on=ON) == "020 7946 0100"
    assert found.shown("council.complaints.email", on=ON) == "complaints@lowbridge.example"
    assert found.shown("council.upper_mere.council_tax.phone", on=ON) == "020 7946 0121"
    assert found.shown("council.hub.address", on=ON) is None
    assert found.shown("council.team.phone", on=date(2027, 4, 4)) is None
