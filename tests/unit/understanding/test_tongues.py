"""Commands, answers and small talk in every language that the service knows."""

from dataclasses import replace

import pytest

from leavingcare.understanding import Command, Matcher, Outcome, Situation, lists, understand
from leavingcare.understanding.foreign import command_in, small_talk_in
from leavingcare.understanding.reading import read

TONGUES = {
    name: content
    for name in lists.names("languages")
    if "commands" in (content := lists.read(f"languages/{name}.yaml"))
}
WANTED = {"ar", "fa", "prs", "ps", "ckb", "ur", "ti", "am", "so", "sq", "vi", "uk", "pl"}
ASKED = {
    "stop",
    "start",
    "help",
    "call-me",
    "interpreter",
    "speak-to-adviser",
    "change-language",
    "phone-not-safe",
}


def _phrases(section: str) -> list[tuple[str, str, str]]:
    """(language, kind, phrase) of one section of every language."""
    return [
        (locale, kind, phrase)
        for locale, content in TONGUES.items()
        for kind, phrases in content[section].items()
        for phrase in phrases
    ]


def test_every_language_has_everything_that_people_may_ask() -> None:
    assert set(TONGUES) == WANTED
    for locale, content in TONGUES.items():
        commands, answers = {*content["commands"], *content["alone"]}, content["answers"]

        assert commands >= ASKED, locale
        assert {"thanks", "greeting", "ok"} <= set(content["small_talk"]), locale
        assert answers["yes"] and answers["no"] and answers["none"], locale
        assert set(answers["numbers"]) == {1, 2, 3, 4}, locale
        assert content["wants_english"], locale


def test_every_phrase_is_the_command_that_it_stands_under() -> None:
    wrong = [
        (locale, phrase, name, found.command if found else None)
        for section in ("commands", "alone")
        for locale, name, phrase in _phrases(section)
        if (found := command_in(read(phrase), (locale, "en"))) is None or found.command != Command(name)
    ]

    assert wrong == []


def test_every_stop_is_a_stop_for_somebody_whose_language_nobody_knows(
    matcher: Matcher, situation: Situation
) -> None:
    # In Latin letters a word or two may be another language's: there the person's language must be known.
    stops = [phrase for _locale, name, phrase in _phrases("commands") if name == "stop"]
    told = [phrase for phrase in stops if not phrase.isascii() or len(phrase.split()) > 2]

    missed = [
        phrase
        for phrase in told
        if understand(phrase, matcher=matcher, situation=situation).command is not Command.STOP
    ]

    assert len(told) > 100
    assert missed == []


def test_small_talk_brings_one_line_and_no_entry(matcher: Matcher, situation: Situation) -> None:
    wrong = []
    for locale, _kind, phrase in _phrases("small_talk"):
        found = understand(phrase, matcher=matcher, situation=replace(situation, locale=locale))
        if found.outcome is not Outcome.SMALLTALK:
            wrong.append((locale, phrase, found.outcome))

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("سلام خوبی ممنون", "fa"),
        ("dobra dzięki", "pl"),
        ("ok faleminderit shume", "sq"),
        ("مرحبا كيف حالك", "ar"),
    ],
)
def test_small_talk_may_be_of_several_phrases(text: str, locale: str) -> None:
    assert small_talk_in(read(text), (locale, "en")) is not None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("mos më telefononi ju lutem", "sq"),
        ("khong goi cho em", "vi"),
        ("нехай ніхто не подзвоніть мені", "uk"),
    ],
)
def test_a_phrase_after_not_is_not_the_command(text: str, locale: str) -> None:
    found = command_in(read(text), (locale, "en"))

    assert found is None or found.command is not Command.CALL_ME


@pytest.mark.parametrize(
    "text",
    [
        "الباص توقف هنا امس",
        "زنگ زدم ولی کسی جواب نداد",
        "перекладач не прийшов на зустріч",
        "tłumacz wczoraj nie przyszedł",
        "turjumaankii ma iman shalay",
        "ኣስተርጓሚ ኣይመጸን ትማሊ",
    ],
)
def test_a_word_within_a_longer_text_is_no_command(text: str) -> None:
    assert command_in(read(text), ("en", "en")) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("من فارسی بلدم", "fa"),
        ("بس بحكي عربي", "ar"),
        ("عربي لو سمحت", "ar"),
        ("في لغة ثانية", "ar"),
        ("english please", "en"),
        ("انگلیسی بلد نیستم", "fa"),
        ("به انگلیسی بنویسید لطفا", "en"),
        ("nie znam angielskiego", "pl"),
        ("piszcie po angielsku", "en"),
        ("can u speak tigrinya", "ti"),
        ("do you have somali", "so"),
        ("እንግሊዝኛ ኣይፈልጥን", "ti"),
        ("nuk di anglisht", "sq"),
        ("kurmanji please", "ku"),
        ("urdu mein baat karo", "ur"),
    ],
)
def test_a_language_is_asked_for_in_that_language(
    matcher: Matcher, situation: Situation, text: str, language: str
) -> None:
    found = understand(text, matcher=matcher, situation=situation)

    assert (found.command, found.language) == (Command.CHANGE_LANGUAGE, language)


def test_another_language_is_asked_back_when_none_is_named(matcher: Matcher, situation: Situation) -> None:
    found = understand("غيروا اللغة", matcher=matcher, situation=replace(situation, locale="ar"))

    assert (found.command, found.language) == (Command.CHANGE_LANGUAGE, None)


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("الثاني", "ar", 2),
        ("٢", "ar", 2),
        ("دومی لطفا", "fa", 2),
        ("۲", "fa", 2),
        ("፪", "ti", 2),
        ("ክልተ", "ti", 2),
        ("dwa", "pl", 2),
        ("druga prosze", "pl", 2),
        ("laba", "so", 2),
        ("друге", "en", 2),
    ],
)
def test_a_choice_is_picked_by_number_in_any_language(
    matcher: Matcher, situation: Situation, text: str, locale: str, number: int
) -> None:
    asked = replace(situation, locale=locale, choices=("council-tax", "driving", ""))

    found = understand(text, matcher=matcher, situation=asked)

    assert (found.outcome, found.number) == (Outcome.ANSWER, number)


@pytest.mark.parametrize(
    ("text", "locale"), [("لا", "ar"), ("نه", "fa"), ("żadne", "pl"), ("maya", "so"), ("ኣይፋል", "en")]
)
def test_no_refuses_the_choices_in_any_language(
    matcher: Matcher, situation: Situation, text: str, locale: str
) -> None:
    asked = replace(situation, locale=locale, choices=("council-tax", "driving", ""))

    assert understand(text, matcher=matcher, situation=asked).entries == ("",)


def test_no_phrase_is_found_in_what_is_asked_in_english() -> None:
    english = [text for texts in lists.examples("command-examples.yaml").values() for text in texts]
    english += [text for texts in lists.examples("outside.yaml").values() for text in texts]
    english = [text for text in english if text.isascii()]

    found = [text for text in english if command_in(read(text), ("en", "en")) is not None]

    assert len(english) > 500
    assert found == []
