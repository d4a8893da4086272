"""How much danger said in English is found, and how seldom calm is taken for it: shares that may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leavingcare.safeguarding.__main__ import page, texts
from leavingcare.safeguarding.net import CONTENT, Net

HERE = Path(__file__).parent / "safeguarding"


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load(CONTENT)


def raised(net: Net, name: str) -> tuple[list[str], list[str]]:
    """The texts of a file that raise a concern, and those that do not."""
    given = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    found: tuple[list[str], list[str]] = ([], [])
    for _place, text in texts(given):
        found[net.assess(text) is None].append(text)
    return found


@pytest.mark.parametrize(("name", "least", "number"), [("explicit", 0.98, 500), ("veiled", 0.9, 400)])
def test_danger_is_found(net: Net, name: str, least: float, number: int) -> None:
    found, missed = raised(net, name)

    assert len(found) + len(missed) >= number
    assert len(found) / (len(found) + len(missed)) >= least, missed


def test_ordinary_questions_are_hardly_ever_taken_for_danger(net: Net) -> None:
    flagged, calm = raised(net, "ordinary-questions")

    assert len(flagged) / (len(flagged) + len(calm)) <= 0.05, flagged


def test_the_page_for_the_safeguarding_lead_has_every_rule_and_its_reason(net: Net) -> None:
    written = "\n".join(page(net))

    for signals in net.languages:
        for rule in signals.rules:
            assert f"### {rule.id}:" in written
            assert rule.reason in written
