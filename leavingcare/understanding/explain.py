"""What was made of a text, step by step, for editors and advisers who wonder why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from leavingcare.clock import LONDON
from leavingcare.understanding import foreign
from leavingcare.understanding.asked import Text
from leavingcare.understanding.chat import kind_of_small_talk
from leavingcare.understanding.commanded import COMMAND_ELSE_FROM, COMMAND_FROM
from leavingcare.understanding.decide import understand
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.outcomes import Situation, Understanding
from leavingcare.understanding.phrases import command_patterns
from leavingcare.understanding.windows import find_window


def explain(text: str, *, matcher: Matcher, situation: Situation) -> list[str]:
    """Lines that say how a text was read, what it could have been, and what decided."""
    asked = Text(text, matcher, situation)
    meaning = understand(text, matcher=matcher, situation=situation)
    return [
        f"text        {text}",
        f"language    {meaning.locale}",
        *_as_read(asked),
        *_as_a_command(asked),
        *_as_talk_or_time(asked),
        *_as_a_question(asked),
        "decided     " + _decided(meaning),
    ]


def _as_read(asked: Text) -> Iterator[str]:
    yield f"read as     {asked.reading.line}"
    if asked.reading.corrected != asked.reading.said:
        yield f"corrected   {asked.reading.corrected_line}"


def _as_a_command(asked: Text) -> Iterator[str]:
    line = asked.reading.corrected_line
    fits = [
        command
        for command, pattern in command_patterns().items()
        if pattern.found_in(line) and not pattern.barred_in(line)
    ]
    if fits:
        yield f"patterns    {', '.join(fits)} (the first wins)"
    said = foreign.command_in(asked.reading, asked.spoken)
    if said is not None:
        yield f"phrase      {said.command}, as it is said in {said.locale}"


def _as_talk_or_time(asked: Text) -> Iterator[str]:
    kind = kind_of_small_talk(asked.reading)
    if kind is not None:
        yield f"small talk  {kind}"
    window = find_window(asked.words, asked.situation.now)
    if window is not None:
        yield f"time        {_moment(window.start)} to {_moment(window.end)}, from “{window.words}”"


def _as_a_question(asked: Text) -> Iterator[str]:
    """The entries that it could ask for, and how sure of them one has to be."""
    if asked.judgement is None or asked.model is None:
        return
    for one in asked.judgement.best:
        yield f"candidate   {one.share:5.1%}  score {one.score:6.2f}  right {one.chance:5.1%}  {one.kind}"
    trust = asked.model.trust
    yield f"entries     {asked.judgement.any_entry:5.1%} that one of the three best entries is right"
    command, careful = COMMAND_FROM.get(asked.locale, COMMAND_ELSE_FROM)
    yield (
        f"needs       {trust.answer_from:.0%} to answer, {trust.choices_from:.0%} to offer choices, "
        f"{command:.0%} to do a command ({careful:.0%} where it undoes much)"
    )


def _decided(meaning: Understanding) -> str:
    command = meaning.command.value if meaning.command else ""
    sure = f"{meaning.confidence:.0%}" if meaning.confidence is not None else ""
    return "  ".join(filter(None, (meaning.outcome.value, command, ", ".join(meaning.entries), sure)))


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(LONDON):%a %d %b %H:%M}" if moment is not None else "any time"
