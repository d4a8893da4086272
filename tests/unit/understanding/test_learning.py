"""The parts that learn: features, likenesses, the fit, its trust, and the report for editors."""

import numpy as np
import pytest

from leavingcare.errors import Invalid
from leavingcare.understanding import calibration, lists, regression
from leavingcare.understanding.features import Features, likeness, meanings, pairs, stem, stemmed, weights
from leavingcare.understanding.letters import plain
from leavingcare.understanding.matcher import english_examples
from leavingcare.understanding.model import Examples, fit_model
from leavingcare.understanding.noise import copies
from leavingcare.understanding.report import changes, report

TEXTS = [
    tuple(text.split())
    for text in ("a red cat", "a red dog", "the blue sea", "blue sea water", "cat and dog")
]
KINDS = ["red", "red", "blue", "blue", "pets"]


def test_a_row_has_length_one() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))

    row = features.row(("red", "cat"))

    assert float(row.values @ row.values) == pytest.approx(1.0, abs=1e-5)


def test_words_that_no_example_has_make_a_row_shorter() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))

    known, strange = features.row(("red", "cat")), features.row(("red", "zzz", "qqq"))

    assert float(strange.values @ strange.values) < float(known.values @ known.values)


def test_words_that_stand_nearly_together_are_a_pair() -> None:
    found = pairs(("lost", "my", "bank", "cards", "today", "again"))

    assert {"lost card", "lost my", "card again"} <= set(found)
    assert "lost today" not in found


def test_what_few_kinds_have_counts_more_than_what_many_texts_of_one_kind_lack() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))

    of_word = {word: float(features.rarity[place]) for word, place in features.words.items()}

    assert of_word["red"] == of_word["water"] > of_word["dog"]


def test_paragraphs_bring_words_but_no_pairs() -> None:
    features = Features.of(TEXTS, KINDS, asked=3)

    assert "water" in features.words
    assert "sea water" not in features.words


def test_what_arabic_words_stand_for_counts_alone_and_in_pairs() -> None:
    alike = {("قط",): ("~cat",), ("احمر",): ("~red",), ("moggy",): ("~cat",), ("crimson",): ("~red",)}

    arabic = Features.of([("احمر", "قط"), ("قط",)], ["one", "two"], alike, asked=1)
    english = Features.of([("crimson", "moggy"), ("moggy",)], ["one", "two"], alike, asked=1)

    assert {"~cat", "~red", "~cat~red"} <= set(arabic.words)
    assert {"~cat", "~red"} <= set(english.words)
    assert "~cat~red" not in english.words


def test_a_word_in_arabic_letters_is_known_by_its_sound() -> None:
    written, typed = plain("ناشيونال انشورنس").split(), plain("نشونال انشورانس").split()
    alike = stemmed({tuple(written): ("insurance",), ("universal",): ("benefit",)})

    assert set(meanings(tuple(typed), alike)) == {"~insurance"}
    assert set(meanings(("universals", "univarsal"), alike)) == {"~benefit"}


def test_a_phrase_at_the_end_of_a_text_counts_once() -> None:
    assert meanings(("my", "council", "tax"), {("council", "tax"): ("~tax",)}) == {"~tax": 1}


def test_endings_are_taken_off() -> None:
    assert (stem("renting"), stem("rents"), stem("bus")) == ("rent", "rent", "bus")


def test_likenesses_are_the_products_of_rows() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))
    rows = [features.row(text) for text in TEXTS]
    dense = np.zeros((len(rows), len(features)), dtype=np.float32)
    for place, row in enumerate(rows):
        dense[place, row.places] = row.values

    assert likeness(rows, len(features)) == pytest.approx(dense @ dense.T, abs=1e-5)


def test_weights_give_the_scores_that_the_duals_give() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))
    rows = [features.row(text) for text in TEXTS]
    alike, kinds = likeness(rows, len(features)), np.array([0, 0, 1, 1, 2])

    duals = regression.fit(alike, kinds, 3, ridge=0.1, counts=np.ones(5, dtype=np.float32))
    table = weights(rows, duals, len(features))

    scores = np.array([row.values @ table[row.places] for row in rows])
    assert scores == pytest.approx(alike @ duals, abs=1e-4)
    assert list(scores.argmax(axis=1)) == [0, 0, 1, 1, 2]


def test_the_fit_is_where_the_slope_is_nothing() -> None:
    features = Features.of(TEXTS, KINDS, asked=len(TEXTS))
    alike = likeness([features.row(text) for text in TEXTS], len(features))
    wanted = np.eye(3)[[0, 0, 1, 1, 2]]

    duals = regression.fit(
        alike, np.array([0, 0, 1, 1, 2]), 3, ridge=0.1, counts=np.ones(5, dtype=np.float32)
    )

    slope = np.exp(regression.log_shares(alike @ duals)) - wanted + 0.1 * duals
    assert np.abs(slope).max() < 0.03


def test_noisy_copies_are_the_same_each_time_and_differ_from_the_text() -> None:
    text = "how do i get money for furniture in my first flat"

    assert copies(text, 7, 3) == copies(text, 7, 3)
    assert any(copy != text for copy in copies(text, 7, 3))


def test_few_examples_are_not_trusted() -> None:
    model = fit_model(Examples.of({"one": ["a b"], "two": ["c d"]}, {}), speller=None)

    assert model.trust == calibration.NO_TRUST


def test_a_better_score_is_never_less_likely_to_be_right(matcher) -> None:
    first = matcher.models["en"].trust.first

    assert min(first[:3]) >= 0


def test_learning_twice_gives_the_same(library) -> None:
    examples = Examples.of({entry.slug: entry.examples for entry in library.entries()}, {})

    one, two = fit_model(examples, speller=None), fit_model(examples, speller=None)

    assert one.trust.answer_from == pytest.approx(two.trust.answer_from, abs=1e-4)


def test_the_examples_have_entries_commands_and_what_is_outside(library) -> None:
    examples = english_examples(library)

    assert "passport" in examples.kinds
    assert {"command:call-me", "outside:everyday"} <= set(examples.kinds) & set(examples.outsiders)


def test_there_is_no_report_on_a_language_that_nobody_wrote(library) -> None:
    with pytest.raises(Invalid, match="no entry has a question in vi"):
        report(library, locale="vi")


def test_the_report_says_what_becomes_of_every_question(library) -> None:
    found = report(library)

    beside = lists.own_examples("en")
    asked = [(entry.title, *entry.examples, *beside.get(entry.slug, ())) for entry in library.entries()]
    assert len(found.held) == sum(map(len, asked))
    assert any("taken" in line or "take" in line for line in found.lines())


def test_nothing_changes_between_a_matcher_and_itself(matcher) -> None:
    assert changes(matcher, matcher, ["passport", "council tax"]) == {}
