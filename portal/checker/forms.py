"""One question as a form: what can be picked or typed, and "I don't know" beside it, always."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField, StringField, SubmitField

from leavingcare.clock import local_day
from leavingcare.entitlements import Form, Known, Question, QuestionWords
from leavingcare.errors import Invalid
from leavingcare.understanding.days import find_day
from portal.fields import picks
from portal.languages import gettext as _
from portal.sessions import now

NOT_SAID = ("dont-know", "rather-not-say")


class SkipForm(FlaskForm):  # type: ignore[misc]
    """The buttons below a question that is typed rather than picked."""

    skip = SubmitField()


def form_for(question: Question, asked: QuestionWords, known: Known) -> FlaskForm:
    """The form of a question, with what was answered before filled in."""

    class QuestionForm(SkipForm):
        answer = _field(question, asked)

    form = QuestionForm()
    if not form.is_submitted():
        form.answer.data = _given_before(question, known)
    return form


def _field(question: Question, asked: QuestionWords) -> Any:
    if question.form is Form.SEVERAL:
        return SelectMultipleField(choices=picks(asked.choices), validate_choice=False)
    if question.form is Form.ONE:
        not_said = [("dont-know", _("I don't know")), ("rather-not-say", _("I'd rather not say"))]
        return RadioField(choices=picks([*asked.choices, *not_said]), validate_choice=False)
    return StringField()


def _given_before(question: Question, known: Known) -> Any:
    if question.form is Form.SEVERAL:
        return question.picked(known)
    if question.form is Form.ONE:
        if any(fact in known.skipped for fact in question.settles):
            return NOT_SAID[0]
        return next(iter(question.picked(known)), None)
    value = known.get(question.settles[0])
    return "" if value is None else str(value)


def answer_of(question: Question, form: FlaskForm) -> Any:
    """What the form answers, as the engine takes it; None for "I don't know". Raises Invalid, saying what to do."""
    given = form.answer.data
    if form.skip.data or given in NOT_SAID:
        return None
    if question.form is Form.SEVERAL:
        return list(given or [])
    if not given:
        raise Invalid(_("Pick one, or say that you don't know.") if question.form is Form.ONE else _nothing())
    if question.form is Form.DAY:
        day = find_day(given, on=local_day(now()))
        if day is None:
            raise Invalid(_("Write a day like 2 March 2007 or 2/3/2007."))
        return day.isoformat()
    if question.form is Form.NUMBER:
        return _number(given)
    return given


def _nothing() -> str:
    return _("Write an answer, or press “I don't know”.")


def _number(given: str) -> float:
    plain = given.replace("£", "").replace(",", "").strip()
    try:
        number = float(plain)
    except ValueError:
        raise Invalid(_("Write a number, like 850.")) from None
    if not 0 <= number < 1_000_000:
        raise Invalid(_("Write a number from 0 to 999,999."))
    return number
