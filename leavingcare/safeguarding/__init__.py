"""Catching danger in a text, and the fixed words that answer it."""

from collections.abc import Mapping

from leavingcare.safeguarding.concern import Concern, Risk, Urgency
from leavingcare.safeguarding.net import Net, failed, with_net
from leavingcare.safeguarding.phrases import Said
from leavingcare.safeguarding.replies import correction_reply, hush_reply, safety_reply
from leavingcare.safeguarding.rules import Signals

__all__ = [
    "Concern",
    "Net",
    "Risk",
    "Signals",
    "Urgency",
    "assess",
    "correction_reply",
    "hush_reply",
    "is_correction",
    "is_safe_word",
    "languages",
    "learned",
    "passed_over",
    "phone_not_safe",
    "prepare",
    "reasons",
    "safety_reply",
]


def assess(text: str, locale: str = "en") -> Concern | None:
    """The gravest danger in `text`, or None when there is none.

    Reads every text in every language we have rules for, whatever `locale` says; `locale` is only what a
    failed Concern carries. Never raises: an error, or a text past the work limit, is a failed Concern.
    """
    concern: Concern | None = with_net(lambda net: net.assess(text, locale), failed(locale, "net"))
    return concern


def prepare() -> None:
    """Load the net now, so that the first text of a new process does not wait for it; a broken one still raises."""
    assess("")


def is_safe_word(text: str) -> bool:
    """Whether `text` holds the discreet words that call for help."""
    return bool(with_net(lambda net: net.says("safe-word", text), False))


def phone_not_safe(text: str) -> bool:
    """Whether `text` says that somebody else has, reads or took this phone."""
    return bool(with_net(lambda net: net.says("phone-not-safe", text), False))


def is_correction(text: str) -> bool:
    """Whether `text` takes back an alarm ("I'm ok, I meant..."). It never stands one down."""
    return bool(with_net(lambda net: net.says("correction", text), False))


def languages() -> tuple[Signals, ...]:
    """What is looked for in each language, English first; nothing where the rules cannot be read."""
    found: tuple[Signals, ...] = with_net(lambda net: net.languages, ())
    return found


def learned(risk: Risk) -> Mapping[Urgency, tuple[str, ...]]:
    """The phrases of a danger that the second look learned from, by how soon a person must act; all in English."""
    danger: tuple[Said, ...] = with_net(lambda net: net.likeness.danger, ())
    return {
        urgency: tuple(said.text for said in danger if said.risk is risk and said.urgency is urgency)
        for urgency in Urgency
    }


def reasons(concern: Concern) -> tuple[str, ...]:
    """Why `concern` was raised, in the words of the rules that found it."""
    why: tuple[str, ...] = with_net(lambda net: net.reasons(concern), ())
    return why


def passed_over(text: str) -> tuple[str, ...]:
    """Why the rules that have their words in `text` look for them, where all of it is taken as ordinary even so."""
    why: tuple[str, ...] = with_net(lambda net: net.passed_over(text), ())
    return why
