"""Texts in languages that the service does not write, or does not write to this person yet."""

import pytest

from leavingcare.escalations import EscalationKind
from leavingcare.storage import Session
from leavingcare.understanding import person_will_read
from tests.factories import NOW, add_person, add_phone, add_staff
from tests.support.phone import Phone


@pytest.fixture
def phone(session: Session) -> Phone:
    """A young person's own phone, which has heard the first words already."""
    person = add_person(session, adviser=add_staff(session), name="Kai Morrow")
    add_phone(session, person, number="+447700900167", first_words_at=NOW)
    return Phone(session, number="+447700900167")


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("ብዛዕባ ገንዘብ ሕቶ ኣለኒ", "ti"),
        ("یه سوال درباره اجاره دارم", "fa"),
        ("su'aal baan ka qabaa kirada guriga", "so"),
        ("je voudrais savoir comment ça marche pour mon appartement", "fr"),
        ("سلام خوبی", "fa"),
    ],
)
def test_a_text_in_a_language_that_we_do_not_write_is_answered_in_it(
    phone: Phone, text: str, locale: str
) -> None:
    (answer,) = phone.says(text)

    assert answer == person_will_read(locale)
    (waiting,) = phone.waiting()
    assert (waiting.kind, waiting.reason) == (EscalationKind.CONTACT, f"language {locale}")


def test_a_language_that_nobody_wrote_a_word_in_is_answered_in_english(phone: Phone) -> None:
    (answer,) = phone.says("我需要帮助找房子")

    assert answer.startswith("We can't text in that language yet.")
    assert phone.waiting()[0].reason == "language zh"


def test_a_command_in_such_a_language_is_done_as_well(phone: Phone) -> None:
    first, *rest = phone.says("fadlan berri i soo wac")

    assert first == person_will_read("so")
    assert rest
    assert {one.reason for one in phone.waiting()} >= {"language so"}


def test_who_asks_for_such_a_language_is_answered_in_it(phone: Phone) -> None:
    assert phone.says("can u text me in tigrinya") == [person_will_read("ti")]


def test_stop_is_stop_in_such_a_language(phone: Phone) -> None:
    assert phone.says("لطفا دیگه پیام ندید") == []


def test_a_phone_in_other_hands_hears_nothing_that_tells(phone: Phone) -> None:
    (answer,) = phone.says("شوهرم پیامامو میخونه")

    assert answer == "باشه. ممنون."


def test_a_text_in_arabic_is_answered_in_arabic_and_asked_about_once(phone: Phone) -> None:
    answer, asked = phone.says("عندي سؤال عن السيارة")
    (again,) = phone.says("عندي سؤال عن القطار")

    assert "لن نخمن" in answer
    assert "العربية" in asked
    assert "أوصلنا هذا أيضاً" in again
    assert phone.conversation.locale == "en"


def test_english_and_slang_are_answered_as_ever(phone: Phone) -> None:
    (answer,) = phone.says("wallah bro do i pay council tax innit")

    assert answer.startswith("You may not have to pay council tax.")
