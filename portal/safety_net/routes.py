"""The rules of the safety net, danger by danger, to be read and signed; and a text to try, which is not kept."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from leavingcare import languages, safeguarding
from leavingcare.access import Permission
from leavingcare.errors import NotFound
from leavingcare.safeguarding import Concern, Risk, Signals
from portal.languages import lazy
from portal.permissions import requires
from portal.safety_net.words import RISKS, URGENCIES
from portal.sessions import desk

blueprint = Blueprint("safety_net", __name__, url_prefix="/staff/safety-net", template_folder="templates")


class TryForm(FlaskForm):  # type: ignore[misc]
    """A text to try. The language whose rules are shown goes along."""

    text = TextAreaField(
        validators=[
            InputRequired(lazy("Type the text to try.")),
            Length(max=2000, message=lazy("Use 2,000 letters at most.")),
        ]
    )


@blueprint.get("/")
@requires(Permission.READ_SAFETY_RULES)
def dangers() -> str:
    """Every danger with how many rules look for it in a language, and a text to try."""
    return _dangers(TryForm())


@blueprint.post("/")
@requires(Permission.READ_SAFETY_RULES)
def try_text() -> tuple[str, int] | str:
    """What the net makes of a text: the danger, why, and the words that would answer it."""
    form = TryForm()
    if not form.validate_on_submit():
        return _dangers(form), 422
    return _dangers(form, tried=(form.text.data or "").strip())


@blueprint.get("/<risk>")
@requires(Permission.READ_SAFETY_RULES)
def danger(risk: str) -> str:
    """One danger in one language: each rule with its reason and the texts that it was written for, and the replies; in
    English the phrases too that the second look learned from."""
    if risk not in set(Risk):
        raise NotFound("There is no such danger here")
    signals = _language()
    return render_template(
        "safety_net/danger.html",
        signals=signals,
        risk=Risk(risk),
        rules=[rule for rule in signals.rules if rule.risk is Risk(risk)],
        replies=[
            (urgency, _reply(Concern(Risk(risk), urgency, (), signals.language)))
            for urgency in safeguarding.Urgency
        ],
        learned=safeguarding.learned(Risk(risk)) if signals.language == languages.DEFAULT else {},
        risks=RISKS,
        urgencies=URGENCIES,
    )


def _dangers(form: TryForm, *, tried: str = "") -> str:
    signals = _language()
    concern = safeguarding.assess(tried) if tried else None
    return render_template(
        "safety_net/dangers.html",
        form=form,
        signals=signals,
        names={each.language: _name(each.language) for each in safeguarding.languages()},
        counts={risk: sum(rule.risk is risk for rule in signals.rules) for risk in Risk},
        risks=RISKS,
        urgencies=URGENCIES,
        tried=tried,
        concern=concern,
        reasons=safeguarding.reasons(concern) if concern else (),
        passed_over=safeguarding.passed_over(tried),
        reply=_reply(concern) if concern else "",
    )


def _reply(concern: Concern) -> str:
    return safeguarding.safety_reply(concern, locale=concern.locale, numbers=desk().numbers)


def _language() -> Signals:
    """The rules of the language asked for, English where none is."""
    wanted = request.values.get("language") or languages.DEFAULT
    for signals in safeguarding.languages():
        if signals.language == wanted:
            return signals
    raise NotFound("There are no rules in such a language here")


def _name(code: str) -> str:
    """A language's name; its code with what the letters are where it is a language written in Latin letters."""
    found = languages.find(code.removesuffix("-latn"))
    return found.name if found is not None else code
