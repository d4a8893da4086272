"""Catalogues: they compile, keep every placeholder, are true to the list of sentences, and count what is stale."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from leavingcare.languages import find, translator
from scripts import offer_strings, rule_strings, strings

TRANSLATIONS = Path(__file__).parents[2] / "translations"
FOLDERS = sorted(path.parent.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
DOMAINS = ("messages", "offer", "rules")
_NAMED = re.compile(r"%\((\w+)\)[sd]")
_STATE = re.compile(r"machine|reviewed by \S.*")
_MARKS_OF_DIRECTION = re.compile("[\u202a-\u202e]")

in_every_language = pytest.mark.parametrize("code", FOLDERS)


def catalogue(code: str, domain: str) -> Catalog:
    with (TRANSLATIONS / code / "LC_MESSAGES" / f"{domain}.po").open("rb") as source:
        return read_po(source, locale=code, abort_invalid=True)


def translated(code: str, domain: str) -> list[Message]:
    return [message for message in catalogue(code, domain) if message.id and message.string]


def forms(message: Message) -> list[tuple[str, str]]:
    """Each way in which a message is written, with the English that it stands for."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[-1], words) for words in message.string if words]


def test_there_are_folders_for_languages_of_the_register_alone() -> None:
    assert FOLDERS
    assert [code for code in FOLDERS if find(code) is None] == []


@in_every_language
@pytest.mark.parametrize("domain", DOMAINS)
def test_a_catalogue_compiles(code: str, domain: str) -> None:
    compiled = io.BytesIO()

    write_mo(compiled, catalogue(code, domain), use_fuzzy=False)

    assert len(compiled.getvalue()) > 1000


@in_every_language
def test_every_named_placeholder_is_kept(code: str) -> None:
    lost = [
        (english, words)
        for message in translated(code, "messages")
        for english, words in forms(message)
        if not set(_NAMED.findall(words)) <= set(_NAMED.findall(english))
        or (
            isinstance(message.id, str)
            and Counter(_NAMED.findall(words)).keys() != Counter(_NAMED.findall(english)).keys()
        )
    ]

    assert lost == []


@in_every_language
def test_every_figure_link_and_list_mark_of_the_offer_is_kept(code: str) -> None:
    assert list(offer_strings.lost(TRANSLATIONS / code / "LC_MESSAGES" / "offer.po")) == []


@in_every_language
def test_every_figure_of_the_rules_is_kept_and_no_text_is_left_over(code: str) -> None:
    assert list(rule_strings.wrong(code)) == []


@in_every_language
def test_what_the_rules_still_wait_for_is_little(code: str) -> None:
    waiting = list(rule_strings.waiting(code))

    assert len(waiting) <= 0.1 * len(rule_strings.translations(code)), waiting[:20]


@in_every_language
def test_every_translation_says_what_it_is_worth(code: str) -> None:
    nameless = [
        (domain, message.id)
        for domain in DOMAINS
        for message in translated(code, domain)
        if not any(_STATE.fullmatch(comment) for comment in message.user_comments)
    ]

    assert nameless == []


@in_every_language
def test_no_language_is_called_reviewed_before_all_of_it_is(code: str) -> None:
    locale = find(code)
    assert locale is not None

    unread = [
        message
        for domain in ("messages", "rules")
        for message in translated(code, domain)
        if "machine" in message.user_comments
    ]

    assert locale.status == ("unreviewed" if unread else "reviewed")


@in_every_language
def test_nothing_forces_a_direction_that_the_page_already_sets(code: str) -> None:
    forced = [
        words
        for domain in DOMAINS
        for message in translated(code, domain)
        for _english, words in forms(message)
        if _MARKS_OF_DIRECTION.search(words)
    ]

    assert forced == []


@in_every_language
def test_words_that_people_text_stay_in_english_letters(code: str) -> None:
    texted = re.compile(r"\b(?:STOP|START|HUSH|SHOUT|CALL ME)\b")

    lost = [
        (english, words)
        for message in translated(code, "messages")
        for english, words in forms(message)
        if set(texted.findall(english)) - set(texted.findall(words))
    ]

    assert lost == []


def test_no_sentence_hides_in_an_f_string_where_it_is_not_collected() -> None:
    hidden = re.compile(r"""\bf["'][^\n]*\{_\(""")

    found = [
        f"{path.relative_to(TRANSLATIONS.parent)}: {line.strip()}"
        for package in ("bot", "leavingcare", "portal")
        for path in (TRANSLATIONS.parent / package).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if hidden.search(line)
    ]

    assert found == []


def test_the_list_of_sentences_is_fresh() -> None:
    assert strings.check() == 0


@in_every_language
def test_what_is_missing_or_stale_is_counted(code: str) -> None:
    with (TRANSLATIONS / "messages.pot").open("rb") as source:
        wanted = {(message.id, message.context) for message in read_po(source) if message.id}
    given = {(message.id, message.context) for message in translated(code, "messages") if not message.fuzzy}

    missing, left_over = wanted - given, given - wanted

    # A sentence that is new in English waits for its translator; most may not.
    assert len(missing) / len(wanted) <= 0.1, sorted(map(str, missing))[:20]
    assert len(left_over) / len(given) <= 0.1, sorted(map(str, left_over))[:20]


@in_every_language
def test_a_sentence_without_a_translation_comes_in_english(code: str) -> None:
    assert translator(code).gettext("A sentence that nobody has written yet") == (
        "A sentence that nobody has written yet"
    )
