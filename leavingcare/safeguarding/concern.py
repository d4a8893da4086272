"""What a danger found in a text is called, and how fast a person must act on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Risk(StrEnum):
    """The kinds of harm that a text can speak of, in the order that decides between two of equal urgency."""

    OVERDOSE = "overdose"
    MEDICAL_EMERGENCY = "medical-emergency"
    PREGNANCY_EMERGENCY = "pregnancy-emergency"
    SUICIDE = "suicide"
    TRAFFICKING = "trafficking"
    FORCED_MARRIAGE = "forced-marriage"
    FGM = "fgm"
    HONOUR_ABUSE = "honour-abuse"
    SEXUAL_ABUSE = "sexual-abuse"
    DOMESTIC_ABUSE = "domestic-abuse"
    EXPLOITATION = "exploitation"
    ABUSE = "abuse"
    HARM_TO_OTHERS = "harm-to-others"
    VIOLENCE_THREAT = "violence-threat"
    REMOVAL = "removal"
    SELF_HARM = "self-harm"
    RADICALISATION = "radicalisation"
    MISSING = "missing"
    HOMELESS_TONIGHT = "homeless-tonight"
    NO_FOOD = "no-food"

    @property
    def rank(self) -> int:
        """Place in the order above, 0 first."""
        return _RANKS[self]


_RANKS = {risk: place for place, risk in enumerate(Risk)}


class Urgency(StrEnum):
    """How soon a person must act."""

    IMMEDIATE = "immediate"
    TODAY = "today"
    SOON = "soon"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return ("immediate", "today", "soon").index(self.value)


@dataclass(frozen=True)
class Concern:
    """A danger found in one text.

    `signals` are the ids of the rules that found it (see `reasons`). `locale` is the language whose
    words were found. `about_other` says that it seems to be about somebody else, who counts as much.
    `failed` says that the text could not be read safely: a person must read it, whatever it says;
    `risk` is then only a placeholder.
    """

    risk: Risk
    urgency: Urgency
    signals: tuple[str, ...]
    locale: str
    about_other: bool = False
    failed: bool = False
