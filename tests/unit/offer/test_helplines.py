"""Helplines in another language: who they are for, when and at what cost, beside the number that never changes."""

from __future__ import annotations

from pathlib import Path

from leavingcare.offer import Helpline, Helplines, helpline_in, pairs_of_helplines

CONTENT = Path(__file__).parents[3] / "content"


def test_a_helpline_is_said_in_arabic_with_the_same_number() -> None:
    line = Helplines.load(CONTENT).find("samaritans")
    assert line is not None

    said = helpline_in(line, "ar")

    assert (said.name, said.phone) == ("Samaritans", line.phone)
    assert (said.who_for, said.hours, said.cost) == ("أي شخص، عن أي هم", "نهاراً وليلاً", "مجاناً")


def test_what_nobody_translated_stays_in_english() -> None:
    line = Helpline(slug="new", name="New line", who_for="Anyone new", phone="0800 1111", cost="Free")

    said = helpline_in(line, "ar")

    assert (said.name, said.who_for, said.hours, said.cost) == ("New line", "Anyone new", None, "مجاناً")
    assert helpline_in(line, "en") is line


def test_translators_see_every_helpline_and_what_several_share_once() -> None:
    helplines = Helplines.load(CONTENT)

    parts = pairs_of_helplines(helplines, "ar")

    assert {f"{line.slug}/who_for" for line in helplines.all} <= {part.field for part in parts}
    assert [part.words for part in parts if part.english == "Free"] == ["مجاناً"]
    assert [part.field for part in parts if part.state != "machine"] == []
    assert {part.state for part in pairs_of_helplines(helplines, "vi")} == {"missing"}
