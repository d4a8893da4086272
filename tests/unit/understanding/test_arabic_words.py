"""Arabic words without the small words written together with them, and the lists that another language has."""

from __future__ import annotations

import pytest

from leavingcare.understanding import lists
from leavingcare.understanding.features import stem
from leavingcare.understanding.letters import plain
from leavingcare.understanding.matcher import no_entry_examples


@pytest.mark.parametrize("word", ["البيت", "بيتي", "والبيت", "بيتها", "لبيتك", "بالبيت", "بيت"])
def test_a_word_is_the_same_with_and_without_what_is_written_together_with_it(word: str) -> None:
    assert stem(plain(word)) == "بیت"


@pytest.mark.parametrize(("word", "bare"), [("renting", "rent"), ("boxes", "box"), ("ox", "ox")])
def test_english_words_lose_their_endings_as_before(word: str, bare: str) -> None:
    assert stem(word) == bare


@pytest.mark.parametrize("word", ["من", "لي", "هل", "ما"])
def test_a_short_word_is_left_whole(word: str) -> None:
    assert stem(plain(word)) == plain(word)


def test_a_language_has_its_own_texts_that_are_no_entry() -> None:
    arabic, english = no_entry_examples("ar"), no_entry_examples()

    assert {"command:call-me", "outside:everyday"} <= set(arabic)
    assert not set(arabic["outside:everyday"]) & set(english["outside:everyday"])


def test_a_language_without_lists_has_no_such_texts_and_no_words_alike() -> None:
    assert no_entry_examples("vi") == {}
    assert lists.alike("vi") == {}


def test_words_that_stand_for_the_same_thing_are_written_as_texts_are_read() -> None:
    found = lists.alike("ar")

    assert found[tuple(plain("شقة").split())] == ("home",)
    assert found[tuple(plain("صاحب البيت").split())] == ("landlord",)
