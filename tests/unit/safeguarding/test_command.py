"""The commands for a safeguarding lead and for `make setup`."""

from __future__ import annotations

from pathlib import Path

import pytest

from leavingcare.safeguarding.__main__ import main


def test_compiling_says_where_and_of_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    main(["compile"])

    assert "phrases of danger" in capsys.readouterr().out


def test_a_report_counts_what_raises_a_concern(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "texts.yaml"
    given.write_text("bad: [i want to kill myself]\ncalm: [when is my review, ok thanks]\n", encoding="utf-8")

    main(["report", str(given)])

    said = capsys.readouterr().out
    assert "1 of 3 raise a concern" in said
    assert "calm: 0 of 2" in said
