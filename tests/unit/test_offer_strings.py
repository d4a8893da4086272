"""What translators of the offer are told: what waits, and what a translation lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import offer_strings

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "one/sms"
msgid "It is {grant.amount}. Ask."
msgstr "{words}"
"""


def _lost(tmp_path: Path, english: str, words: str) -> list[str]:
    path = tmp_path / "offer.po"
    written = CATALOGUE.replace("It is {grant.amount}. Ask.", english).replace("{words}", words)
    path.write_text(written, encoding="utf-8")
    return list(offer_strings.lost(path))


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("It is {grant.amount}. Ask.", "المبلغ كبير."),
        ("It is {grant.amount}. Ask.", "{grant.sum} المبلغ."),
        ("See [this](entry:college).", "انظر [هذا](entry:university)."),
        ("1. Ask.", "اسأل."),
    ],
)
def test_a_translation_that_lost_a_figure_a_link_or_a_mark_is_named(
    tmp_path: Path, english: str, words: str
) -> None:
    found = _lost(tmp_path, english, words)

    assert len(found) == 1
    assert found[0].startswith("one/sms: ")


def test_a_translation_that_keeps_them_in_another_order_is_right(tmp_path: Path) -> None:
    assert _lost(tmp_path, "{a.b} or {c.d}: [ask](entry:x)", "[اسأل](entry:x): {c.d} أو {a.b}") == []


def test_what_waits_is_listed_with_its_place_and_its_english() -> None:
    *lines, counts = offer_strings.waiting("vi", "meresham")

    assert "council-tax/title\tmissing\tCouncil tax" in lines
    assert counts == f"missing: {len(lines)}"


def test_the_arabic_offer_keeps_every_figure_and_link() -> None:
    assert offer_strings.main(["check", "ar"]) == 0


@pytest.mark.parametrize("arguments", [[], ["list"], ["check"], ["write", "ar"]])
def test_other_arguments_are_answered_with_how_to_use_it(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert offer_strings.main(arguments) == 2
    assert "Usage" in capsys.readouterr().err
