"""The languages that the service knows: their names, direction and state, and their words."""

from leavingcare.languages.catalogues import (
    Catalogue,
    Part,
    Translations,
    offer_catalogue,
    rule_translator,
    translator,
)
from leavingcare.languages.registry import DEFAULT, Locale, find, locales, number_in_one, offered

__all__ = [
    "DEFAULT",
    "Catalogue",
    "Locale",
    "Part",
    "Translations",
    "find",
    "locales",
    "number_in_one",
    "offer_catalogue",
    "offered",
    "rule_translator",
    "translator",
]
