"""The safety net: every language's rules over every text; when in doubt, or broken, it raises."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from leavingcare.safeguarding import others as other_languages
from leavingcare.safeguarding.concern import Concern, Risk, Urgency
from leavingcare.safeguarding.english import likeness_of, manner_of
from leavingcare.safeguarding.finding import LIKE, Hit, gravest, hits_in, like, said, speaking_for
from leavingcare.safeguarding.likeness import Likeness
from leavingcare.safeguarding.reading import Laid, Manner, english
from leavingcare.safeguarding.rules import Signals, compile_signals, read_source
from leavingcare.safeguarding.sheet import Sheet
from leavingcare.safeguarding.spoken import spoken_language

CONTENT = Path(__file__).parents[2] / "content"

# Letters read of one text. Every channel sends fewer; what is longer is read at both ends, and raised.
MOST_LETTERS = 20_000
_HEAD = 14_000

MOST_SECONDS = 5.0
"""How long a text may be looked through for what rules look for: a text that takes longer is an alarm."""
_KEPT = 8


@dataclass(frozen=True)
class Reading:
    """A text laid out for the rules: as English in each way that it can be read, and in the other languages."""

    english: tuple[Laid, ...]
    sheets: tuple[tuple[Signals, Sheet], ...]
    """A layout, and the language whose rules are looked for in it."""


@dataclass(frozen=True, eq=False)
class Net:
    """All signals, compiled. Build one with `Net.load` and keep it: it never changes."""

    english: Signals
    others: tuple[Signals, ...]
    manner: Manner
    likeness: Likeness
    like_reason: str

    @classmethod
    def load(cls, root: Path) -> Net:
        """Read `root`/safeguarding/. Raises Invalid when a rule is wrong."""
        folder = root / "safeguarding"
        source = read_source(folder, "en")
        manner = manner_of(source)
        signals = compile_signals(source, manner.phrase)
        languages = sorted(path.stem for path in folder.glob("*.yaml") if path.stem != "en")
        return cls(
            english=signals,
            others=tuple(
                compile_signals(read_source(folder, code), other_languages.phrase) for code in languages
            ),
            manner=manner,
            likeness=likeness_of(root, source, signals, manner),
            like_reason=str(source.sections.get("like", {}).get("reason", "{phrase}")),
        )

    @property
    def languages(self) -> tuple[Signals, ...]:
        """English, then the others."""
        return (self.english, *self.others)

    def assess(self, text: str, locale: str = "en") -> Concern | None:
        """The gravest danger in `text`, or None. Never raises: what it cannot read is a failed Concern."""
        try:
            cut = len(text) > MOST_LETTERS
            if cut:
                text = text[:_HEAD] + "\n\n" + text[_HEAD - MOST_LETTERS :]
            hits, concern = _found(self, text)
            if concern is None:
                return failed(locale, "too-long") if cut else None
            return replace(concern, locale=self._spoken(text, locale, concern, hits))
        except TimeoutError:
            return failed(locale, "time-out")
        except Exception:  # noqa: BLE001 - an error in the net must raise the alarm, never pass as calm
            return failed(locale, "error")

    def _spoken(self, text: str, locale: str, concern: Concern, hits: list[Hit]) -> str:
        """The language to answer a concern in: its own where that can be known."""
        found_in = [concern.locale, *(hit.language for hit in hits)]
        answered_in = frozenset(signals.language for signals in self.languages if signals.replies)
        return spoken_language(text, locale, found_in, answered_in)

    def hits(self, text: str) -> list[Hit]:
        """Every rule found in `text`, with its urgency there."""
        return [hit for hit, _laid in self._hits(text)]

    def _hits(self, text: str) -> Iterator[tuple[Hit, Laid | None]]:
        """Every rule found, with the layout that it was found in where that is English."""
        until = monotonic() + MOST_SECONDS
        reading = _read(self, text)
        for place, (signals, sheet) in enumerate(reading.sheets):
            if monotonic() > until:
                raise TimeoutError(f"{place} of {len(reading.sheets)} ways of reading were looked through")
            laid = reading.english[place] if place < len(reading.english) else None
            yield from ((hit, laid) for hit in hits_in(sheet, signals))

    def means_no_danger(self, text: str) -> bool:
        """Whether English rules alone are found in `text`, and each among words that are as ordinary as can be."""
        return all(laid and self.likeness.is_ordinary(laid, hit.where) for hit, laid in self._hits(text))

    def second_look(self, text: str) -> Concern | None:
        """The danger that a text is like, when no rule has its words; it may only raise."""
        reading = _read(self, text)
        for (words, _starts), (signals, sheet) in zip(reading.english, reading.sheets, strict=False):
            if words and (near := self.likeness.look(words)):
                return like(near, sheet, signals)
        return None

    def named(self, text: str, concern: Concern, hits: Sequence[Hit]) -> Concern:
        """A concern that rules found, with the risk that all of the text speaks of: rules know a few words each.

        What else stands in it is unchanged. Only where English rules alone found it: the second look reads English.
        """
        words, _starts = _read(self, text).english[0]
        if not words or any(hit.language != "en" for hit in hits):
            return concern
        near = self.likeness.nearest(words, speaking_for(hits))
        known = any(hit.rule.risk is near.risk for hit in hits)
        signals = concern.signals if known else (*concern.signals, LIKE + near.phrase.text)
        return replace(concern, risk=near.risk, signals=signals)

    def happens_now(self, text: str) -> bool:
        """Whether a text of danger speaks of what happens as it is written."""
        return any(self.likeness.is_now(words) for words, _starts in _read(self, text).english)

    def says(self, name: str, text: str) -> bool:
        """Whether `text` says one of the asides: "safe-word", "phone-not-safe", "correction"."""
        return any(said(signals, name, sheet) for signals, sheet in _read(self, text).sheets)

    def reasons(self, concern: Concern) -> tuple[str, ...]:
        """Why each signal of `concern` is one, in the words of whoever wrote the rule."""
        known = {rule.id: rule.reason for signals in self.languages for rule in signals.rules}
        return tuple(
            self.like_reason.replace("{phrase}", signal.removeprefix(LIKE))
            if signal.startswith(LIKE)
            else known[signal]
            for signal in concern.signals
            if signal in known or signal.startswith(LIKE)
        )

    def passed_over(self, text: str) -> tuple[str, ...]:
        """Why the rules found in `text` look for their words, where it is not raised even so."""
        _hits, concern = _found(self, text)
        return tuple(dict.fromkeys(hit.rule.reason for hit in self.hits(text))) if concern is None else ()


@lru_cache(maxsize=_KEPT)
def _found(net: Net, text: str) -> tuple[list[Hit], Concern | None]:
    """What is found in `text`, and the gravest of it. Kept for a moment: it is asked before the text is recorded, so
    that the database is not held meanwhile, and again when it is."""
    hits = net.hits(text)
    if hits and net.means_no_danger(text):
        hits = []
    concern = gravest(hits) or net.second_look(text)
    if concern is not None and hits:
        concern = net.named(text, concern, hits)
    today = concern is not None and concern.urgency is Urgency.TODAY
    # That look reads English: another language's words would only be new to it.
    if concern is not None and today and concern.locale == net.english.language and net.happens_now(text):
        concern = replace(concern, urgency=Urgency.IMMEDIATE)
    return hits, concern


@lru_cache(maxsize=_KEPT)
def _read(net: Net, text: str) -> Reading:
    """`text` laid out. One text is asked about several times in a row: for danger, then for each aside."""
    ways = tuple(english(text, net.manner))
    sheets = [(net.english, Sheet.of(*way, net.english.prefixes)) for way in ways]
    for way in other_languages.ways(text):
        words = frozenset().union(*way[0])
        sheets += [
            (signals, Sheet.of(*way, signals.prefixes)) for signals in net.others if signals.may_be_in(words)
        ]
    return Reading(ways, tuple(sheets))


def failed(locale: str, why: str) -> Concern:
    """The alarm for a text that could not be read: a person must read it today, whatever it says."""
    return Concern(Risk.MEDICAL_EMERGENCY, Urgency.TODAY, (f"failed:{why}",), locale, failed=True)


@lru_cache(maxsize=1)
def default_net() -> Net:
    """The net of this deployment's own content, loaded once."""
    return Net.load(CONTENT)


def with_net(ask: Callable[[Net], Any], otherwise: Any) -> Any:
    """What `ask` says of the default net, or `otherwise` when the net itself cannot be loaded."""
    try:
        return ask(default_net())
    except Exception:  # noqa: BLE001 - a net that cannot be loaded is an alarm, not a crash
        return otherwise
