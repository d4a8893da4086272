"""The safety net: every language's rules over every text; when in doubt, or broken, it raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from leavingcare.safeguarding.concern import Concern, Risk, Urgency
from leavingcare.safeguarding.frames import members
from leavingcare.safeguarding.letters import plain
from leavingcare.safeguarding.reading import Manner, english, other, other_phrase, tokens
from leavingcare.safeguarding.rules import Rule, Signals, Source, all_frames, compile_signals, read_source
from leavingcare.safeguarding.sheet import Sheet, covered, found, found_any, near
from leavingcare.safeguarding.spelling import Speller
from leavingcare.understanding.speller import frequent_words

CONTENT = Path(__file__).parents[2] / "content"

# Letters read of one text. Every channel sends fewer; what is longer is read at both ends, and raised.
MOST_LETTERS = 20_000
_HEAD = 14_000

_FRAME_MARKS = str.maketrans("|?~*#!", "      ")


@dataclass(frozen=True)
class Hit:
    """A rule found in a text: how urgent it is there, and in how many ways the text says it."""

    rule: Rule
    urgency: Urgency
    language: str
    about_other: bool
    ways: int


@dataclass(frozen=True)
class Net:
    """All signals, compiled. Build one with `Net.load` and keep it: it never changes."""

    english: Signals
    others: tuple[Signals, ...]
    manner: Manner

    @classmethod
    def load(cls, root: Path) -> Net:
        """Read `root`/safeguarding/. Raises Invalid when a rule is wrong."""
        folder = root / "safeguarding"
        source = read_source(folder, "en")
        manner = _manner(source)
        languages = sorted(path.stem for path in folder.glob("*.yaml") if path.stem != "en")
        return cls(
            english=compile_signals(source, manner.phrase),
            others=tuple(compile_signals(read_source(folder, code), other_phrase) for code in languages),
            manner=manner,
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
            concern = _gravest(self.hits(text))
            return failed(locale, "too-long") if concern is None and cut else concern
        except Exception:  # noqa: BLE001 - an error in the net must raise the alarm, never pass as calm
            return failed(locale, "error")

    def hits(self, text: str) -> list[Hit]:
        """Every rule found in `text`, with its urgency there."""
        result: list[Hit] = []
        for words, starts in english(text, self.manner):
            result += _hits(self.english, Sheet.of(words, starts, self.english.prefixes))
        words, starts = other(text)
        for signals in self.others:
            result += _hits(signals, Sheet.of(words, starts, signals.prefixes))
        return result

    def says(self, name: str, text: str) -> bool:
        """Whether `text` says one of the asides: "safe-word", "phone-not-safe", "correction"."""
        ways = [(self.english, words, starts) for words, starts in english(text, self.manner)]
        words, starts = other(text)
        ways += [(signals, words, starts) for signals in self.others]
        return any(
            found_any(signals.asides.get(name, ()), Sheet.of(words, starts, signals.prefixes))
            for signals, words, starts in ways
        )

    def reasons(self, concern: Concern) -> tuple[str, ...]:
        """Why each signal of `concern` is one, in the words of whoever wrote the rule."""
        known = {rule.id: rule.reason for signals in self.languages for rule in signals.rules}
        return tuple(known[signal] for signal in concern.signals if signal in known)


def failed(locale: str, why: str) -> Concern:
    """The alarm for a text that could not be read: a person must read it today, whatever it says."""
    return Concern(Risk.MEDICAL_EMERGENCY, Urgency.TODAY, (f"failed:{why}",), locale, failed=True)


def _manner(source: Source) -> Manner:
    """How English is read, built from its own lists and from all the words its frames ask for."""
    given = source.sections
    says = {plain(str(word)): tuple(str(meant).split()) for word, meant in given.get("says", {}).items()}
    irregular: dict[str, tuple[str, ...]] = {}
    for word, forms in given.get("forms", {}).items():
        for form in forms:
            irregular[form] = (*irregular.get(form, ()), word)
    lists = given.get("lists", {})
    written = [*all_frames(source), *(member for name in lists for member in members(name, lists))]
    wanted = {token.word for frame in written for token in tokens(plain(str(frame).translate(_FRAME_MARKS)))}
    drops = frozenset(given.get("drops", ()))
    parts = {part for meant in says.values() for part in meant}
    numbers = frozenset(given.get("numbers", ()))
    many = frozenset(given.get("many", ()))
    left = {str(word): 1 for words in given.get("leave", ()) for word in str(words).split()}
    return Manner(
        says=says,
        drops=drops,
        numbers=numbers,
        many=many,
        units=frozenset(given.get("units", ())),
        speller=Speller.of({*wanted, *parts, *drops, *numbers, *many, *says}, irregular, {**left, **frequent_words()}),
    )


# How far from the words of a danger others count as said of it: what makes it sooner, or long past.
_ABOUT = 30
# How far from the words of a danger a turn of phrase stands that makes it something else.
_BESIDE = 9


def _hits(signals: Signals, sheet: Sheet) -> list[Hit]:
    passed_over = 0
    for harmless in signals.harmless:
        for frame in harmless.frames:
            passed_over |= covered(frame, sheet)
    read = sheet.without(passed_over)
    return [hit for rule in signals.rules if (hit := _hit(rule, signals, read, sheet))]


def _hit(rule: Rule, signals: Signals, read: Sheet, sheet: Sheet) -> Hit | None:
    """How `rule` is found in the text, or None."""
    ends = [bits for frame in rule.frames if (bits := found(frame, read))]
    if ends and rule.unless:
        beside = near(found_any(rule.unless, sheet), _BESIDE)
        ends = [left for bits in ends if (left := bits & ~beside)]
    if not ends:
        return None
    about = near(sum_bits(ends), _ABOUT)
    return Hit(
        rule,
        _urgency(rule, signals, sheet, about),
        signals.language,
        about_other=bool(_aside(signals, "about-other", sheet) & about),
        ways=len(ends),
    )


def sum_bits(masks: Iterable[int]) -> int:
    """All places of several masks together."""
    together = 0
    for bits in masks:
        together |= bits
    return together


def _urgency(rule: Rule, signals: Signals, sheet: Sheet, about: int) -> Urgency:
    """The rule's urgency, raised by words that make it sooner; long past and over, it is one step less."""
    best = rule.urgency
    for sooner in signals.sooner:
        if (
            rule.risk in sooner.risks
            and sooner.urgency.rank < best.rank
            and found_any(sooner.frames, sheet) & about
        ):
            best = sooner.urgency
    past = _aside(signals, "past", sheet) & about and not _aside(signals, "still", sheet) & about
    if past and best is not Urgency.SOON:
        best = Urgency.TODAY if best is Urgency.IMMEDIATE else Urgency.SOON
    return best


def _aside(signals: Signals, name: str, sheet: Sheet) -> int:
    """Where the text says one of the asides, as bits."""
    return found_any(signals.asides.get(name, ()), sheet)


def _gravest(hits: list[Hit]) -> Concern | None:
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
