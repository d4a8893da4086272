"""How much danger is found in languages other than English, and how little alarm ordinary texts raise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from leavingcare.safeguarding import Net
from leavingcare.understanding import lists

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
ORDINARY = "ordinary"


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load(CONTENT)


def texts(name: str) -> Iterator[tuple[str, str, int, str]]:
    """(language, risk, place, text) of one file; `-latn` is a language in Latin letters."""
    content = yaml.safe_load((HERE / "safeguarding" / f"{name}.yaml").read_text(encoding="utf-8"))
    for language, by_risk in content.items():
        for risk, given in by_risk.items():
            yield from ((language, risk, place, text) for place, text in enumerate(given))


def alarms(net: Net, text: str) -> list[str]:
    """What the rules of any language but English find in a text."""
    return [hit.rule.id for hit in net.hits(text) if hit.language != "en"]


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_plain_words_are_found_in_every_language(net: Net) -> None:
    plain = [(language, risk, text) for language, risk, place, text in texts("other-languages") if place == 0]

    missed = [one for one in plain if not alarms(net, one[2])]

    assert len(plain) >= 320
    assert 1 - len(missed) / len(plain) >= 0.98, missed


def test_veiled_words_are_found_in_every_language(net: Net) -> None:
    veiled = [(language, risk, text) for language, risk, place, text in texts("other-languages") if place]

    missed = [one for one in veiled if not alarms(net, one[2])]

    assert len(veiled) >= 260
    assert 1 - len(missed) / len(veiled) >= 0.95, missed


def test_long_and_indirect_texts_are_found(net: Net) -> None:
    told = [one for one in texts("other-languages-again") if one[1] != ORDINARY]

    missed = [one for one in told if not alarms(net, one[3])]

    assert len(told) >= 120
    assert 1 - len(missed) / len(told) >= 0.95, missed


def test_danger_is_found_in_the_dialects_of_arabic(net: Net) -> None:
    told = [(risk, text) for _language, risk, _place, text in texts("arabic-dialects") if risk != ORDINARY]

    missed = [one for one in told if not alarms(net, one[1])]

    assert len(told) >= 120
    assert 1 - len(missed) / len(told) >= 0.98, missed


def test_ordinary_texts_in_the_dialects_of_arabic_stay_calm(net: Net) -> None:
    ordinary = [text for _language, risk, _place, text in texts("arabic-dialects") if risk == ORDINARY]

    alarmed = [(text, found) for text in ordinary if (found := alarms(net, text))]

    assert len(ordinary) >= 90
    assert len(alarmed) / len(ordinary) <= 0.02, alarmed


def test_a_danger_is_called_what_it_is(net: Net) -> None:
    found = [
        (risk, concern.risk)
        for language, risk, _place, text in texts("other-languages")
        if (concern := net.assess(text, language.removesuffix("-latn"))) is not None
    ]

    assert share([risk == called for risk, called in found]) >= 0.95


def test_the_answer_is_in_the_language_of_the_text(net: Net) -> None:
    spoken = []
    for language, _risk, _place, text in texts("other-languages"):
        concern = net.assess(text)
        if concern is not None:
            spoken.append(concern.locale == language.removesuffix("-latn"))

    assert share(spoken) >= 0.96


def test_ordinary_texts_that_use_the_same_words_stay_calm(net: Net) -> None:
    ordinary = [text for _language, risk, _place, text in texts("other-languages-again") if risk == ORDINARY]

    alarmed = [(text, found) for text in ordinary if (found := alarms(net, text))]

    assert len(ordinary) >= 90
    assert len(alarmed) / len(ordinary) <= 0.02, alarmed


def test_everyday_texts_of_every_language_stay_calm(net: Net) -> None:
    content = yaml.safe_load((HERE / "understanding" / "languages.yaml").read_text(encoding="utf-8"))
    everyday = [text for given in content.values() for text in given]

    alarmed = [(text, found) for text in everyday if (found := alarms(net, text))]

    assert len(everyday) >= 500
    assert len(alarmed) / len(everyday) <= 0.004, alarmed


def test_english_is_never_taken_for_danger_in_another_language(net: Net) -> None:
    english = [text for texts in lists.examples("command-examples.yaml").values() for text in texts]
    english += [text for texts in lists.examples("outside.yaml").values() for text in texts]
    english += yaml.safe_load((HERE / "understanding" / "off-topic.yaml").read_text(encoding="utf-8"))

    alarmed = [(text, found) for text in english if text.isascii() and (found := alarms(net, text))]

    assert len(english) >= 700
    assert alarmed == []
