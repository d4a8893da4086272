"""A matcher is written once, read back whole, and made anew when its content changes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from leavingcare.understanding import Matcher, Situation, store, understand
from leavingcare.understanding.explain import explain

SITUATION = Situation(locale="en", now=datetime(2026, 11, 24, 13, 30, tzinfo=UTC))


def test_a_matcher_read_back_decides_as_the_one_written(matcher: Matcher, tmp_path: Path) -> None:
    store.save(matcher, tmp_path / "council.npz")

    again = store.load(tmp_path / "council.npz")

    for text in ("hw do i get money 4 my 1st flat", "passprt", "call me tmrw", "who won the match"):
        one = understand(text, matcher=matcher, situation=SITUATION)
        two = understand(text, matcher=again, situation=SITUATION)
        assert (one.outcome, one.command) == (two.outcome, two.command)
        assert one.entries[:1] == two.entries[:1]
        assert two.confidence == pytest.approx(one.confidence, abs=0.01)


def test_what_it_was_made_from_is_told_by_a_hash(library) -> None:
    from dataclasses import replace

    changed = replace(library, held=(replace(library.held[0], title="Another title"), *library.held[1:]))

    assert store.made_from(library) == store.made_from(library)
    assert store.made_from(library) != store.made_from(changed)


def test_a_compiled_matcher_of_other_content_is_not_used(
    library, matcher, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(store, "BUILD", tmp_path)
    store.save(Matcher(matcher.models, {"old": "Old"}, "of other content"), store.path_for("meresham"))

    found = store.load_matcher(library, "meresham")

    assert found.made_from == store.made_from(library)
    assert "passport" in found.titles


def test_a_compiled_matcher_of_this_content_is_used(library, matcher, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "BUILD", tmp_path)
    wanted = store.made_from(library)
    store.save(Matcher(matcher.models, {"kept": "Kept"}, wanted), store.path_for("meresham"))

    assert store.load_matcher(library, "meresham").titles == {"kept": "Kept"}


def test_half_a_file_is_built_anew(library, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "BUILD", tmp_path)
    store.path_for("meresham").write_bytes(b"PK\x03\x04 half")

    assert "passport" in store.load_matcher(library, "meresham").titles


def test_what_was_built_is_kept_for_whoever_starts_next(library, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "BUILD", tmp_path / "understanding")

    built = store.load_matcher(library, "meresham")

    assert store.load(store.path_for("meresham")).made_from == built.made_from
    assert [path.name for path in (tmp_path / "understanding").iterdir()] == ["meresham.npz"]


def test_a_place_that_cannot_be_written_to_is_no_fault(library, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a-file").write_text("in the way")
    monkeypatch.setattr(store, "BUILD", tmp_path / "a-file")

    assert "passport" in store.load_matcher(library, "meresham").titles


def test_an_explanation_says_how_it_was_read_and_decided(matcher: Matcher) -> None:
    lines = "\n".join(explain("hw do i aply 4 a passprt", matcher=matcher, situation=SITUATION))

    assert "how do i" in lines
    assert "passport" in lines
    assert "decided" in lines
