"""Times from one day to another as people write them, with the days that each end may have been."""

from __future__ import annotations

from datetime import date

import pytest

from leavingcare.understanding.times import find_edge, find_times

ON = date(2026, 11, 26)
BORN = date(2007, 3, 2)


def told(text: str) -> list[str]:
    """Each time as "first/last to first/last"; one day where an end is exact."""

    def edge(found: object) -> str:
        if found is None:
            return "now"
        first, last = found.first, found.last  # type: ignore[attr-defined]
        return str(first) if first == last else f"{first}/{last}"

    return [f"{edge(each.start)} to {edge(each.end)}" for each in find_times(text, on=ON, born=BORN)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("from march 2019 to june 2020", ["2019-03-01/2019-03-31 to 2020-06-01/2020-06-30"]),
        (
            "2019-2021 then 2023 till now",
            ["2019-01-01/2019-12-31 to 2021-01-01/2021-12-31", "2023-01-01/2023-12-31 to now"],
        ),
        ("2019-21", ["2019-01-01/2019-12-31 to 2021-01-01/2021-12-31"]),
        (
            "2/3/19 to 4/5/20, 1 jan 2021 - still in care now",
            ["2019-03-02 to 2020-05-04", "2021-01-01 to now"],
        ),
        ("2nd of march 21 untill 1st june 2021", ["2021-03-02 to 2021-06-01"]),
        ("sept 19 til feburary 20", ["2019-09-01/2019-09-30 to 2020-02-01/2020-02-29"]),
        ("march to june 2020", ["2020-03-01/2020-03-31 to 2020-06-01/2020-06-30"]),
        ("nov to feb 2021", ["2020-11-01/2020-11-30 to 2021-02-01/2021-02-28"]),
        ("between 2019 and 2021", ["2019-01-01/2019-12-31 to 2021-01-01/2021-12-31"]),
        ("in 2020", ["2020-01-01/2020-12-31 to 2020-01-01/2020-12-31"]),
        ("since may 2022", ["2022-05-01/2022-05-31 to now"]),
        ("went in 2019 left 2021", ["2019-01-01/2019-12-31 to 2021-01-01/2021-12-31"]),
        ("when i was 14 till 16", ["2021-03-02/2022-03-01 to 2023-03-02/2024-03-01"]),
        ("all my life until 16", ["2007-03-02 to 2023-03-02/2024-03-01"]),
        ("from birth to 2010", ["2007-03-02 to 2010-01-01/2010-12-31"]),
        ("2007 to 2008", ["2007-03-02/2007-12-31 to 2008-01-01/2008-12-31"]),
        ("all my life", ["2007-03-02 to now"]),
        ("mar 2025 to dec 2026", ["2025-03-01/2025-03-31 to now"]),
        ("من ٢ مارس ٢٠١٩ إلى ٥ يونيو ٢٠٢٠", ["2019-03-02 to 2020-06-05"]),
        ("من مارس 2019 الى يونيو 2020", ["2019-03-01/2019-03-31 to 2020-06-01/2020-06-30"]),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: list[str]) -> None:
    assert told(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "i dunno",
        "13 weeks",
        "0",
        "1",
        "1 3",
        "on and off",
        "2 march",
        "june 2020 to march 2019",
        "2001 to 2003",
        "31 feb 2020 to 3 mar 2020",
        "13/2021 to 2022",
        "2 may 2030 to 3 may 2031",
        "",
    ],
)
def test_what_makes_no_sense_is_no_time(text: str) -> None:
    assert told(text) == []


def test_the_kind_of_a_time_is_heard() -> None:
    one, other = find_times("short breaks 2019 to 2020 then foster care 2021 to 2022", on=ON, born=BORN)

    assert (one.kind, other.kind) == ("short-break", "placement")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2/3/19", date(2019, 3, 2), date(2019, 3, 2)),
        ("march 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("03/2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_one_end_can_be_a_day_a_month_or_a_year(text: str, first: date, last: date) -> None:
    edge = find_edge(text, on=ON, born=BORN)

    assert edge is not None
    assert (edge.first, edge.last) == (first, last)


@pytest.mark.parametrize("text", ["", "now", "june", "a while ago", "2019 to 2020"])
def test_what_is_no_end_is_none(text: str) -> None:
    assert find_edge(text, on=ON, born=BORN) is None
