"""A value that is words is said in the language of the page, as far as translators wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leavingcare.facts import Facts

CONTENT = Path(__file__).parents[3] / "content"
ON = date(2026, 11, 26)


def test_words_are_translated_and_what_nobody_translated_stays() -> None:
    oxfordshire, medway = (Facts.load(CONTENT, council) for council in ("oxfordshire", "medway"))

    assert oxfordshire.shown("council_tax.proof", on=ON, locale="ar") == "رسالة من المقاطعة"
    assert oxfordshire.shown("council_tax.proof", on=ON) == "a letter from the county"
    assert "help in a crisis" in str(medway.shown("emergency.help", on=ON, locale="ar"))
