"""A day of birth, as people text it."""

from datetime import date

import pytest

from leavingcare.understanding.days import find_day

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "text",
    [
        "2nd of march 07",
        "2 march 2007",
        "02/03/2007",
        "2/3/07",
        "2.3.07",
        "02-03-2007",
        "2007-03-02",
        "march 2 2007",
        "March 2nd, 2007",
        "born on the 2nd of mrch 2007",
        "02032007",
        "2 mar 07 x",
        "2007 march 2",
        "٢ مارس ٢٠٠٧",
        "2 marhc 2007",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert find_day(text, on=TODAY) == date(2007, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "march",
        "march 2007",
        "2007",
        "the 2nd",
        "31/02/2007",
        "30 feb 07",
        "19",
        "no idea",
        "2/3",
        "1 2 3 4",
    ],
)
def test_half_a_day_and_a_day_that_is_none_are_nothing(text: str) -> None:
    assert find_day(text, on=TODAY) is None


def test_a_day_that_can_only_be_american_is_read_so() -> None:
    assert find_day("3/25/2007", on=TODAY) == date(2007, 3, 25)


def test_a_short_year_is_never_to_come() -> None:
    assert find_day("1 jan 27", on=TODAY) == date(1927, 1, 1)
    assert find_day("1 jan 26", on=TODAY) == date(2026, 1, 1)


def test_the_29th_of_february_is_a_day_in_a_leap_year_alone() -> None:
    assert find_day("29 feb 2008", on=TODAY) == date(2008, 2, 29)
    assert find_day("29 feb 2007", on=TODAY) is None
