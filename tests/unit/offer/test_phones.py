"""What can be a telephone number, and what looks like one in a text."""

from __future__ import annotations

import pytest

from leavingcare.offer.phones import is_phone, numbers_in


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0100",
        "01865 323222",
        "0800 1111",
        "0345 050 7666",
        "03000 419191",
        "07700 900123",
        "+44 1865 323222",
        "999",
        "111",
        "85258",
    ],
)
def test_a_number_that_can_be_dialled_is_one(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["01634 33466", "0800 83", "12", "call us", "", "020 7946 01000", "07700 90012"]
)
def test_a_number_with_a_digit_too_few_or_too_many_is_none(number: str) -> None:
    assert not is_phone(number)


def test_numbers_are_found_in_a_text_and_amounts_and_years_are_not() -> None:
    text = "Ring 01634 33466, or 020 7946 0100. It is £3,000 in 2026, see gov.uk/0123456789 at 09:00-17:00."

    assert numbers_in(text) == ["01634 33466", "020 7946 0100"]
