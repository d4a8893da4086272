"""The languages of the service: what is known of each, and whose words are said when one has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.errors import Invalid
from leavingcare.languages import catalogues, find, locales, offer_catalogue, offered, registry, translator

OFFER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

# machine
msgctxt "council-tax/sms"
msgid "You may not have to pay."
msgstr "Może nie musisz płacić."

# reviewed by Ewa Nowak
msgctxt "council-tax/title"
msgid "Council tax"
msgstr "Podatek lokalny"

#, fuzzy
msgctxt "college/title"
msgid "College courses"
msgstr "Szkoły"
"""
MESSAGES = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Thank you"
msgstr "Dziękuję"

#, fuzzy
msgid "Stale"
msgstr "Stare"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of translations with Polish in it, read instead of the real one."""
    for module in (registry, catalogues):
        monkeypatch.setattr(module, "TRANSLATIONS", tmp_path)
    polish = tmp_path / "pl" / "LC_MESSAGES"
    polish.mkdir(parents=True)
    (polish / "offer.po").write_text(OFFER, encoding="utf-8")
    (polish / "messages.po").write_text(MESSAGES, encoding="utf-8")
    for kept in (locales, translator, offer_catalogue):
        kept.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def fresh() -> object:
    """What was read from a folder of a test is not kept for the next."""
    yield
    for kept in (locales, translator, offer_catalogue):
        kept.cache_clear()


def _register(folder: Path, rows: str) -> None:
    (folder / "languages.yaml").write_text(rows, encoding="utf-8")


def test_a_language_that_nobody_knows_is_not_found() -> None:
    assert find("xx") is None


def test_languages_are_offered_as_far_as_their_words_are_read(folder: Path) -> None:
    _register(
        folder,
        "en: {name: English, own_name: English, direction: ltr, status: reviewed}\n"
        "ar: {name: Arabic, own_name: العربية, direction: rtl, status: unreviewed}\n"
        "pl: {name: Polish, own_name: Polski, direction: ltr, status: none}\n",
    )

    assert [locale.code for locale in offered(unreviewed_too=False)] == ["en"]
    assert [locale.code for locale in offered(unreviewed_too=True)] == ["en", "ar"]
    assert [locale.is_reviewed for locale in locales()] == [True, False, False]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{name: Polish, direction: ltr, status: none}", "own_name is missing"),
        ("{name: Polish, own_name: Polski, direction: up, status: none}", "direction is 'up'"),
        ("{name: Polish, own_name: Polski, direction: ltr, status: good}", "status is 'good'"),
    ],
)
def test_a_wrong_row_is_named_with_what_to_do(folder: Path, row: str, said: str) -> None:
    _register(folder, f"pl: {row}\n")

    with pytest.raises(Invalid, match=r"translations/languages\.yaml: pl: ") as raised:
        locales()

    assert said in str(raised.value)


def test_a_translation_is_said_and_what_is_stale_comes_in_english(folder: Path) -> None:
    words = translator("pl")

    assert words.gettext("Thank you") == "Dziękuję"
    assert words.gettext("Stale") == "Stale"
    assert words.gettext("Never seen") == "Never seen"


@pytest.mark.parametrize("code", ["en", "vi"])
def test_english_and_a_language_without_words_are_said_in_english(folder: Path, code: str) -> None:
    assert translator(code).gettext("Thank you") == "Thank you"
    assert offer_catalogue(code).find("council-tax/sms", "You may not have to pay.") is None


def test_a_part_of_the_offer_says_how_far_it_can_be_relied_on(folder: Path) -> None:
    offer = offer_catalogue("pl")

    machine = offer.find("council-tax/sms", "You may not have to pay.")
    reviewed = offer.find("council-tax/title", "Council tax")

    assert machine is not None and (machine.state, machine.by) == ("machine", None)
    assert reviewed is not None and (reviewed.state, reviewed.by) == ("reviewed", "Ewa Nowak")


def test_a_part_whose_english_changed_is_never_said_but_kept_for_the_interpreter(folder: Path) -> None:
    offer = offer_catalogue("pl")

    assert offer.find("council-tax/sms", "You have to pay.") is None
    assert offer.find("college/title", "College courses") is None
    stale = offer.find_stale("college/title")
    assert stale is not None and (stale.words, stale.state) == ("Szkoły", "stale")


def test_a_catalogue_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "pl" / "LC_MESSAGES" / "offer.po").write_bytes(b'msgid "\xff"\nmsgstr "x"\n')

    with pytest.raises(Invalid, match=r"offer\.po of pl cannot be read"):
        offer_catalogue("pl")
