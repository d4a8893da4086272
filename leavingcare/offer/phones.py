"""Whether what stands as a telephone number can be one: a digit lost in typing is a call that nobody answers."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import shortnumberinfo

_WRITTEN = re.compile(r"(?<![\w.£/=-])(?:\+44 ?|0)\d(?: ?\d){5,11}(?![\w-])")
_DRAMA_MOBILE = re.compile(r"07700900\d{3}")


def is_phone(number: str) -> bool:
    """Whether it is a number that can be dialled or texted from Britain, short codes included."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return False
    if phonenumbers.is_valid_number(parsed):
        return True
    # Ofcom keeps this range for stories, so the library knows nobody there; invented people do.
    if _DRAMA_MOBILE.fullmatch(re.sub(r"\D", "", number)):
        return True
    return shortnumberinfo.is_valid_short_number_for_region(parsed, "GB")


def numbers_in(text: str) -> list[str]:
    """What looks like a telephone number in a text."""
    return [found.group() for found in _WRITTEN.finditer(text)]
