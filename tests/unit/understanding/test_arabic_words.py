"""Arabic words without the small words written together with them, and the lists that another language has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from leavingcare.errors import Invalid
from leavingcare.understanding import lists
from leavingcare.understanding.features import stem
from leavingcare.understanding.letters import plain
from leavingcare.understanding.matcher import no_entry_examples, translated_examples


@dataclass(frozen=True)
class Entry:
    """An entry of which only its name matters here."""

    slug: str
    title: str = ""
    examples: Sequence[str] = ()


@dataclass(frozen=True)
class AskedInArabic:
    """A library whose entries have translated questions, or none."""

    asked: Mapping[str, Sequence[str]]

    def entries(self) -> list[Entry]:
        return [Entry(slug) for slug in self.asked]

    def examples(self, slug: str, _locale: str) -> Sequence[str]:
        return self.asked[slug]


@pytest.mark.parametrize("word", ["البيت", "بيتي", "والبيت", "بيتها", "بالبيت", "بيت"])
def test_a_word_is_the_same_with_and_without_what_is_written_together_with_it(word: str) -> None:
    assert stem(plain(word)) == "بیت"


@pytest.mark.parametrize("word", ["كفيل", "كبير", "وكيل", "فلوس"])
def test_a_short_word_keeps_its_own_first_letter(word: str) -> None:
    # The first letter of "guarantor" is the one that says "like", and what is left is "elephant".
    assert stem(plain(word)) == plain(word)


@pytest.mark.parametrize(("word", "bare"), [("renting", "rent"), ("boxes", "box"), ("ox", "ox")])
def test_english_words_lose_their_endings_as_before(word: str, bare: str) -> None:
    assert stem(word) == bare


@pytest.mark.parametrize("word", ["من", "لي", "هل", "ما", "مال"])
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


def test_a_language_has_questions_of_its_own_beside_the_translated_ones() -> None:
    library = AskedInArabic({"council-tax": ("هل ادفع ضريبة المجلس",), "passport": ()})

    found = translated_examples(library, "ar")

    texts = {
        slug: [text for text, kind in zip(found.texts, found.kinds, strict=True) if kind == slug]
        for slug in ("council-tax", "passport")
    }
    assert texts["council-tax"][0] == "هل ادفع ضريبة المجلس"
    assert "كنسل تكس كم يكون" in texts["council-tax"]
    assert "جوازي انسرق" in texts["passport"]


def test_what_is_written_together_with_not_is_the_same_word() -> None:
    assert stem(plain("ماعندي")) == stem(plain("عندي"))


def test_questions_of_a_language_wait_until_something_is_translated() -> None:
    assert translated_examples(AskedInArabic({"council-tax": (), "passport": ()}), "ar").texts == ()


def test_a_language_without_questions_of_its_own_has_the_translated_ones() -> None:
    library = AskedInArabic({"council-tax": ("tôi có phải trả thuế không",), "passport": ()})

    assert translated_examples(library, "vi").kinds == ("council-tax",)


def test_no_question_of_a_language_stands_in_two_entries(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "examples" / "xx").mkdir(parents=True)
    (tmp_path / "examples" / "xx" / "money.yaml").write_text("a: [one]\nb: [One]\n", encoding="utf-8")
    monkeypatch.setattr(lists, "ROOT", tmp_path)

    with pytest.raises(Invalid, match=r'examples/xx/money.yaml: "One" stands twice'):
        lists.own_examples("xx")


def test_an_entry_stands_in_one_file_of_a_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "examples" / "yy").mkdir(parents=True)
    for name in ("health", "money"):
        (tmp_path / "examples" / "yy" / f"{name}.yaml").write_text(f"a: [{name}]\n", encoding="utf-8")
    monkeypatch.setattr(lists, "ROOT", tmp_path)

    with pytest.raises(Invalid, match="a stands in another file too"):
        lists.own_examples("yy")


def test_a_kind_has_a_list_of_texts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "one-text.yaml").write_text("a: just this\n", encoding="utf-8")
    monkeypatch.setattr(lists, "ROOT", tmp_path)

    with pytest.raises(Invalid, match="a must have a list of texts"):
        lists.examples("one-text.yaml")
