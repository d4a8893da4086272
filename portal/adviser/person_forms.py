"""What staff write to begin a record, and to put a phone on it."""

from __future__ import annotations

from datetime import date

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from leavingcare.errors import Invalid
from leavingcare.people import Channel, mobile_number
from portal.fields import picks
from portal.languages import gettext as _
from portal.languages import lazy
from portal.sessions import on

EARLIEST = date(1900, 1, 1)
WAYS = [(Channel.SMS.value, lazy("Text")), (Channel.WHATSAPP.value, lazy("WhatsApp"))]


def _has_been(form: FlaskForm, field: DateField) -> None:
    """A day of birth. Raises ValidationError where it is still to come, or too long ago to be anybody's."""
    if field.data is not None and not EARLIEST <= field.data < on():
        raise ValidationError(_("Look at the year: that cannot be a day of birth."))


class AddPersonForm(FlaskForm):  # type: ignore[misc]
    """A new record. Whose caseload it goes on, only those are asked who see everyone's."""

    name = StringField(
        validators=[
            DataRequired(lazy("Write their name, as the council's record has it.")),
            Length(max=120, message=lazy("Use 120 letters at most.")),
        ]
    )
    called = StringField(validators=[Optional(), Length(max=60, message=lazy("Use 60 letters at most."))])
    born_on = DateField(validators=[Optional(), _has_been])
    locale = SelectField(validators=[InputRequired(lazy("Pick the language that they read."))])
    interpreter = SelectField(validators=[Optional()])
    adviser = SelectField(validators=[Optional()])


class BirthdayForm(FlaskForm):  # type: ignore[misc]
    """The day of birth alone, on a record that there is."""

    born_on = DateField(validators=[Optional(), _has_been])


class AddPhoneForm(FlaskForm):  # type: ignore[misc]
    """A phone, and that someone made sure whose it is: whoever holds it can sign in to the record."""

    number = StringField(validators=[InputRequired(lazy("Write the number."))])
    ways = SelectMultipleField(
        choices=picks(WAYS),
        default=[Channel.SMS.value],
        validators=[InputRequired(lazy("Pick at least one way."))],
    )
    checked = BooleanField(
        validators=[InputRequired(lazy("First make sure that it is theirs: meet them, or ring it and ask."))]
    )

    def validate_number(self, field: StringField) -> None:
        """Nothing but a telephone number. Raises ValidationError that says what one looks like."""
        try:
            mobile_number(field.data or "")
        except Invalid as error:
            raise ValidationError(_(str(error))) from error
