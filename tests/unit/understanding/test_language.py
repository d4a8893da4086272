"""Which language a text is in: by its script, then its letters, and never on one short word."""

import pytest

from leavingcare.understanding.language import identify, locales, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("hello", "latin"),
        ("سلام Ali", "arabic"),
        ("ሰላም", "ethiopic"),
        ("привіт", "cyrillic"),
        ("123 !?", "none"),
        ("你好", "other"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_short_latin_text_never_changes_the_language() -> None:
    assert identify("faleminderit").locale == "en"
    assert identify("dzięki bardzo").locale == "en"


def test_the_saved_language_is_believed_for_a_short_text() -> None:
    assert identify("po shumë mirë", prior="sq").locale == "sq"


def test_a_text_without_letters_is_in_the_saved_language() -> None:
    assert identify("2", prior="ar").locale == "ar"


def test_english_with_a_foreign_greeting_is_english() -> None:
    assert identify("salam bro how do i get a flat").locale == "en"


def test_romanised_arabic_and_persian_are_told_apart() -> None:
    assert identify("ana bedi sha3'el law sama7t mumken mosa3ade").locale == "ar"
    assert identify("salam man kar mikham lotfan komakam konid").locale == "fa"


def test_the_languages_are_those_that_the_service_names() -> None:
    wanted = {"en", "ar", "fa", "prs", "ps", "ti", "am", "ckb", "so", "sq", "vi", "ur", "uk", "pl"}

    assert wanted <= set(locales())
