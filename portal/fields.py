"""What was given in a form's field, after the form was found valid."""

from __future__ import annotations

from datetime import date

from wtforms import DateField, StringField


def words(field: StringField) -> str:
    """What was typed; "" where nothing was."""
    return field.data or ""


def day(field: DateField) -> date:
    """The day that was given, in a field that needs one."""
    assert field.data is not None  # its validator asked for it
    return field.data
