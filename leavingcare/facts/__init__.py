"""Dated values with their source: amounts, ages, dates, numbers and hours, national and a council's own."""

from leavingcare.facts.store import Facts
from leavingcare.facts.value import Kind, Source, State, Value

__all__ = ["Facts", "Kind", "Source", "State", "Value"]
