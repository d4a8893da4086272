"""Adding a council is one folder: an invented fifth one, copied from the template, works at once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from leavingcare.facts import About, Facts, State
from leavingcare.offer import Council, Library
from leavingcare.offer.__main__ import main
from leavingcare.offer.checking import Content, check
from tests.content.conftest import ROOT

ON = date(2026, 11, 24)
CODE = "saltmarsh"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The whole content with one more council, whose council.yaml and one value were filled in."""
    root = tmp_path / "content"
    shutil.copytree(ROOT, root)
    folder = root / "councils" / CODE
    shutil.copytree(root / "councils" / "meresham", folder)
    _change(folder / "council.yaml", name="Saltmarsh Council", tier="unitary", districts=[])
    _change(folder / "values.yaml", **{"housing_register.band": None})
    values = yaml.safe_load((folder / "values.yaml").read_text(encoding="utf-8"))
    amount = values["setting_up_home.amount"] | {"dated": [{"value": 3456, "period": "once"}]}
    _change(folder / "values.yaml", **{"setting_up_home.amount": amount})
    return root


def _change(path: Path, **changed: object) -> None:
    given = yaml.safe_load(path.read_text(encoding="utf-8")) | changed
    kept = {key: value for key, value in given.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")


def test_its_name_and_contacts_are_its_own(root: Path) -> None:
    council = Council.load(root, CODE)

    assert council.name == "Saltmarsh Council"
    assert council.missing() == {}


def test_its_entries_are_the_nations_with_its_own_words_and_figures(root: Path) -> None:
    library = Library.load(root, CODE, Facts.load(root, CODE))

    texts = library.texts("setting-up-home-allowance", on=ON)
    assert "£3,456" in texts.sms
    assert library.entry("setting-up-home-allowance").council == CODE
    assert library.entry("council-tax").council is None
    assert library.search("mony for my frist home", 3)[0].slug == "setting-up-home-allowance"


def test_its_values_answer_for_a_person(root: Path) -> None:
    facts = Facts.load(root, CODE)

    relief = facts.value("council_tax.relief", on=ON, about=About(age=22))
    assert relief is not None
    assert relief.value == 50
    assert facts.state("council_tax.relief", on=ON, about=About(age=25)) is State.NOT_OFFERED
    assert facts.state("laptop.help", on=ON) is State.NOT_OFFERED
    assert facts.state("birthday.amount", on=ON) is State.UNKNOWN


def test_its_check_finds_nothing_that_the_template_does_not_have(root: Path) -> None:
    own, template = (
        {
            str(finding).replace(code, "x")
            for finding in check(Content.load(root, code, on=ON))
            if finding.blocks
        }
        for code in (CODE, "meresham")
    )

    assert own == template


def test_its_check_says_what_it_lacks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _change(root / "councils" / CODE / "council.yaml", advocacy=None)

    status = main(["check", "--council", CODE, "--content", str(root), "--on", "2026-11-24"])

    out = capsys.readouterr().out
    assert status == 1
    assert f"content/councils/{CODE}/council.yaml: advocacy is missing" in out
    assert "Saltmarsh Council may not go live on 24 November 2026" in out


def test_no_other_council_notices(root: Path) -> None:
    assert Facts.load(root, "medway").names() == Facts.load(ROOT, "medway").names()
