"""The frames that a text may hold: none is left out that would be found."""

from __future__ import annotations

from leavingcare.safeguarding.candidates import Candidates
from leavingcare.safeguarding.frames import Frame, compile_frame
from leavingcare.safeguarding.net import CONTENT, Net
from leavingcare.safeguarding.sheet import Sheet, found


def frame(written: str) -> Frame:
    return compile_frame(written, {"who": ["he", "my dad"]}, lambda word: (word,))


def sheet(text: str, *prefixes: str) -> Sheet:
    return Sheet.of([frozenset({word}) for word in text.split()], 0, frozenset(prefixes))


def test_a_frame_is_tried_only_where_its_rarest_needed_word_is() -> None:
    frames = [frame("i ~ want ~ die"), frame("i ~ want ~ sleep"), frame("i ~ want ~ food")]
    held = Candidates((each, each.written) for each in frames)

    assert [name for _frame, name in held.among(sheet("i want to sleep").places)] == ["i ~ want ~ sleep"]
    assert held.among(sheet("i want chips").places) == []


def test_words_that_may_be_missing_or_may_not_follow_are_not_waited_for() -> None:
    held = Candidates([(frame("hurt badly? !laugh"), "hurt")])

    assert [name for _frame, name in held.among(sheet("that hurt").places)] == ["hurt"]


def test_beginnings_of_words_and_lists_count_as_their_words() -> None:
    held = Candidates([(frame("@who ~ suici*"), "one")])

    assert held.among(sheet("my dad is suicidal", "suici").places) != []
    assert held.among(sheet("nobody is suicidal").places) == []


def test_every_frame_of_every_rule_is_filed_in_the_order_of_the_rules() -> None:
    signals = Net.load(CONTENT).english
    words = {word for rule in signals.rules for frame in rule.frames for word in frame.words()}
    everything = dict.fromkeys(words, 1)

    tried = signals.rule_frames.among(everything)

    assert len(tried) == sum(len(rule.frames) for rule in signals.rules)
    assert [rule.id for _frame, rule in tried] == [
        rule.id for rule in signals.rules for _frame in rule.frames
    ]
    assert all(found(each, sheet("nothing at all")) == 0 for each, _rule in tried)
