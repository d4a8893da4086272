"""A text that a decision is asked about, with all that is read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from leavingcare.understanding.language import identify
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.model import Judgement, Model
from leavingcare.understanding.outcomes import Outcome, Situation, Understanding, Window
from leavingcare.understanding.reading import Reading, read
from leavingcare.understanding.windows import find_window

_KEPT = 16


@dataclass(frozen=True)
class Text:
    """A text with all that is read out of it, each part when it is first needed."""

    words: str
    matcher: Matcher
    situation: Situation

    @cached_property
    def locale(self) -> str:
        """The language that the text is in."""
        return identify(self.words, prior=self.situation.locale).locale

    @property
    def spoken(self) -> tuple[str, str]:
        """The languages that the text may be in: its own, and the one that the person is known to use."""
        return self.locale, self.situation.locale

    @cached_property
    def model(self) -> Model | None:
        """The model of the text's language, if there is one."""
        return self.matcher.models.get(self.locale)

    @cached_property
    def reading(self) -> Reading:
        """The text's words; corrected when it is in English."""
        return read(self.words, self.matcher.speller if self.locale == "en" else None)

    @cached_property
    def judgement(self) -> Judgement | None:
        """What the matcher makes of the text; None in a language that it has not learned."""
        return _judged(self.model, self.reading) if self.model else None

    @cached_property
    def window(self) -> Window | None:
        """The time that the text gives, if any."""
        return find_window(self.words, self.situation.now, self.situation.day)

    def taken_as(self, outcome: Outcome, **carried: object) -> Understanding:
        """An understanding of this text."""
        given: dict[str, object] = {"entries": (), "command": None, "confidence": None, "locale": self.locale}
        return Understanding(outcome=outcome, **{**given, **carried})  # type: ignore[arg-type]


@lru_cache(maxsize=_KEPT)
def _judged(model: Model, reading: Reading) -> Judgement:
    """Kept for a moment: in its conversation a text may be read in another situation, with the same judgement."""
    return model.judge(reading)
