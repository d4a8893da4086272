"""The commands for those who write entries: what they print can be read, and says what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from leavingcare.understanding import __main__ as commands
from leavingcare.understanding import store

CONTENT = Path(__file__).parents[2] / "support" / "content"
COUNCIL = ["--council", "meresham"]


@pytest.fixture(scope="module", autouse=True)
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the small test content, which a test may change, and a place of its own for what is compiled."""
    own = tmp_path_factory.mktemp("editing")
    copytree(CONTENT, own / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "_CONTENT", own / "content")
        patch.setattr(store, "BUILD", own / "build")
        yield own / "content"


def test_changes_need_something_to_compare_with(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["changes", *COUNCIL])

    assert "run `compile` first" in capsys.readouterr().out


def test_a_question_is_explained_down_to_what_decided(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["explain", "wots the counsil tax", *COUNCIL])

    said = capsys.readouterr().out
    assert "corrected   what is the council tax" in said
    assert "council-tax" in said.splitlines()[-1]
    assert "% to answer" in said and "% to do a command" in said


def test_a_command_is_explained_by_its_pattern_and_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["explain", "call me tmrw at 4", *COUNCIL])

    said = capsys.readouterr().out
    assert "patterns    call-me" in said
    assert "16:00 to" in said and "from “tmrw at 4”" in said
    assert said.splitlines()[-1] == "decided     command  call-me"


def test_a_command_in_another_language_is_explained_by_its_phrase(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["explain", "مساعدة", *COUNCIL])

    assert "phrase      help, as it is said in ar" in capsys.readouterr().out


def test_the_report_says_what_became_of_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    commands.main(["report", *COUNCIL])

    first, *rest = capsys.readouterr().out.splitlines()
    assert "questions, each held out: answered" in first
    assert "Entries whose questions are missed most:" in rest


def test_changes_are_the_questions_that_went_to_another_entry(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = content / "offer" / "housing" / "council-housing.md"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("examples:\n", "examples:\n  - who do i see about paint\n"),
        encoding="utf-8",
    )
    commands.main(["changes", *COUNCIL])

    assert any(
        line.startswith("who do i see about paint: ") and line.endswith("-> council-housing")
        for line in capsys.readouterr().out.splitlines()
    )
