"""Segments are counted as the networks count them, and cleaning never costs a letter."""

from __future__ import annotations

import json
import random

import pytest

from leavingcare.segments import Encoding, clean, count, is_gsm
from tests.support.twilio_node import run_node

GSM, UCS2 = Encoding.GSM7, Encoding.UCS2

KNOWN = [
    # text, segments, alphabet, units
    ("", 1, GSM, 0),
    ("a" * 160, 1, GSM, 160),
    ("a" * 161, 2, GSM, 161),
    ("a" * 306, 2, GSM, 306),
    ("a" * 307, 3, GSM, 307),
    ("a" * 1600, 11, GSM, 1600),
    ("€" * 80, 1, GSM, 160),
    ("€" * 81, 2, GSM, 162),
    ("a" * 152 + "€" * 77, 3, GSM, 306),  # the 153rd place is left empty: half of a € does not fit there
    ("^{}[]~\\|€", 1, GSM, 18),
    ("é£èàÇñÜßΩ", 1, GSM, 9),
    ("line\nline", 1, GSM, 9),
    ("ê", 1, UCS2, 1),
    ("ç", 1, UCS2, 1),
    ("Siân ŵ", 1, UCS2, 6),
    ("it’s", 1, UCS2, 4),
    ("a" * 69 + "’", 1, UCS2, 70),
    ("a" * 70 + "’", 2, UCS2, 71),
    ("a" * 299 + "’", 5, UCS2, 300),
    ("a" * 1599 + "’", 24, UCS2, 1600),
    ("😀" * 35, 1, UCS2, 70),
    ("😀" * 36, 2, UCS2, 72),
    ("😀" * 67, 3, UCS2, 134),  # 33 pairs to a segment of 67: none is torn
    ("مرحبا", 1, UCS2, 5),
    ("م" * 70, 1, UCS2, 70),
    ("م" * 71, 2, UCS2, 71),
    ("`", 1, UCS2, 1),
    ("\u00a0", 1, UCS2, 1),
]


@pytest.mark.parametrize(("text", "segments", "encoding", "units"), KNOWN)
def test_a_known_text_has_its_known_count(text: str, segments: int, encoding: Encoding, units: int) -> None:
    counted = count(text)

    assert (counted.count, counted.encoding, counted.units) == (segments, encoding, units)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("It’s “here” – now…", 'It\'s "here" - now...'),
        ("• one\n• two", "- one\n- two"),
        ("£200\u00a0a\u202fmonth", "£200 a month"),
        ("`code` ´accent´", "'code' 'accent'"),
        ("cafe\u0301", "café"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
    ],
)
def test_marks_that_mean_the_same_become_plain(written: str, sent: str) -> None:
    assert clean(written) == sent


@pytest.mark.parametrize(
    "name", ["Siân", "Zoë", "Łukasz", "Françoise", "Ŵyn", "José-Luís", "عبد الله", "Nguyễn"]
)
def test_a_name_keeps_every_letter(name: str) -> None:
    assert clean(name) == name


def test_a_text_that_stays_in_the_wide_alphabet_keeps_its_own_marks() -> None:
    assert clean("“مرحبا” – ok…") == "“مرحبا” – ok…"
    assert clean("family 👨‍👩‍👧 it’s") == "family 👨‍👩‍👧 it’s"


def test_what_was_cleaned_once_stays_as_it_is() -> None:
    for text, *_ in KNOWN:
        assert clean(clean(text)) == clean(text)


@pytest.mark.server
def test_random_texts_have_the_count_of_the_vendors_calculator() -> None:
    chance = random.Random(7)
    alphabets = ["abc £é\n", "abc€[]{}~", "abc’–ê", "مرحبا ", "😀ab", "aé€^|"]
    texts = [text for text, *_ in KNOWN if text]
    for _ in range(600):
        letters = chance.choice(alphabets)
        texts.append(
            "".join(
                chance.choice(letters) for _ in range(chance.choice([5, 69, 70, 153, 160, 161, 320, 900]))
            )
        )

    theirs = run_node("segments.js", json.dumps(texts))

    ours = [[count(text).count, count(text).encoding.value] for text in texts]
    assert ours == json.loads(theirs)


def test_only_the_alphabet_and_its_extension_are_gsm() -> None:
    assert is_gsm("Plain words, 100% & £5 @ home [€]")
    assert not is_gsm("\u0000")
