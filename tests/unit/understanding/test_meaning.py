"""Meanings count beside words where an encoder is given, are kept with what was learned, and are loaded late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from leavingcare.errors import Invalid
from leavingcare.understanding import Matcher, Situation, meaning, store, understand
from leavingcare.understanding.features import Floats
from leavingcare.understanding.meaning import SentenceEncoder
from leavingcare.understanding.reading import read

SITUATION = Situation(locale="en", now=datetime(2026, 11, 24, 13, 30, tzinfo=UTC))
UNHEARD = "rozeta kwilbo"
"""Words that no example has and no speller mends: only what they mean can tell."""


class FewMeanings:
    """An encoder that knows three meanings by a word each."""

    name = "few-meanings"
    words = (("passport", "abroad", "rozeta"), ("flat", "home", "furniture"), ("tax", "council"))

    def vectors(self, texts: Sequence[str]) -> Floats:
        rows = [
            [0.1, *(float(any(word in text for word in group)) for group in self.words)] for text in texts
        ]
        table = np.array(rows, dtype=np.float32)
        return np.asarray(table / np.linalg.norm(table, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(scope="module")
def semantic(library) -> Matcher:
    return Matcher.build(library, encoder=FewMeanings())


def first(matcher: Matcher, text: str) -> tuple[str, float]:
    best = matcher.models["en"].judge(read(text)).entries[0]
    return best.kind, best.score


def test_a_text_without_a_known_word_finds_its_entry_by_meaning(matcher: Matcher, semantic: Matcher) -> None:
    words_only, with_meaning = first(matcher, UNHEARD), first(semantic, UNHEARD)

    assert with_meaning[0] == "passport"
    assert with_meaning[1] > words_only[1] + 1


def test_words_still_count_beside_meaning(semantic: Matcher) -> None:
    assert understand("do i have to pay council tax", matcher=semantic, situation=SITUATION).entries == (
        "council-tax",
    )


def test_no_meaning_is_asked_for_by_default(matcher: Matcher) -> None:
    assert all(model.meaning is None for model in matcher.models.values())


def test_what_meanings_taught_is_read_back_with_the_encoder_that_it_needs(
    semantic: Matcher, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setitem(meaning._ENCODERS, FewMeanings.name, FewMeanings)
    store.save(semantic, tmp_path / "council.npz")

    again = store.load(tmp_path / "council.npz")

    kept = again.models["en"].meaning
    assert kept is not None and kept.encoder.name == FewMeanings.name
    assert first(again, UNHEARD) == pytest.approx(first(semantic, UNHEARD), abs=0.05)


def test_a_file_that_needs_an_encoder_of_another_version_is_not_readable(
    semantic: Matcher, tmp_path: Path
) -> None:
    store.save(semantic, tmp_path / "council.npz")

    with pytest.raises(store.NOT_READABLE):
        store.load(tmp_path / "council.npz")


def test_a_matcher_with_meanings_is_kept_beside_the_one_without(library) -> None:
    encoder = FewMeanings()

    assert store.path_for("meresham", encoder=encoder) != store.path_for("meresham")
    assert store.made_from(library, encoder=encoder) != store.made_from(library)


def test_asking_for_meanings_without_the_package_says_what_to_install(library, monkeypatch) -> None:
    monkeypatch.setattr(meaning, "is_installed", lambda: False)

    with pytest.raises(Invalid, match=r"pip install '\.\[semantic\]'"):
        store.load_matcher(library, "meresham", semantic=True)


def test_the_package_is_not_loaded_before_a_text_needs_it(monkeypatch) -> None:
    monkeypatch.setattr(meaning, "import_module", lambda name: pytest.fail("it was loaded"))

    assert SentenceEncoder().name


@pytest.mark.slow
@pytest.mark.skipif(
    not meaning.is_installed(), reason="the extra is not installed: pip install '.[semantic]'"
)
def test_the_real_encoder_finds_what_shares_no_word(library, matcher) -> None:
    asked = "travelling overseas papers"

    by_words = understand(asked, matcher=matcher, situation=SITUATION)
    found = understand(asked, matcher=Matcher.build(library, encoder=SentenceEncoder()), situation=SITUATION)

    assert by_words.entries[:1] != ("passport",)
    assert found.entries[:1] == ("passport",)
