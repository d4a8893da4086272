"""Months without days: counted both ways, and kept only where both come to the same."""

from __future__ import annotations

from datetime import date

import pytest

from leavingcare.entitlements import Known, RuleBook, care_dates
from leavingcare.understanding.times import find_times

ON = date(2026, 11, 26)
BORN = date(2007, 3, 2)


@pytest.mark.parametrize(
    ("text", "is_settled"),
    [
        ("jan 2022 to dec 2022", True),
        ("jan 2022 to april 2022", False),  # 59 to 119 days: either side of 91
        ("1 jan 2022 to 2 apr 2022", True),
        ("feb 2023 to march 2023", False),  # left before or after turning 16
        ("jan 2021 to june 2021", True),
        ("2019", False),  # any day of it, or all
        ("nov 2026", True),
    ],
)
def test_months_count_where_no_day_of_them_changes_anything(
    text: str, is_settled: bool, book: RuleBook
) -> None:
    known = Known.read({"date_of_birth": BORN.isoformat()})
    times = find_times(text, on=ON, born=BORN)

    found = care_dates.settled(times, known, ON, book.on(ON).law)

    assert times
    assert (found is not None) is is_settled


def test_the_month_that_goes_on_is_cut_at_today(book: RuleBook) -> None:
    born = date(2010, 3, 2)
    known = Known.read({"date_of_birth": born.isoformat()})

    found = care_dates.settled(
        find_times("jan 2025 to nov 2026", on=ON, born=born), known, ON, book.on(ON).law
    )

    # Whether they are in care today hangs on the day.
    assert found is None or found[0].end is None or found[0].end <= ON
