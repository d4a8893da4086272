"""What is wrong with a values file is said with its file, its name and what to give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leavingcare.errors import Invalid
from leavingcare.facts import Facts
from leavingcare.facts.reading import read_value
from tests.support.folder import VALUE, Folder

PATH = "content/councils/lowbridge/values.yaml"


def read(**changed: Any) -> None:
    row = {key: value for key, value in (VALUE | changed).items() if value is not None}
    read_value("home.amount", row, PATH, local=False)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "cash"}, "kind is 'cash'; it is one of money, number"),
        ({"kind": None}, "kind is None"),
        ({"state": "perhaps"}, "state is 'perhaps'; it is one of offered, not_offered, unknown"),
        ({"dated": None}, "dated is missing"),
        ({"dated": [{"from": "2026-04-01"}]}, "each of dated needs a value"),
        ({"dated": [{"value": "£3,000"}]}, "value is '£3,000', but kind money is a number without £"),
        ({"kind": "date", "dated": [{"value": "soon"}]}, "kind date is a day like 2026-11-22"),
        ({"kind": "phone", "dated": [{"value": 8001111}]}, "kind phone is text; put it in quotes"),
        ({"dated": [{"value": 1, "period": "fortnight"}]}, "period is 'fortnight'; it is once, day"),
        ({"dated": [{"value": 1, "from": "1 May"}]}, "from: '1 May' is no day; write it like 2026-11-22"),
        ({"dated": [{"value": 1, "unit": "weeks"}]}, "dated: unit is no key that we know"),
        ({"dated": [{"value": 1}, {"value": 2}]}, "two of dated hold on the same day"),
        ({"dated": [{"value": 1, "from": "2026-05-01", "until": "2026-04-01"}]}, "not after from"),
        ({"state": "not_offered"}, "state is not_offered, so it has no value"),
        ({"verification": None}, "verification is missing; say how far it was checked"),
        ({"confidence": None}, "confidence is missing"),
        ({"confidence": "sure"}, "confidence is 'sure'; it is high, medium or low"),
        ({"review_by": "spring"}, "review_by: 'spring' is no day"),
        ({"sources": [{"title": "A page"}]}, "each source needs a title and a url"),
        ({"amount": 3000}, "amount is no key that we know"),
        ({"shape": "grant"}, "shape is 'grant'; it is one of fixed_sum, up_to"),
        ({"shape": "percentage"}, "shape percentage goes with kind percent, not money"),
        ({"kind": "number", "shape": "in_kind"}, "unit is missing; say what the number counts"),
        ({"shape": "rate_per_period"}, "period is missing; a rate is for a day"),
        ({"who_pays": "us"}, "who_pays is 'us'; it is one of adviser"),
        ({"who_decides": "them"}, "who_decides is 'them'"),
        ({"dated": [{"value": 1, "for": "students"}]}, "for: say for whom, such as"),
        ({"dated": [{"value": 1, "for": {"age": 18}}]}, "for: age is no key that we know"),
        ({"dated": [{"value": 1, "for": {"age_from": "teens"}}]}, "age_from: 'teens' is no age"),
        ({"dated": [{"value": 1, "for": {"status": "leaver"}}]}, "status is 'leaver'; it is one of eligible"),
        ({"dated": [{"value": 1, "for": {"housing": "tent"}}]}, "housing is 'tent'"),
        ({"dated": [{"value": 1, "for": {"studying": "maybe"}}]}, "'maybe' is neither true nor false"),
    ],
)
def test_a_fault_names_file_value_and_what_to_give(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(**changed)

    assert str(caught.value).startswith(f"{PATH}: home.amount")
    assert said in str(caught.value)


def test_a_name_may_not_end_in_what_asks_about_a_value() -> None:
    with pytest.raises(Invalid, match=r"home.who_pays: a name may not end in who_pays"):
        read_value("home.who_pays", VALUE, PATH, local=False)


def test_rows_for_different_people_may_hold_on_the_same_day() -> None:
    rows = [{"value": 3000, "for": {"age_from": 21}}, {"value": 2000, "for": {"age_to": 20}}]

    entry = read_value("home.amount", VALUE | {"dated": rows}, PATH, local=False)

    assert [row.value for row in entry.dated] == [3000, 2000]


def test_a_local_value_needs_no_verification() -> None:
    row = {key: value for key, value in VALUE.items() if key != "verification"}

    assert read_value("home.amount", row, PATH, local=True).local


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("values/health.yaml", "gp: [")

    with pytest.raises(Invalid, match=r"^content/values/health.yaml: this is no YAML"):
        Facts.load(folder.root, "lowbridge")


def test_a_file_that_is_a_list_is_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("values/health.yaml", "- gp")

    with pytest.raises(Invalid, match=r"^content/values/health.yaml: give names and what is under them"):
        Facts.load(folder.root, "lowbridge")
