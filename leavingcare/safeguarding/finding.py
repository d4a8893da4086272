"""Rules found in a text that is laid out: which, how urgent they are there, and which of them is the gravest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log1p

from leavingcare.safeguarding.concern import Concern, Risk, Urgency
from leavingcare.safeguarding.likeness import Near
from leavingcare.safeguarding.rules import Rule, Signals
from leavingcare.safeguarding.sheet import Sheet, covered, found, found_any, near

LIKE = "like:"
"""How a signal begins that is no rule, but the phrase that a text is nearest to."""

_SAID_TO_BE_NOW = 1.0

# How far from the words of a danger others count as said of it: what makes it sooner, or long past.
_ABOUT = 30
# How far from the words of a danger a turn of phrase stands that makes it something else.
_BESIDE = 4


@dataclass(frozen=True)
class Hit:
    """A rule found in a text: how urgent it is there, in how many ways the text says it, and where these end (bits)."""

    rule: Rule
    urgency: Urgency
    language: str
    about_other: bool
    ways: int
    where: int


def hits_in(sheet: Sheet, signals: Signals) -> list[Hit]:
    """Every rule of one language that is found in a text."""
    passed_over = 0
    for frame, _harmless in signals.harmless_frames.among(sheet.places):
        passed_over |= covered(frame, sheet)
    read = sheet.without(passed_over)
    by_rule: dict[int, tuple[Rule, list[int]]] = {}
    for frame, rule in signals.rule_frames.among(read.places):
        if bits := found(frame, read):
            by_rule.setdefault(id(rule), (rule, []))[1].append(bits)
    return [hit for rule, ends in by_rule.values() if (hit := _hit(rule, ends, signals, sheet))]


def _hit(rule: Rule, ends: list[int], signals: Signals, sheet: Sheet) -> Hit | None:
    """How `rule` is meant where its frames end in the text; None where other words make it something else."""
    if rule.unless:
        beside = _beside(found_any(rule.unless, sheet), sheet.starts)
        ends = [left for bits in ends if (left := bits & ~beside)]
    if not ends:
        return None
    where = _together(ends)
    about = near(where, _ABOUT)
    return Hit(
        rule,
        _urgency(rule.risk, rule.urgency, signals, sheet, about),
        signals.language,
        about_other=bool(said(signals, "about-other", sheet) & about),
        ways=len(ends),
        where=where,
    )


def _beside(bits: int, starts: int) -> int:
    """Those places, and those close by in the same sentence: a film watched after it takes nothing back."""
    ahead = back = reach = bits
    for _word in range(_BESIDE):
        ahead = (ahead << 1) & ~starts
        back = (back & ~starts) >> 1
        reach |= ahead | back
    return reach


def _together(masks: Iterable[int]) -> int:
    """All places of several masks."""
    together = 0
    for bits in masks:
        together |= bits
    return together


def _urgency(risk: Risk, urgency: Urgency, signals: Signals, sheet: Sheet, about: int) -> Urgency:
    """The urgency, raised by words that make it sooner; long past and over, it is one step less."""
    best = urgency
    for sooner in signals.sooner:
        raises = risk in sooner.risks and sooner.urgency.rank < best.rank
        if raises and found_any(sooner.frames, sheet) & about:
            best = sooner.urgency
    past = said(signals, "past", sheet) & about and not said(signals, "still", sheet) & about
    if past and best is not Urgency.SOON:
        best = Urgency.TODAY if best is Urgency.IMMEDIATE else Urgency.SOON
    return best


def said(signals: Signals, name: str, sheet: Sheet) -> int:
    """Where the text says one of the asides, as bits."""
    frames = signals.aside_frames.get(name)
    return found_any((frame for frame, _name in frames.among(sheet.places)), sheet) if frames else 0


def gravest(hits: list[Hit]) -> Concern | None:
    """One concern of all that was found: of the most urgent risks, the one that the text says in most ways."""
    if not hits:
        return None
    strength: dict[Risk, int] = {}
    for hit in hits:
        strength[hit.rule.risk] = strength.get(hit.rule.risk, 0) + hit.ways
    hits = sorted(hits, key=lambda hit: (hit.urgency.rank, -strength[hit.rule.risk], hit.rule.risk.rank))
    first = hits[0]
    return Concern(
        risk=first.rule.risk,
        urgency=first.urgency,
        signals=tuple(dict.fromkeys(hit.rule.id for hit in hits)),
        locale=first.language,
        about_other=first.about_other,
    )


def speaking_for(hits: Iterable[Hit]) -> dict[Risk, float]:
    """How much the rules that were found speak for each risk, beside the second look's score for it.

    In how many ways the text says it counts, each more a little less; and that it is said to be happening now.
    """
    ways: dict[Risk, int] = {}
    now: set[Risk] = set()
    for hit in hits:
        ways[hit.rule.risk] = ways.get(hit.rule.risk, 0) + hit.ways
        if hit.urgency is Urgency.IMMEDIATE:
            now.add(hit.rule.risk)
    return {risk: log1p(count) + _SAID_TO_BE_NOW * (risk in now) for risk, count in ways.items()}


def like(near_to: Near, sheet: Sheet, signals: Signals) -> Concern:
    """The concern of a text that no rule has the words of, but that is like a phrase of danger."""
    everywhere = (1 << sheet.length) - 1
    return Concern(
        risk=near_to.risk,
        urgency=_urgency(near_to.risk, near_to.phrase.urgency, signals, sheet, everywhere),
        signals=(LIKE + near_to.phrase.text,),
        locale=signals.language,
        about_other=bool(said(signals, "about-other", sheet)),
    )
