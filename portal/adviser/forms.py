"""What staff write: a reply, a note, an outcome, a plan action."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, RadioField, SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from leavingcare.escalations import Outcome
from leavingcare.plans import ActionOwner
from portal.fields import picks
from portal.languages import lazy

LONGEST_REPLY = 1000

OUTCOMES = {
    Outcome.ANSWERED: lazy("Answered in writing"),
    Outcome.SPOKE: lazy("Spoke with them"),
    Outcome.REFERRED: lazy("Referred to another service"),
    Outcome.EMERGENCY: lazy("Emergency services were called"),
    Outcome.NO_RISK: lazy("Read it, and there was no risk"),
    Outcome.NOT_REACHED: lazy("Tried, and could not reach them"),
    Outcome.NOT_NEEDED: lazy("Nothing was needed"),
}

NEEDS = [
    ("money", lazy("Money")),
    ("housing", lazy("Home")),
    ("work-and-education", lazy("Work and study")),
    ("health", lazy("Health")),
    ("relationships", lazy("People")),
    ("documents", lazy("Documents")),
    ("immigration", lazy("Immigration")),
    ("rights", lazy("Rights")),
]


OWNERS = [
    (ActionOwner.COUNCIL.value, lazy("The council")),
    (ActionOwner.YOUNG_PERSON.value, lazy("The young person")),
]


class ReplyForm(FlaskForm):  # type: ignore[misc]
    """A reply, or a note to the team: the button that was pressed says which."""

    body = TextAreaField(
        validators=[
            InputRequired(lazy("Write the reply first.")),
            Length(
                max=LONGEST_REPLY, message=lazy("Use 1,000 letters at most: a longer text arrives in pieces.")
            ),
        ]
    )
    by = SelectField(validate_choice=False)
    entry = HiddenField()
    send = SubmitField()
    note = SubmitField()


class ResolveForm(FlaskForm):  # type: ignore[misc]
    outcome = RadioField(
        choices=picks((outcome.value, words) for outcome, words in OUTCOMES.items()),
        validators=[InputRequired(lazy("Pick what came of it."))],
    )
    note = TextAreaField(validators=[Length(max=2000, message=lazy("Use 2,000 letters at most."))])


class HandOverForm(FlaskForm):  # type: ignore[misc]
    """`to` is a member of staff's id, or "duty"."""

    to = SelectField(validators=[InputRequired(lazy("Pick who takes it."))])


class ActionForm(FlaskForm):  # type: ignore[misc]
    owner = RadioField(
        choices=picks(OWNERS),
        validators=[InputRequired(lazy("Say whose promise this is."))],
    )
    need = SelectField(choices=picks(NEEDS), validators=[InputRequired()])
    words = StringField(
        validators=[
            InputRequired(lazy("Write what will be done, in words they would use.")),
            Length(max=300, message=lazy("Use 300 letters at most.")),
        ]
    )
    why = StringField(validators=[Optional(), Length(max=300, message=lazy("Use 300 letters at most."))])
    due_on = DateField(validators=[InputRequired(lazy("Give the day by which it is done, like 24 11 2026."))])


class CloseActionForm(FlaskForm):  # type: ignore[misc]
    why = StringField(
        validators=[
            InputRequired(lazy("Write why this will not be done. They read it.")),
            Length(max=300, message=lazy("Use 300 letters at most.")),
        ]
    )


class StartPlanForm(FlaskForm):  # type: ignore[misc]
    agreed_on = DateField(validators=[InputRequired(lazy("Give the day on which the plan was agreed."))])
    next_review_on = DateField(validators=[Optional()])


class ReviewForm(FlaskForm):  # type: ignore[misc]
    held_on = DateField(validators=[InputRequired(lazy("Give the day of the review."))])
    words = TextAreaField(
        validators=[
            InputRequired(lazy("Write what was agreed, in words they would use.")),
            Length(max=3000, message=lazy("Use 3,000 letters at most.")),
        ]
    )
    next_review_on = DateField(validators=[Optional()])
