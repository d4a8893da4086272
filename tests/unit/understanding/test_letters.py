"""Letters made plain: case, wide and look-alike letters, zero-width marks, stretched words."""

from leavingcare.understanding.letters import has_letters, is_stretched, plain, unstretched, words


def test_case_apostrophes_and_wide_letters_are_made_plain() -> None:
    assert plain("I'm DON’T ｆｕｌｌ") == "im dont full"


def test_zero_width_characters_are_dropped() -> None:
    assert plain("st\u200bop") == "stop"


def test_look_alike_letters_are_read_as_latin_inside_a_latin_word_alone() -> None:
    assert plain("stоp") == "stop"
    assert plain("сон") == "сон"


def test_arabic_letter_forms_and_marks_are_folded() -> None:
    assert plain("مُساعَدة") == plain("مساعده")
    assert plain("أريد") == plain("اريد")


def test_ethiopic_letters_of_one_sound_are_written_alike() -> None:
    assert plain("ሠላም") == plain("ሰላም")


def test_vietnamese_and_albanian_lose_their_marks() -> None:
    assert plain("tiếng Việt") == "tieng viet"
    assert plain("përkthyes") == "perkthyes"


def test_stretched_words_are_cut_but_numbers_are_not() -> None:
    assert is_stretched("pleeease")
    assert not is_stretched("07700900000")
    assert unstretched("pleeease", 1) == "please"


def test_words_leave_signs_out() -> None:
    assert words("hi!! what's on?") == ["hi", "what", "s", "on"]


def test_a_lone_emoji_has_no_letters() -> None:
    assert not has_letters("👍 ?!")
    assert has_letters("ok 👍")
