"""A reply becomes texts that fit their channel, broken where a reader would pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels import rules_of, window_closes, window_is_open
from bot.rendering import render, split

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def english(text: str) -> str:
    return text


def test_choices_are_numbered_under_the_words() -> None:
    texts = render("Which is it?", ["A flat", "Food"], channel="sms", gettext=english)

    assert texts == ["Which is it?\n\n1 A flat\n2 Food\nReply with a number."]


def test_the_line_under_the_choices_is_in_the_readers_language() -> None:
    texts = render("؟", ["نعم"], channel="whatsapp", gettext=lambda _text: "أرسل رقماً.")

    assert texts == ["؟\n\n1 نعم\nأرسل رقماً."]


def test_a_reply_without_choices_is_its_words() -> None:
    assert render(" Hello. ", [], channel="sms", gettext=english) == ["Hello."]


def test_nothing_to_say_is_no_text() -> None:
    assert render("  ", [], channel="sms", gettext=english) == []


def test_an_sms_is_cleaned_and_the_other_channels_keep_their_marks() -> None:
    assert render("It’s yours…", [], channel="sms", gettext=english) == ["It's yours..."]
    assert render("It’s yours…", [], channel="whatsapp", gettext=english) == ["It’s yours…"]
    assert render("It’s yours…", [], channel="web", gettext=english) == ["It’s yours…"]


def test_a_long_reply_is_split_at_the_ends_of_sentences_and_loses_nothing() -> None:
    words = "This is a sentence of some length. " * 120

    texts = render(words, [], channel="sms", gettext=english)

    assert len(texts) == 3
    assert all(len(text) <= 1600 and text.endswith("length.") for text in texts)
    assert " ".join(texts) == words.strip()


def test_choices_stay_together_when_the_words_are_too_long_for_them() -> None:
    texts = render("A sentence. " * 133, ["One", "Two"], channel="sms", gettext=english)

    assert texts[-1] == "1 One\n2 Two\nReply with a number."


def test_the_web_is_never_split() -> None:
    assert len(render("Words. " * 1000, [], channel="web", gettext=english)) == 1


def test_a_text_without_sentences_is_split_between_words() -> None:
    pieces = split("word " * 100, 42)

    assert all(len(piece) <= 42 for piece in pieces)
    assert " ".join(pieces).split() == ["word"] * 100


def test_a_text_without_spaces_is_split_between_characters() -> None:
    family, accented = "👨\u200d👩\u200d👧", "e\u0301"

    assert "".join(split(family * 20, 31)) == family * 20
    assert all(len(piece.encode("utf-16-le")) <= 62 for piece in split(family * 20, 31))
    assert all(piece.startswith("👨") for piece in split(family * 20, 32))
    assert all(piece.startswith("e") for piece in split(accented * 20, 7))


def test_only_whatsapp_has_a_window() -> None:
    assert window_is_open("sms", None, now=NOW)
    assert window_is_open("web", None, now=NOW)
    assert window_closes("sms", NOW) is None
    assert not window_is_open("whatsapp", None, now=NOW)


@pytest.mark.parametrize(
    ("ago", "is_open"),
    [(timedelta(0), True), (timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)],
)
def test_whatsapps_window_is_24_hours_from_their_last_message(ago: timedelta, is_open: bool) -> None:
    assert window_is_open("whatsapp", NOW - ago, now=NOW) is is_open


def test_a_channel_of_another_name_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        rules_of("pigeon")
