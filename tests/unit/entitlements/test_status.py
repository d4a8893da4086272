"""The legal tests against their table: every edge of care, birthdays, breaks, home, custody, courses and councils."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.entitlements import Known
from leavingcare.entitlements.case import Case
from leavingcare.entitlements.law import law_on
from leavingcare.entitlements.status import NONE, REFERENCES, statuses
from leavingcare.errors import Invalid
from leavingcare.facts import Facts

TABLE = yaml.safe_load((Path(__file__).parent / "status_cases.yaml").read_text(encoding="utf-8"))
PEOPLE = TABLE.pop("people")
CASES = [(group, case) for group, cases in TABLE.items() for case in cases]


def case_of(given: dict[str, Any], values: Facts) -> Case:
    facts = {**PEOPLE.get(given.get("person"), {}), **given.get("unless", {}), **given["facts"]}
    return Case(Known.read(facts), given["day"], law_on(values, given["day"]), given.get("said"))


@pytest.mark.parametrize(("group", "given"), CASES, ids=[f"{group}: {case['name']}" for group, case in CASES])
def test_status(group: str, given: dict[str, Any], values: Facts) -> None:
    found = statuses(case_of(given, values))

    assert [slug for slug, each in found.items() if each.truth] == given["is"]
    assert [slug for slug in given.get("not", ()) if found[slug].truth is not False] == []
    assert [slug for slug in given.get("unknown", ()) if found[slug].truth is not None] == []
    assert given["reference"] in REFERENCES[given["of"]]
    assert given["reason"] in [reason.code for reason in found[given["of"]].reasons[:1]]


def test_a_case_that_is_settled_says_so_for_every_status(values: Facts) -> None:
    given = next(case for _, case in CASES if case["name"].startswith("On the 18th birthday"))

    found = statuses(case_of(given, values))

    assert found[NONE].truth is False
    assert [slug for slug, each in found.items() if each.truth is None and slug != "qualifying"] == []


def test_none_names_what_about_care_decided(values: Facts) -> None:
    given = next(case for _, case in CASES if case["name"].startswith("Scotland"))

    found = statuses(case_of(given, values))

    assert "council-in-england" in [reason.code for reason in found[NONE].reasons]
    assert not [reason for reason in found[NONE].reasons if reason.code.startswith("reached-")]


def test_a_missing_number_of_the_law_is_named() -> None:
    with pytest.raises(Invalid, match=r"care_leaver\.weeks is missing"):
        law_on(Facts({}), date(2026, 11, 22))
