"""Every entry is easy to read, short enough to text, and asked for in its own words."""

from __future__ import annotations

from collections import defaultdict

import pytest

from bot.conversation import Context, Promise, State
from bot.flows import ask
from leavingcare.clock import utc_now
from leavingcare.languages import translator
from leavingcare.offer.checking import Content, answer_as_sent, lengths
from leavingcare.offer.entry import Entry
from leavingcare.offer.reading import read_entries
from leavingcare.segments import clean, count
from leavingcare.understanding import Outcome, Understanding
from tests.content.conftest import ROOT
from tests.content.reading_age import faults, readable

MOST_SEGMENTS_OF_MORE = 3
FEWEST_EXAMPLES, MOST_EXAMPLES = 8, 40
TEXTS = ("sms", "sms_unknown", "more", "how_much", "how_much_unknown")
LONGEST_ORIGIN = "https://careleavers.oxfordshire.example"


@pytest.fixture(scope="session")
def entries(everything: list[Content]) -> list[Entry]:
    """Each entry once as the nation has it, and once for each council or region that adds to it."""
    national = read_entries(ROOT, "no-council").values()
    return [*national, *(entry for content in everything for entry in own_entries(content))]


def own_entries(content: Content) -> list[Entry]:
    return [entry for entry in content.library.entries() if entry.council or entry.region]


def test_every_page_is_easy_to_read(entries: list[Entry]) -> None:
    found = [
        f"{entry.where}: {fault}"
        for entry in entries
        for fault in faults(paragraph for section in entry.sections for paragraph in section.paragraphs)
    ]

    assert found == []


def test_every_text_is_easy_to_read(entries: list[Entry]) -> None:
    found = [
        f"{entry.where}: {key}: {fault}"
        for entry in entries
        for key in TEXTS
        if (text := getattr(entry, key))
        for fault in faults([text])
    ]

    assert found == []


def test_every_answer_is_two_texts_at_most(content: Content) -> None:
    assert [str(finding) for finding in lengths(content)] == []


def test_more_is_three_texts_at_most_with_its_source_and_link(content: Content) -> None:
    found = []
    for entry in content.library.entries():
        texts = content.library.texts(entry.slug, on=content.on)
        link = f"Read it all: {LONGEST_ORIGIN}/offer/{entry.slug}"
        segments = count(clean(f"{texts.more} From: {texts.source}. {link}")).count
        if segments > MOST_SEGMENTS_OF_MORE:
            found.append(f"{entry.where}: {segments} texts")

    assert found == []


def test_the_ending_that_is_measured_is_the_one_that_is_sent(content: Content) -> None:
    entry = next(entry for entry in content.library.entries() if entry.slug == "council-tax")
    texts = content.library.texts(entry.slug, on=content.on)
    now = utc_now()
    context = Context(
        locale="en",
        now=now,
        words=translator("en"),
        council_name=content.council.name,
        promise=Promise(due_at=now),
        understand=lambda text, situation: pytest.fail("nothing is left to understand"),
        entry=lambda slug: texts,
        page=lambda path: path,
    )
    meaning = Understanding(Outcome.ANSWER, (entry.slug,), command=None, confidence=1.0, locale="en")

    turn = ask.answer(State(), "council tax", meaning, context)

    assert turn.replies[0].text == answer_as_sent(texts.sms, texts.checked_on)


def test_every_entry_has_enough_questions(content: Content) -> None:
    found = [
        f"{entry.where}: {len(entry.examples)} examples"
        for entry in content.library.entries()
        if not FEWEST_EXAMPLES <= len(entry.examples) <= MOST_EXAMPLES
    ]

    assert found == []


def test_no_question_is_asked_of_two_entries(content: Content) -> None:
    asked: dict[str, list[str]] = defaultdict(list)
    for entry in content.library.entries():
        for example in entry.examples:
            asked[" ".join(example.lower().split())].append(entry.slug)

    assert {example: slugs for example, slugs in asked.items() if len(slugs) > 1} == {}


@pytest.mark.parametrize(
    ("written", "scored"),
    [
        ("Ring 0800 144 8444 now.", "Ring ten now."),
        ("It is £338.58 a month.", "It is ten a month."),
        ("Open at 5.30pm.", "Open at ten."),
        ("Take {home.amount}.", "Take ten."),
        ("Your [personal adviser](entry:personal-adviser).", "Your plan."),
        ("Write to help@council.example today", "Write to it today"),
        ("2. Ask *now*.", "Ask now."),
    ],
)
def test_figures_addresses_and_the_laws_names_are_left_out_of_the_measure(written: str, scored: str) -> None:
    assert readable(written) == scored


def test_a_long_sentence_and_hard_words_are_found() -> None:
    long = " ".join(["cat"] * 26) + "."
    hard = "Accommodation eligibility determinations necessitate comprehensive documentation."

    assert faults([long])[0].startswith("26 words in one sentence: cat")
    assert "reading ease" in faults([hard])[0]
    assert faults(["You can ask for help. Your friend can come too."]) == []
