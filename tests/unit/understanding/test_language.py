"""Which language a text is in: by its script, then its letters, and never on one short word."""

import pytest

from leavingcare.understanding.language import identify, locales
from leavingcare.understanding.scripts import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("hello", "latin"),
        ("سلام Ali", "arabic"),
        ("ሰላም", "ethiopic"),
        ("привіт", "cyrillic"),
        ("123 !?", "none"),
        ("你好", "han"),
        ("ⰀⰁⰂ", "other"),
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


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("je ne sais pas où dormir ce soir", "fr"),
        ("nereye gideceğimi bilmiyorum yardım edin", "tr"),
        ("আমি কোথায় যাব", "bn"),
        ("我不知道去哪里", "zh"),
        ("ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "pa"),
    ],
)
def test_a_language_that_we_do_not_write_is_still_named(text: str, locale: str) -> None:
    assert identify(text).locale == locale


@pytest.mark.parametrize(
    "text",
    [
        "wallah bro thats peak",
        "inshallah i start monday",
        "salaam akhi u good",
        "yalla lets go then habibi",
        "mans hungry fam get me some food",
        "bare tings goin on ngl",
        "po box 12 main street leeds",
    ],
)
def test_slang_and_foreign_words_leave_english_english(text: str) -> None:
    assert identify(text).locale == "en"


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("ana mosh 3aref aroo7 fen dlwa2ty", "ar"),
        ("bedi shi 7ada yes3edni bel 3arabi", "ar"),
        ("man kasi ro inja nadaram", "fa"),
        ("vaghean nemidoonam chikar konam", "fa"),
        ("mujhe ghar ki bohat yaad aati hai", "ur"),
    ],
)
def test_romanised_words_are_not_taken_for_somali_or_albanian(text: str, locale: str) -> None:
    assert identify(text).locale == locale


def test_a_keyboard_of_another_language_does_not_change_the_language() -> None:
    assert identify("نمي‌دانم كجا بروم كمك كنيد").locale == "fa"
    assert identify("ده‌مه‌وێت له‌گه‌ڵ كه‌سێك قسه‌ بكه‌م").locale == "ckb"


def test_vietnamese_polish_and_albanian_are_known_without_their_marks() -> None:
    assert identify("em khong biet phai lam gi bay gio").locale == "vi"
    assert identify("nie wiem co mam teraz zrobic").locale == "pl"
    assert identify("nuk e di cfare te bej tani").locale == "sq"
