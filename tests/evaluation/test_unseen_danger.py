"""What the safety net finds in texts that were written apart from it, and under disguise.

The texts of the sets `a` and of `harmless-c` were read, and every miss looked at, while the net was worked on. Those of
the sets `b`, `d` and `e`, of `unseen-c` and `unseen-f` were never read by whoever wrote rules, phrases or bars: only
totals were looked at, so that they say what to expect of a young person's own words; of `harmless-f` one half was read.
Every share stands just below what was measured.
"""

from __future__ import annotations

from random import Random

import pytest

from bench.disguises import DISGUISES, Disguise
from bench.safeguarding import Found, found_by, read
from leavingcare.safeguarding.net import CONTENT, Net

_EVERY = 16
_SETS = {"a": 160, "b": 160, "c": 170, "d": 80, "e": 100, "f": 110}
_LEAST_EXPLICIT = {"a": 0.99, "b": 0.98, "c": 0.985, "d": 0.98, "e": 0.97, "f": 0.98}
_LEAST_VEILED = {"a": 0.92, "b": 0.87, "c": 0.96, "d": 0.97, "e": 0.95, "f": 0.9}
_LEAST_NOW = {"a": 0.93, "b": 0.79, "c": 0.95, "d": 0.86, "e": 0.81, "f": 0.8}
_LEAST_DISGUISED = {"run_together": 0.9, "doubled": 0.92, "look_alikes": 0.9}


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load(CONTENT)


@pytest.fixture(scope="module", params=[*_SETS])
def kinds(net: Net, request: pytest.FixtureRequest) -> tuple[str, dict[str, Found]]:
    return request.param, found_by(net, read(f"unseen-{request.param}"))[0]


def test_danger_never_seen_before_is_found(kinds: tuple[str, dict[str, Found]]) -> None:
    name, found = kinds

    assert found["explicit"].asked == found["veiled"].asked == _SETS[name]
    assert found["explicit"].share >= _LEAST_EXPLICIT[name]
    assert found["veiled"].share >= _LEAST_VEILED[name]


def test_what_happens_now_is_rated_so(kinds: tuple[str, dict[str, Found]]) -> None:
    name, found = kinds
    now, found_now = (sum(getattr(each, of) for each in found.values()) for of in ("now", "found_now"))

    assert found_now / now >= _LEAST_NOW[name]


@pytest.mark.parametrize(
    ("name", "most"), [("a", 0.01), ("b", 0.02), ("c", 0.06), ("d", 0.07), ("e", 0.06), ("f", 0.085)]
)
def test_calm_is_seldom_taken_for_danger(net: Net, name: str, most: float) -> None:
    given = read(f"harmless-{name}")
    raised = [each.text for each in given if net.assess(each.text)]

    assert len(raised) <= most * len(given)


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
def test_danger_is_found_under_a_disguise(net: Net, disguise: Disguise) -> None:
    dice = Random(3)
    given = [disguise(each.text, dice) for each in read("explicit")[::_EVERY]]
    missed = [text for text in given if net.assess(text) is None]

    assert 1 - len(missed) / len(given) >= _LEAST_DISGUISED.get(disguise.__name__, 0.95), missed


@pytest.mark.parametrize(
    "calm", ["lol the game was sick too", "anyway just watching netflix", "we lost at football today"]
)
def test_a_film_or_a_game_beside_it_takes_no_danger_back(net: Net, calm: str) -> None:
    given = [each.text for each in read("explicit")[::16]]
    before = [text for text in given if net.assess(f"{calm}. {text}")]
    after = [text for text in given if net.assess(f"{text} {calm}")]

    assert len(before) >= 0.95 * len(given)
    assert len(after) >= 0.8 * len(given)


def test_killing_myself_and_a_game_in_one_breath_is_found(net: Net) -> None:
    assert net.assess("i feel like killing myself lol the game was sick too")
    assert net.assess("i want to die. anyway watching netflix")
