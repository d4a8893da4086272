"""Dated values with their source: amounts, ages, dates, numbers and hours, of the nation, a region and a council."""

from leavingcare.facts.cohort import About, Cohort, Housing, Lives, Status
from leavingcare.facts.layers import Level, from_yaml, local_layers, read_council, read_mapping
from leavingcare.facts.store import Facts
from leavingcare.facts.value import Entry, Kind, Shape, Source, State, Value, Who
from leavingcare.facts.words import VALUES

__all__ = [
    "VALUES",
    "About",
    "Cohort",
    "Entry",
    "Facts",
    "Housing",
    "Kind",
    "Level",
    "Lives",
    "Shape",
    "Source",
    "State",
    "Status",
    "Value",
    "Who",
    "from_yaml",
    "local_layers",
    "read_council",
    "read_mapping",
]
