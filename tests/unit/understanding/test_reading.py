"""What was written is read by words, text-speak and spelling mended, the original kept."""

import pytest

from leavingcare.understanding.reading import read
from leavingcare.understanding.speller import Speller


@pytest.fixture(scope="module")
def speller() -> Speller:
    own = {"bursary": 9, "apprenticeship": 9, "accommodation": 5, "tenancy": 3, "adviser": 8}
    frequent = {
        "want": 900_000,
        "what": 990_000,
        "please": 500_000,
        "well": 400_000,
        "money": 700_000,
        "for": 999_000,
        "so": 800_000,
        "need": 600_000,
        "stop": 300_000,
        "stoop": 90,
    }
    return Speller.of(own, frequent)


def test_text_speak_is_written_out() -> None:
    assert read("can u cal me 2moro pls").line == "can you cal me tomorrow please"


def test_two_and_four_are_words_between_words() -> None:
    assert read("hw do i get money 4 my 1st flat").line == "how do i get money for my first flat"
    assert read("need 2 talk").line == "need to talk"


@pytest.mark.parametrize(
    "text", ["call me after 4", "after 4 tmrw", "done 2", "between 2 and 4", "2 weeks", "i have 2 kids"]
)
def test_two_and_four_stay_numbers_where_they_count(text: str) -> None:
    assert {"2", "4"} & set(read(text).said)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bursry", "bursary"),
        ("apprentiship", "apprenticeship"),
        ("acomodation", "accommodation"),
        ("wnat", "want"),
    ],
)
def test_a_mistyped_word_is_put_right(speller: Speller, typed: str, meant: str) -> None:
    assert read(typed, speller).corrected == (meant,)


def test_a_lost_space_is_found(speller: Speller) -> None:
    assert read("moneyfor", speller).corrected == ("money", "for")


def test_a_word_that_is_known_is_left_alone(speller: Speller) -> None:
    assert read("tenancy", speller).corrected == ("tenancy",)


def test_stretched_words_become_words_that_are_known(speller: Speller) -> None:
    assert read("wellll sooo pleeease stooop", speller).corrected_line == "well so please stop"


def test_the_original_is_kept(speller: Speller) -> None:
    assert read("Pleeease!!", speller).original == "Pleeease!!"


def test_a_very_long_text_is_read_in_part() -> None:
    assert len(read("word " * 5000).said) < 1000
