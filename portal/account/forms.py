"""What is typed to sign in."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField, TelField
from wtforms.validators import InputRequired, Length

from portal.languages import lazy


class NumberForm(FlaskForm):  # type: ignore[misc]
    number = TelField(
        validators=[InputRequired(lazy("Type your mobile number, like 07700 900123.")), Length(max=30)]
    )


class CodeForm(FlaskForm):  # type: ignore[misc]
    code = StringField(validators=[InputRequired(lazy("Type the 6 numbers from the text.")), Length(max=20)])


class PasswordForm(FlaskForm):  # type: ignore[misc]
    email = EmailField(validators=[InputRequired(lazy("Type your work e-mail address.")), Length(max=200)])
    password = PasswordField(validators=[InputRequired(lazy("Type your password.")), Length(max=200)])


class TotpForm(FlaskForm):  # type: ignore[misc]
    code = StringField(
        validators=[InputRequired(lazy("Type the 6 numbers from your authenticator app.")), Length(max=40)]
    )
