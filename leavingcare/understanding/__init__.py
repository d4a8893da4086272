"""Which entry, command, or nothing a text means. Pure: content in, decisions out."""

from leavingcare.understanding.decide import understand
from leavingcare.understanding.foreign import person_will_read
from leavingcare.understanding.language import identify
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.outcomes import Command, Outcome, Situation, Understanding, Window
from leavingcare.understanding.store import load_matcher

__all__ = [
    "Command",
    "Matcher",
    "Outcome",
    "Situation",
    "Understanding",
    "Window",
    "identify",
    "load_matcher",
    "person_will_read",
    "understand",
]
