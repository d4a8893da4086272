"""Facts as they are given: read, refused with the field's name, kept, and counted in days and birthdays."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leavingcare.entitlements import FACTS, Known
from leavingcare.entitlements.ages import age_on, birthday, months_after
from leavingcare.errors import Invalid


def test_facts_are_read_as_json_has_them() -> None:
    known = Known.read({"date_of_birth": "2007-03-02", "last_in_care": "now", "new_baby": True})

    assert known["date_of_birth"] == date(2007, 3, 2)
    assert known["last_in_care"] == "now"
    assert known["new_baby"] is True


def test_yes_and_no_are_read_as_yaml_and_as_people_write_them() -> None:
    known = Known.read({"working": False, "home_six_months": True, "pregnant": "no", "parent": "yes"})

    assert (known["working"], known["home_six_months"]) == ("no", "yes")
    assert (known["pregnant"], known["parent"], len(known)) == (False, True, 4)


def test_null_is_known_to_be_unknown() -> None:
    known = Known.read({"last_in_care": None})

    assert "last_in_care" not in known
    assert known.skipped == {"last_in_care"}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"shoe_size": 4}, "shoe_size"),
        ({"date_of_birth": "2 March"}, "date_of_birth"),
        ({"date_of_birth": 2007}, "date_of_birth"),
        ({"last_in_care": "sometimes"}, "last_in_care"),
        ({"pregnant": "perhaps"}, "pregnant"),
        ({"monthly_pay": -1}, "monthly_pay"),
        ({"monthly_pay": True}, "monthly_pay"),
        ({"care_periods": "long"}, "care_periods"),
        ({"care_periods": [{"end": "2020-01-01"}]}, r"care_periods\[0\]"),
        ({"care_periods": [{"start": "2020-02-01", "end": "2020-01-01"}]}, r"care_periods\[0\]\.end"),
        ({"care_periods": [{"start": "2020-02-01", "kind": "holiday"}]}, r"care_periods\[0\]\.kind"),
        ({"care_periods": [{"start": "2020-02-01", "council": "mars"}]}, r"care_periods\[0\]\.council"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid, match=f"^line 3: {field}"):
        Known.read(facts, "line 3: ")


def test_a_person_goes_into_a_session_and_comes_back() -> None:
    given = {
        "date_of_birth": "2007-03-02",
        "care_periods": [{"start": "2020-02-01", "end": None, "kind": "remand", "council": "wales"}],
        "monthly_pay": 400,
        "immigration": None,
    }

    assert Known.read(given).as_given() == given


def test_a_fact_can_be_changed_forgotten_and_skipped() -> None:
    known = Known.read({"last_in_care": "now", "pregnant": True})

    assert known.with_values({"last_in_care": "never"})["last_in_care"] == "never"
    assert set(known.without(["pregnant"])) == {"last_in_care"}
    assert known.skipping(["pregnant"]).skipped == {"pregnant"}
    assert known.skipping(["pregnant"]).with_values({"pregnant": False}).skipped == frozenset()


def test_every_fact_says_what_it_means() -> None:
    assert [name for name, fact in FACTS.items() if len(fact.means) < 10] == []


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 12, 31), 21, date(2029, 12, 31)),
    ],
)
def test_a_birthday_on_29_february_comes_on_1_march_in_other_years(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day


def test_before_birth_nobody_is_of_any_age() -> None:
    assert age_on(date(2020, 1, 1), date(2019, 1, 1)) == -1


@given(st.dates(date(1990, 1, 1), date(2012, 12, 31)), st.integers(1, 40))
def test_someone_is_of_an_age_from_the_birthday_on(born: date, age: int) -> None:
    day = birthday(born, age)

    assert age_on(born, day) == age
    assert age_on(born, date.fromordinal(day.toordinal() - 1)) == age - 1


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 15), 6, date(2025, 7, 15)),
        (date(2025, 8, 31), 6, date(2026, 3, 1)),
        (date(2025, 12, 31), 6, date(2026, 7, 1)),
        (date(2024, 8, 31), 6, date(2025, 3, 1)),
        (date(2023, 8, 29), 6, date(2024, 2, 29)),
    ],
)
def test_six_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
