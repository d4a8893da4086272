"""Times to ring, as people write them, become windows on a clock."""

from datetime import UTC, datetime

import pytest

from leavingcare.understanding.windows import find_window, is_only_a_time

TUESDAY = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def said(moment: datetime | None) -> str | None:
    return moment.strftime("%a %d %H:%M") if moment else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("call me after 4 tmrw", "Wed 25 16:00", None),
        ("thurs lunch", "Thu 26 12:00", "Thu 26 14:00"),
        ("between 2 and 4 on friday", "Fri 27 14:00", "Fri 27 16:00"),
        ("2-4 tomorrow", "Wed 25 14:00", "Wed 25 16:00"),
        ("11-1 weds", "Wed 25 11:00", "Wed 25 13:00"),
        ("before 3", None, "Tue 24 15:00"),
        ("half 4", "Tue 24 16:30", "Tue 24 17:30"),
        ("quarter to 5 today", "Tue 24 16:45", "Tue 24 17:45"),
        ("at 4:30pm", "Tue 24 16:30", "Tue 24 17:30"),
        ("any time after college", "Tue 24 16:00", None),
        ("not before 2", "Tue 24 14:00", None),
        ("in an hour", "Tue 24 14:30", None),
        ("no make it 5", "Tue 24 17:00", "Tue 24 18:00"),
        ("tmrw arvo", "Wed 25 12:00", "Wed 25 17:00"),
        ("tonight after 8", "Tue 24 20:00", None),
        ("tomorrow morning", "Wed 25 09:00", "Wed 25 12:00"),
        ("tomorrow but not mornings", "Wed 25 12:00", "Wed 25 17:00"),
        ("day after tomorrow", "Thu 26 09:00", "Thu 26 17:00"),
        ("next tuesday", "Tue 01 09:00", "Tue 01 17:00"),
        ("on the 27th around 3ish", "Fri 27 15:00", "Fri 27 16:00"),
        ("غدا بعد الساعة 4", "Wed 25 16:00", None),
    ],
)
def test_a_time_is_understood(text: str, start: str | None, end: str | None) -> None:
    window = find_window(text, TUESDAY)

    assert window is not None
    assert (said(window.start), said(window.end)) == (start, end)


@pytest.mark.parametrize("text", ["not mornings", "not friday", "any day but monday"])
def test_a_time_that_is_refused_keeps_the_words_alone(text: str) -> None:
    window = find_window(text, TUESDAY)

    assert window is not None
    assert (window.start, window.end, window.words) == (None, None, text)


@pytest.mark.parametrize(
    "text", ["call me back pls", "how much money per week", "i have 2 kids", "hello", ""]
)
def test_a_text_without_a_time_has_no_window(text: str) -> None:
    assert find_window(text, TUESDAY) is None


def test_an_hour_gone_by_today_is_tomorrows() -> None:
    window = find_window("at 10am", TUESDAY)

    assert window is not None
    assert said(window.start) == "Wed 25 10:00"


def test_the_words_are_the_persons_own() -> None:
    window = find_window("Can someone ring me After 4 TMRW please", TUESDAY)

    assert window is not None
    assert window.words == "After 4 TMRW"


def test_times_are_londons_in_summer_too() -> None:
    july = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)

    window = find_window("after 4", july)

    assert window is not None
    assert window.start is not None
    assert window.start.astimezone(UTC).hour == 15


def test_a_bare_time_is_told_from_a_sentence_with_a_time() -> None:
    assert is_only_a_time("after 4 tmrw pls", TUESDAY)
    assert not is_only_a_time("my landlord is coming tomorrow about the damp", TUESDAY)


def test_hours_alone_keep_the_day_that_was_spoken_of() -> None:
    friday = datetime(2026, 11, 27, 12, tzinfo=UTC).date()

    found = find_window("no after 5", TUESDAY, friday)

    assert found is not None
    assert said(found.start) == "Fri 27 17:00"


def test_a_day_of_its_own_wins_over_the_day_that_was_spoken_of() -> None:
    found = find_window("tomorrow after 5", TUESDAY, datetime(2026, 11, 27, tzinfo=UTC).date())

    assert found is not None
    assert said(found.start) == "Wed 25 17:00"
