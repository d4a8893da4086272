"""The council's local offer: entries written by people, read from content/, with figures as they stand on a day."""

from leavingcare.facts import VALUES
from leavingcare.offer.council import Contact, Council, OfficeHours
from leavingcare.offer.entry import AREAS, Entry, EntryPage, EntryTexts, PageSection, Source
from leavingcare.offer.helplines import Helpline, Helplines
from leavingcare.offer.library import Library
from leavingcare.offer.translation import (
    HELPLINES,
    Pair,
    helpline_in,
    pairs,
    pairs_of_helplines,
    pairs_of_values,
)

__all__ = [
    "AREAS",
    "HELPLINES",
    "VALUES",
    "Contact",
    "Council",
    "Entry",
    "EntryPage",
    "EntryTexts",
    "Helpline",
    "Helplines",
    "Library",
    "OfficeHours",
    "PageSection",
    "Pair",
    "Source",
    "helpline_in",
    "pairs",
    "pairs_of_helplines",
    "pairs_of_values",
]
