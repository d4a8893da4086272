"""The register of languages: its own name in its own script, the right way to run, offered only as allowed."""

import pytest

from leavingcare.languages import DEFAULT, Locale, find, locales, offered
from leavingcare.understanding import lists, person_will_read
from leavingcare.understanding.scripts import script_of

SCRIPTS = {
    "ar": "arabic", "fa": "arabic", "prs": "arabic", "ps": "arabic", "ckb": "arabic", "ur": "arabic",
    "ti": "ethiopic", "am": "ethiopic", "uk": "cyrillic", "ru": "cyrillic", "bn": "bengali", "pa": "gurmukhi",
    "hi": "devanagari", "zh": "han",
}  # fmt: skip
every = pytest.mark.parametrize("locale", locales(), ids=lambda locale: locale.code)


@every
def test_a_language_is_named_in_its_own_script(locale: Locale) -> None:
    assert script_of(locale.own_name) == SCRIPTS.get(locale.code, "latin")


@every
def test_a_language_runs_as_its_script_does(locale: Locale) -> None:
    assert locale.direction == ("rtl" if script_of(locale.own_name) == "arabic" else "ltr")


@every
def test_a_language_is_known_by_its_own_name_and_its_english_one(locale: Locale) -> None:
    names = {str(name).lower() for name in lists.read("language-names.yaml")[locale.code]}

    assert locale.name.lower() in names or locale.name.lower().split()[-1] in names
    assert locale.own_name.lower() in names


def test_names_and_codes_are_no_two_alike() -> None:
    assert len({locale.own_name for locale in locales()}) == len(locales())
    assert len({locale.code for locale in locales()}) == len(locales())


def test_nobody_is_offered_words_that_no_interpreter_read_unless_the_deployment_allows_it() -> None:
    reviewed, allowed = offered(unreviewed_too=False), offered(unreviewed_too=True)

    assert {locale.status for locale in reviewed} == {"reviewed"}
    assert {locale.status for locale in allowed} <= {"reviewed", "unreviewed"}
    assert set(reviewed) <= set(allowed)


def test_english_is_always_there_and_first() -> None:
    assert locales()[0] == find(DEFAULT)
    assert find(DEFAULT) in offered(unreviewed_too=False)


def test_every_language_of_the_service_can_say_that_a_person_will_read() -> None:
    silent = [locale.code for locale in locales() if person_will_read(locale.code) is None]

    # English needs no such words; in the others nobody has written them yet.
    assert silent == ["en", "ku", "om", "bn", "pa", "hi", "zh"]
