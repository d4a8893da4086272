"""What a young person writes. Free text has no wrong answer; only its length is bounded."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from portal.fields import picks
from portal.languages import lazy

LONGEST = 1000


class WordsForm(FlaskForm):  # type: ignore[misc]
    """My own words beside an action."""

    words = TextAreaField(validators=[Length(max=LONGEST, message=lazy("Use 1,000 letters at most."))])


class MessageForm(FlaskForm):  # type: ignore[misc]
    body = TextAreaField(
        validators=[
            InputRequired(lazy("Write something first. Your own words are fine.")),
            Length(max=2000, message=lazy("Use 2,000 letters at most. You can send another after it.")),
        ]
    )


class ContactForm(FlaskForm):  # type: ignore[misc]
    """Every question can be skipped."""

    how = RadioField(
        choices=picks([("call", lazy("Ring me")), ("text", lazy("Text me")), ("meet", lazy("Meet me"))]),
        default="call",
        validators=[Optional()],
    )
    day = DateField(validators=[Optional()])
    part = RadioField(
        choices=picks(
            [
                ("any", lazy("Any time")),
                ("morning", lazy("Morning, 9 to 12")),
                ("afternoon", lazy("Afternoon, 12 to 5")),
                ("evening", lazy("After 5")),
            ]
        ),
        default="any",
        validators=[Optional()],
    )
    interpreter = BooleanField()
    about = StringField(validators=[Length(max=300, message=lazy("Use 300 letters at most."))])


class PhoneForm(FlaskForm):  # type: ignore[misc]
    """Who else uses this phone, and whether plan details may go to it."""

    safety = RadioField(
        choices=picks(
            [
                ("shared", lazy("Other people might see it")),
                ("mine", lazy("Only me")),
                ("not-said", lazy("I'd rather not say")),
            ]
        ),
        validators=[InputRequired(lazy("Pick the one that is nearest."))],
    )
    details = BooleanField()
