"""The rules of every language but English: each finds what it was written for, however a phone writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leavingcare.safeguarding import Concern, Net, Risk, Urgency, safety_reply
from leavingcare.safeguarding.others import phrase, ways
from leavingcare.safeguarding.rules import Signals

CONTENT = Path(__file__).parents[3] / "content"
WANTED = ("ar", "fa", "prs", "ps", "ckb", "ur", "ti", "am", "so", "sq", "vi", "uk", "pl")
NUMBERS = {
    name.replace("-", "_"): "020 7946 0111"
    for name in (
        "samaritans",
        "shout",
        "out-of-hours",
        "migrant-help",
        "domestic-abuse",
        "rape-crisis",
        "modern-slavery",
        "forced-marriage-unit",
    )
}


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load(CONTENT)


@pytest.fixture(scope="module", params=WANTED)
def signals(net: Net, request: pytest.FixtureRequest) -> Signals:
    return next(found for found in net.others if found.language == request.param)


def test_every_rule_finds_its_own_texts(net: Net, signals: Signals) -> None:
    missed = [
        (rule.id, text)
        for rule in signals.rules
        for text in rule.tests
        if rule.id not in {hit.rule.id for hit in net.hits(text)}
    ]

    assert missed == []


def test_every_harmless_turn_of_phrase_stays_calm(net: Net, signals: Signals) -> None:
    alarmed = [text for harmless in signals.harmless for text in harmless.tests if net.hits(text)]

    assert alarmed == []


def test_what_makes_it_sooner_makes_it_immediate(net: Net, signals: Signals) -> None:
    late = []
    for sooner in signals.sooner:
        for text in sooner.tests:
            concern = net.assess(text)
            if concern is None or concern.urgency is not Urgency.IMMEDIATE:
                late.append((sooner.id, text))

    assert late == []


def test_every_language_knows_every_danger_and_every_aside(signals: Signals) -> None:
    assert {rule.risk for rule in signals.rules} == set(Risk)
    assert {sooner.urgency for sooner in signals.sooner} == {Urgency.IMMEDIATE}
    assert set(signals.asides) == {
        "safe-word",
        "phone-not-safe",
        "correction",
        "past",
        "still",
        "about-other",
    }


def test_no_language_is_called_reviewed_that_nobody_reviewed(signals: Signals) -> None:
    assert signals.status == "awaiting an interpreter's review"
    assert signals.signed_off_by is None


@pytest.mark.parametrize("risk", Risk)
def test_every_danger_is_answered_in_the_language_with_a_number_to_call(signals: Signals, risk: Risk) -> None:
    for urgency in (Urgency.IMMEDIATE, Urgency.TODAY):
        concern = Concern(risk, urgency, ("x",), signals.language)

        words = safety_reply(concern, locale=signals.language, numbers=NUMBERS)

        assert "999" in words or "020 7946 0111" in words.replace("\u00a0", " "), (
            signals.language,
            risk,
            words,
        )
        assert "{" not in words
        assert "Thank you" not in words


def test_the_safe_word_is_answered_with_nothing_that_tells(signals: Signals) -> None:
    concern = Concern(Risk.ABUSE, Urgency.IMMEDIATE, ("safe-word",), signals.language)

    words = safety_reply(concern, locale=signals.language, numbers=NUMBERS)

    assert not any(letter.isdigit() for letter in words)


def test_replies_name_only_numbers_that_there_are(signals: Signals) -> None:
    helplines = yaml.safe_load((CONTENT / "helplines.yaml").read_text(encoding="utf-8"))
    known = {*str(helplines).replace("'", " ").split(), "out-of-hours"}

    names = {
        part.split("}")[0]
        for moments in signals.replies.values()
        for sentences in moments.values()
        for sentence in sentences
        for part in sentence.split("{")[1:]
    }

    assert names <= {name.replace("_", "-") for name in NUMBERS}
    assert names <= known


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم بمیرم",
        "می خواهم بمیرم",
        "میخواهم بمیرم",
        "ميخواهم بميرم",
        "مي‌خواهم بميرم",
        "میخوااااهم بمیرم",
    ],
)
def test_persian_is_read_however_a_keyboard_writes_it(net: Net, text: str) -> None:
    concern = net.assess(text)

    assert concern is not None
    assert (concern.risk, concern.locale) == (Risk.SUICIDE, "fa")


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("ده‌مه‌وێت خۆم بكوژم", "ckb"),
        ("أريد أن أموت", "ar"),
        ("أُرِيدُ أَنْ أَمُوتَ", "ar"),
        ("زه غواړم چي مړ شم", "ps"),
        ("میں مرنا چاھتا ھوں", "ur"),
        ("ራሴን ማጥፋት ዕፈልጋለሁ", "am"),
        ("ነብሰይ ክቀትል እደሊ", "ti"),
        ("chce sie zabic", "pl"),
        ("dua te vdes", "sq"),
        ("em muon tu tu", "vi"),
        ("хочу вбити себе", "uk"),
    ],
)
def test_letter_forms_and_missing_marks_make_no_difference(net: Net, text: str, locale: str) -> None:
    concern = net.assess(text, locale)

    assert concern is not None
    assert (concern.risk, concern.locale) == (Risk.SUICIDE, locale)


def test_marks_tell_words_apart_where_they_are_typed(net: Net) -> None:
    assert net.assess("em muốn tự tử") is not None
    assert net.assess("từ từ em gửi giấy tờ") is None
    assert net.assess("tu tu em gui giay to") is None


def test_a_word_of_a_frame_may_be_asked_for_with_its_marks() -> None:
    (words, _starts), *_others = ways("từ tu")

    assert words[0] >= {"tu", "=từ"}
    assert phrase("=tự tử") == ("=tự", "tu")


def test_the_small_words_that_arabic_and_ethiopic_join_to_others_are_taken_off() -> None:
    (arabic, _starts), *_ = ways("والحبوب")
    (amharic, _starts), *_ = ways("በቢላን")

    assert "حبوب" in arabic[0]
    assert "ቢላ" in amharic[0]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("bedi mout", "ar"),
        ("khodamo mikosham", "fa"),
        ("khudkushi kar lunga", "ur"),
    ],
)
def test_romanised_words_are_found_and_answered_in_their_language(net: Net, text: str, locale: str) -> None:
    concern = net.assess(text)

    assert concern is not None
    assert (concern.risk, concern.locale) == (Risk.SUICIDE, locale)


def test_a_neighbours_rule_is_answered_in_the_persons_own_language(net: Net) -> None:
    text = "میخایم خودکشی کنم"

    concern = net.assess(text, "prs")

    assert concern is not None
    assert concern.locale == "prs"


def test_a_language_whose_words_are_not_in_a_text_is_not_looked_through(net: Net) -> None:
    words = frozenset("how much money is there towards a first flat".split())

    looked_through = [signals.language for signals in net.others if signals.may_be_in(words)]

    assert len(looked_through) <= 4


@pytest.mark.parametrize("text", ["مظلة زرقاء", "چتر آبی", "niebieski parasol", "ሰማያዊ ጃንጥላ"])
def test_the_safe_word_is_known_in_other_languages(net: Net, text: str) -> None:
    assert net.says("safe-word", text)


@pytest.mark.parametrize(
    "text",
    ["شوهرم پیامامو میخونه", "جوزي بيفتش موبايلي", "mąż czyta moje wiadomości", "burri mi lexon mesazhet"],
)
def test_a_phone_in_other_hands_is_known_in_other_languages(net: Net, text: str) -> None:
    assert net.says("phone-not-safe", text)


@pytest.mark.parametrize("text", ["мені давно ніхто не дзвонив", "перекладач не прийшов", "это не моё"])
def test_a_text_in_cyrillic_is_not_read_as_english_in_disguise(net: Net, text: str) -> None:
    assert net.assess(text) is None


@pytest.mark.parametrize("text", ["i wаnt to dіe", "want to кill myself"])
def test_a_letter_of_another_alphabet_hides_no_english_word(net: Net, text: str) -> None:
    concern = net.assess(text)

    assert concern is not None
    assert concern.risk is Risk.SUICIDE
