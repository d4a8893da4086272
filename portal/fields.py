"""What was given in a form's field, after the form was found valid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wtforms import DateField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]


def words(field: StringField) -> str:
    """What was typed; "" where nothing was."""
    return field.data or ""


def day(field: DateField) -> date:
    """The day that was given, in a field that needs one."""
    assert field.data is not None  # its validator asked for it
    return field.data


def picks(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """What a field offers, from pairs of (value, words)."""
    return [SelectChoice(value=value, label=label) for value, label in pairs]
