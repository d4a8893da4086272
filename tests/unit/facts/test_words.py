"""Values as people read them, each shape in its own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leavingcare.facts import Facts
from leavingcare.facts.reading import read_value
from tests.support.folder import VALUE

ON = date(2026, 11, 24)


def said(aspect: str = "", **row: Any) -> str | None:
    """The words for one value; `value` and `period` are those of its only row."""
    if "value" in row:
        row["dated"] = [{key: row.pop(key) for key in ("value", "period", "for") if key in row}]
    entry = read_value("x.amount", VALUE | row, "content/values/x.yaml", local=False)
    return Facts({"x.amount": entry}).shown(f"x.amount{aspect}", on=ON)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "money", "value": 3000}, "£3,000"),
        ({"kind": "money", "value": 338.58}, "£338.58"),
        ({"kind": "money", "value": 174.5}, "£174.50"),
        ({"kind": "number", "value": 10830}, "10,830"),
        ({"kind": "age", "value": 25}, "25"),
        ({"kind": "percent", "value": 25}, "25%"),
        ({"kind": "date", "value": date(2026, 5, 1)}, "1 May 2026"),
        ({"kind": "phone", "value": "0800 1111"}, "0800 1111"),
        ({"kind": "hours", "value": "Monday to Friday"}, "Monday to Friday"),
    ],
)
def test_a_figure_without_a_shape_is_the_figure_alone(row: dict[str, Any], words: str) -> None:
    assert said(**row) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"shape": "fixed_sum", "value": 3000, "period": "once"}, "£3,000"),
        ({"shape": "fixed_sum", "value": 35, "period": "year"}, "£35 a year"),
        ({"shape": "up_to", "value": 200, "period": "year"}, "up to £200 a year"),
        ({"shape": "up_to", "value": 1200, "period": "school_year"}, "up to £1,200 a school year"),
        (
            {"shape": "up_to", "kind": "number", "unit": "homes at a time", "value": 3},
            "up to 3 homes at a time",
        ),
        ({"shape": "up_to", "kind": "percent", "value": 50}, "up to half"),
        ({"shape": "percentage", "kind": "percent", "value": 100}, "all of it"),
        ({"shape": "percentage", "kind": "percent", "value": 75}, "three quarters"),
        ({"shape": "percentage", "kind": "percent", "value": 50}, "half"),
        ({"shape": "percentage", "kind": "percent", "value": 25}, "a quarter"),
        ({"shape": "percentage", "kind": "percent", "value": 30}, "30%"),
        ({"shape": "rate_per_period", "value": 4, "period": "day"}, "£4 a day"),
        ({"shape": "rate_per_period", "value": 71.5, "period": "week"}, "£71.50 a week"),
        ({"shape": "rate_per_period", "value": 90, "period": "term"}, "£90 a term"),
        (
            {"shape": "in_kind", "kind": "number", "unit": "driving lessons", "value": 10},
            "10 driving lessons",
        ),
        ({"shape": "in_kind", "kind": "text", "value": "a free leisure pass"}, "a free leisure pass"),
        ({"shape": "loan", "value": 280}, "a loan of £280"),
        ({"shape": "loan", "value": 70, "period": "week"}, "a loan of £70 a week"),
        ({"shape": "loan", "kind": "number", "unit": "weeks", "value": 4}, "a loan for 4 weeks"),
        ({"shape": "priority_band", "kind": "text", "value": "Band 1"}, "Band 1"),
        ({"shape": "service", "kind": "text", "value": "a careers coach"}, "a careers coach"),
        (
            {"shape": "discretion", "kind": "text", "value": "travel to work"},
            "travel to work, if the council agrees",
        ),
        (
            {"shape": "discretion", "value": 75, "period": "year", "who_decides": "manager"},
            "up to £75 a year, if a team manager agrees",
        ),
    ],
)
def test_each_shape_has_its_own_words(row: dict[str, Any], words: str) -> None:
    assert said(**row) == words


@pytest.mark.parametrize(
    ("cohort", "words"),
    [
        ({"turned_18_after": date(2023, 5, 1)}, "if you turned 18 after 1 May 2023"),
        ({"turned_18_by": date(2023, 5, 1)}, "if you turned 18 by 1 May 2023"),
        ({"age_from": 18, "age_to": 20}, "at 18 to 20"),
        ({"age_from": 21}, "at 21 or over"),
        ({"age_to": 20}, "at 20 or under"),
        ({"status": "qualifying"}, "if you are “qualifying”"),
        ({"housing": ["own-home", "supported"]}, "in a home of your own or in supported housing"),
        ({"studying": True}, "if you study"),
        ({"studying": False}, "if you do not study"),
        ({"lives": "outside"}, "if you live in another area"),
        (
            {"district": ["Oxford", "Cherwell", "South Oxfordshire"]},
            "in Oxford, Cherwell or South Oxfordshire",
        ),
        ({"age_from": 18, "age_to": 25, "studying": True}, "at 18 to 25, if you study"),
    ],
)
def test_whom_it_is_for_is_said(cohort: dict[str, Any], words: str) -> None:
    assert said(".who_for", **{"value": 3000, "for": cohort}) == words


def test_several_rows_are_said_with_whom_each_is_for() -> None:
    rows = [
        {"value": 100, "for": {"age_from": 18, "age_to": 20}},
        {"value": 50, "for": {"age_from": 21, "age_to": 22}},
        {"value": 25, "for": {"age_from": 23, "age_to": 24}},
    ]

    words = said(kind="percent", shape="percentage", dated=rows)

    assert words == "all of it at 18 to 20, half at 21 to 22, or a quarter at 23 to 24"


def test_who_pays_and_who_decides_are_said_where_they_are_known() -> None:
    assert said(".who_pays", who_pays="leaving_care", who_decides="district") == "the leaving care team"
    assert said(".who_decides", who_pays="leaving_care", who_decides="district") == "your district council"
    assert said(".who_pays") is None
    assert said(".who_for") is None


def test_a_day_is_written_in_the_readers_language() -> None:
    entry = read_value(
        "x.day", VALUE | {"kind": "date", "dated": [{"value": date(2026, 5, 1)}]}, "x", local=False
    )

    assert Facts({"x.day": entry}).shown("x.day", on=ON, locale="ar") == "1 مايو 2026"
