"""Telephone numbers as one form, so that the same phone is the same phone however its number was typed."""

from __future__ import annotations

import re

import phonenumbers

from leavingcare.errors import Invalid

_LOOKS_LIKE_ONE = re.compile(r"\+?[\d\s().\-/\u2010-\u2015]+")
"""The library would find a number inside "GB.1502576394655843"; we take only what is nothing but one."""


def normal_address(address: str) -> str:
    """The stored form of an address: E.164 for a telephone number, unchanged for anything else.

    WhatsApp may give an opaque id, and a text may come from a short code or a name: those are kept as they are.
    """
    try:
        return mobile_number(address)
    except Invalid:
        return address.strip()[:140]


def mobile_number(typed: str) -> str:
    """E.164 of a number that someone typed ('07700 900123' -> '+447700900123').

    Raises Invalid where it is no possible number.
    """
    parsed = _parse(typed)
    if parsed is None:
        raise Invalid("That is not a phone number. A mobile number has 11 numbers, like 07700 900123.")
    if not phonenumbers.is_possible_number(parsed):
        raise Invalid(
            "That number is too short or too long. A mobile number has 11 numbers, like 07700 900123."
        )
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def shown_number(address: str) -> str:
    """A number as people write it ('07700 900123'); an address that is none is shown as it is."""
    parsed = _parse(address)
    if parsed is None:
        return address
    at_home = parsed.country_code == 44
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, style)


def _parse(typed: str) -> phonenumbers.PhoneNumber | None:
    if not _LOOKS_LIKE_ONE.fullmatch(typed.strip()):
        return None
    try:
        return phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException:
        return None
