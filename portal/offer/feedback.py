"""What a reader says of an entry: kept for its editor, and looked at for danger like everything that is typed."""

from __future__ import annotations

from datetime import datetime

from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from leavingcare import publishing, safeguarding
from leavingcare.publishing import LONGEST_WORDS, Said
from leavingcare.storage import Session
from portal.fields import picks, words
from portal.languages import lazy


class FeedbackForm(FlaskForm):  # type: ignore[misc]
    right = RadioField(
        choices=picks([("yes", lazy("Yes")), ("no", lazy("No"))]),
        validators=[InputRequired(lazy("Pick yes or no."))],
    )
    words = TextAreaField(validators=[Length(max=LONGEST_WORDS, message=lazy("Use 500 letters at most."))])


def keep(
    session: Session, form: FeedbackForm, slug: str, *, locale: str, address: str, now: datetime
) -> bool:
    """Keep what the form says. True where their words may speak of danger: help is shown then."""
    said = Said(slug, locale, was_right=form.right.data == "yes", words=words(form.words))
    publishing.record_feedback(session, said, address=address, now=now)
    return bool(said.words) and safeguarding.assess(said.words, locale) is not None
