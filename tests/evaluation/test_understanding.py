"""How well texts are understood with the content as it is: shares that may not fall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from leavingcare.offer import Library
from leavingcare.understanding import Matcher, Outcome, Situation, Understanding, identify, understand
from leavingcare.understanding.report import ANSWERED, NOT_OFFERED, OFFERED, WRONG, Report, report

HERE = Path(__file__).parent / "understanding"
NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)

Understands = Callable[..., Understanding]


@pytest.fixture(scope="module")
def understands(matcher: Matcher) -> Understands:
    def read(text: str, subject: str | None = None) -> Understanding:
        return understand(text, matcher=matcher, situation=Situation(locale="en", now=NOW, subject=subject))

    return read


@pytest.fixture(scope="module")
def held_out(library: Library) -> Report:
    return report(library)


def texts(name: str) -> Iterator[tuple[str, str]]:
    """Texts of one file with what each of them is."""
    content = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    for kind, given in content.items():
        yield from ((kind, text) for text in given)


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_commands_are_done_and_not_answered(understands: Understands) -> None:
    found = [
        (kind, text, understands(text, subject="council-tax").command) for kind, text in texts("commands")
    ]

    missed = [one for one in found if one[0] != one[2]]

    assert len(found) >= 150
    assert share([kind == command for kind, _text, command in found]) >= 0.97, missed


def test_commands_are_done_in_every_language(understands: Understands) -> None:
    content = yaml.safe_load((HERE / "commands-in-languages.yaml").read_text(encoding="utf-8"))
    asked = [(kind, text) for kinds in content.values() for kind, given in kinds.items() for text in given]

    missed = [(kind, text) for kind, text in asked if understands(text).command != kind]

    assert len(asked) >= 150
    assert 1 - len(missed) / len(asked) >= 0.95, missed


def test_small_talk_and_noise_bring_no_entry(understands: Understands) -> None:
    found = [(kind, text, understands(text).outcome) for kind, text in texts("small-talk")]

    missed = [one for one in found if one[0] != one[2]]

    assert share([kind == outcome for kind, _text, outcome in found]) >= 0.96, missed


def test_what_is_off_topic_is_hardly_ever_answered_with_an_entry(understands: Understands) -> None:
    off_topic = yaml.safe_load((HERE / "off-topic.yaml").read_text(encoding="utf-8"))

    answered = [text for text in off_topic if understands(text).outcome is Outcome.ANSWER]

    assert len(off_topic) >= 150
    assert len(answered) / len(off_topic) <= 0.03, answered


def test_the_language_of_a_text_is_known() -> None:
    found = [(name.removesuffix("-latn"), text, identify(text).locale) for name, text in texts("languages")]

    missed = [one for one in found if one[0] != one[2]]

    assert len(found) >= 500
    assert share([locale == known for locale, _text, known in found]) >= 0.98, missed


def test_no_language_is_known_worse_than_the_others() -> None:
    by_name: dict[str, list[bool]] = {}
    for name, text in texts("languages"):
        by_name.setdefault(name, []).append(identify(text).locale == name.removesuffix("-latn"))

    poor = {name: share(right) for name, right in by_name.items() if share(right) < 0.9}

    assert poor == {"ur-latn": pytest.approx(13 / 15)}


def test_nothing_written_in_english_is_taken_for_another_language() -> None:
    english = [text for name in ("commands", "small-talk") for _kind, text in texts(name) if text.isascii()]
    english += yaml.safe_load((HERE / "off-topic.yaml").read_text(encoding="utf-8"))

    taken = [(text, identify(text).locale) for text in english if identify(text).locale != "en"]

    assert len(english) >= 350
    assert taken == []


def test_the_first_question_of_all_is_answered(understands: Understands) -> None:
    found = understands("hw do i get money 4 my 1st flat")

    assert (found.outcome, found.entries) == (Outcome.ANSWER, ("setting-up-home-allowance",))


def test_questions_held_out_are_answered_rightly(held_out: Report) -> None:
    answered, wrong = held_out.share(ANSWERED), held_out.share(WRONG)

    assert answered / (answered + wrong) >= 0.9


def test_questions_held_out_are_mostly_answered_or_offered(held_out: Report) -> None:
    assert held_out.share(ANSWERED) + held_out.share(OFFERED) >= 0.75, list(held_out.lines())
    assert held_out.share(NOT_OFFERED) <= 0.08
