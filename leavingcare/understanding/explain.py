"""What was made of a text, step by step, for editors and advisers who wonder why."""

from __future__ import annotations

from datetime import datetime

from leavingcare.clock import LONDON
from leavingcare.understanding import foreign
from leavingcare.understanding.chat import kind_of_small_talk
from leavingcare.understanding.decide import CAREFUL_COMMAND_FROM, COMMAND_FROM, Text, understand
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.outcomes import Situation
from leavingcare.understanding.phrases import command_patterns
from leavingcare.understanding.windows import find_window


def explain(text: str, *, matcher: Matcher, situation: Situation) -> list[str]:
    """Lines that say how a text was read, what it could have been, and what decided."""
    asked = Text(text, matcher, situation)
    meaning = understand(text, matcher=matcher, situation=situation)
    lines = [
        f"text        {text}",
        f"language    {meaning.locale}",
        f"read as     {asked.reading.line}",
    ]
    if asked.reading.corrected != asked.reading.said:
        lines.append(f"corrected   {asked.reading.corrected_line}")
    line = asked.reading.corrected_line
    fits = [
        command
        for command, pattern in command_patterns().items()
        if pattern.found_in(line) and not pattern.barred_in(line)
    ]
    if fits:
        lines.append(f"patterns    {', '.join(fits)} (the first wins)")
    said = foreign.command_in(asked.reading, asked.spoken)
    if said is not None:
        lines.append(f"phrase      {said.command}, as it is said in {said.locale}")
    kind = kind_of_small_talk(asked.reading)
    if kind is not None:
        lines.append(f"small talk  {kind}")
    window = find_window(text, situation.now)
    if window is not None:
        lines.append(f"time        {_moment(window.start)} to {_moment(window.end)}, from “{window.words}”")
    if asked.judgement is not None and asked.model is not None:
        for one in asked.judgement.best:
            lines.append(
                f"candidate   {one.share:5.1%}  score {one.score:6.2f}  right {one.chance:5.1%}  {one.kind}"
            )
        trust = asked.model.trust
        lines.append(
            f"entries     {asked.judgement.any_entry:5.1%} that one of the three best entries is right"
        )
        lines.append(
            f"needs       {trust.answer_from:.0%} to answer, {trust.choices_from:.0%} to offer choices, "
            f"{COMMAND_FROM:.0%} to do a command ({CAREFUL_COMMAND_FROM:.0%} where it undoes much)"
        )
    decided = [
        meaning.outcome.value,
        meaning.command.value if meaning.command else "",
        ", ".join(meaning.entries),
    ]
    if meaning.confidence is not None:
        decided.append(f"{meaning.confidence:.0%}")
    lines.append("decided     " + "  ".join(filter(None, decided)))
    return lines


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(LONDON):%a %d %b %H:%M}" if moment is not None else "any time"
