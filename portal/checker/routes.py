"""The checker's pages: start, one question at a time, check your answers, what you can get, and a letter to take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from leavingcare import people
from leavingcare.access import Permission
from leavingcare.audit import record_action
from leavingcare.entitlements import Form, Question, Rule, Teller, next_question
from leavingcare.entitlements.questions import BY_ID
from leavingcare.errors import Invalid, NotAllowed
from leavingcare.people import YoungPerson
from leavingcare.understanding.days import find_day
from portal.checker import answers as kept
from portal.checker import asking, care_dates, view, whose
from portal.checker.answers import Answers
from portal.checker.forms import SkipForm, answer_of, form_for
from portal.checker.letter import By, Letter, letter
from portal.checker.pdf import letter_pdf
from portal.languages import gettext as _
from portal.permissions import anyone, requires, viewer
from portal.sessions import db, desk, now, on

blueprint = Blueprint("checker", __name__, url_prefix="/what-can-i-get", template_folder="templates")

Answer = str | tuple[str, int]


@blueprint.context_processor
def _for_whom() -> dict[str, YoungPerson | None]:
    return {"answered_for": whose.answered_for()}


@blueprint.get("/")
@anyone
def start() -> str:
    """What it does, what becomes of the answers, and where to go on from."""
    return render_template(
        "checker/start.html", answers=whose.answers(), signed_in=whose.own_id() is not None
    )


@blueprint.post("/")
@anyone
def begin() -> Response:
    """Start afresh; what the record knows of someone signed in is filled in, to be confirmed."""
    own = whose.own_id()
    return _begun(asking.from_record(people.own_record(db(), own) if own else None))


@blueprint.post("/for/<uuid:id>")
@requires(Permission.SEE_YOUNG_PEOPLE)
def begin_for(id: UUID) -> Response:
    """A member of staff starts one for a young person, with what their record knows filled in."""
    person = people.get_young_person(db(), id, viewer=viewer(), on=on())
    record_action(db(), "opened a check", by=viewer(), now=now(), young_person_id=person.id, about=person)
    return _begun(replace(asking.from_record(person), about=str(person.id)))


def _begun(fresh: Answers) -> Response:
    kept.save(fresh)
    return redirect(url_for("checker.known") if fresh.filled_in else _onwards(fresh))


@blueprint.get("/what-we-know")
@anyone
def known() -> str:
    """What was filled in from the record, to be confirmed or changed."""
    answers = whose.answers()
    rows = view.answer_rows(answers, _words(), only=answers.filled_in)
    return render_template("checker/known.html", rows=rows, onwards=_onwards(answers))


@blueprint.get("/question/<id>")
@anyone
def question(id: str) -> Answer:
    return _question_page(_named(id))


def _named(id: str) -> Question:
    found = BY_ID.get(id)
    if found is None:
        abort(404)
    return found


def _words(day: date | None = None) -> Teller:
    return view.teller(desk().rules, day or on(), desk().council)


def _question_page(found: Question, error: str | None = None) -> Answer:
    answers = whose.answers()
    if found.form is Form.PERIODS:
        return _dates_page(found, care_dates.form_before(answers.known))
    form = form_for(found, _words().question(found), answers.known)
    if error is not None:
        form.answer.errors = [error]
    return _asked_on("checker/question.html", found, form), 200 if error is None else 422


def _asked_on(template: str, found: Question, form: Any) -> str:
    answers = whose.answers()
    before = answers.before(found)
    return render_template(
        template,
        question=found,
        asked=_words().question(found),
        form=form,
        step=view.step(answers, found),
        back=url_for("checker.question", id=before.id) if before else url_for("checker.start"),
    )


def _dates_page(found: Question, form: care_dates.DatesForm) -> Answer:
    return _asked_on("checker/care_dates.html", found, form), 422 if form.errors else 200


@blueprint.post("/question/<id>")
@anyone
def answer(id: str) -> Answer | Response:
    """Keep the answer in this browser's session, and go on to the question that settles most."""
    found = _named(id)
    answers = whose.answers()
    if found.form is Form.PERIODS:
        return _dates_answered(found, answers)
    form = form_for(found, _words().question(found), answers.known)
    if not form.validate():
        return _question_page(found, _("That page was open for long. Answer once more."))
    try:
        given = answer_of(found, form)
        answers = answers.skipped(found) if given is None else answers.answered(found, given)
    except Invalid as error:
        return _question_page(found, str(error))
    kept.save(answers)
    return redirect(_onwards(answers))


def _dates_answered(found: Question, answers: Answers) -> Answer | Response:
    """Times in care: another row, none at all, or what they come to."""
    given = care_dates.form_given(request.form)
    sent = SkipForm()
    if not sent.validate():
        late = _("That page was open for long. Answer once more.")
        return _dates_page(found, replace(given, form_errors=(late,)))
    if sent.skip.data:
        answers = answers.skipped(found)
    elif "add" in request.form:
        return _dates_page(found, given.grown())
    else:
        periods, given = care_dates.times_of(given, answers.known, on(), desk().rules)
        if periods is None:
            return _dates_page(found, given)
        answers = answers.answered(found, periods)
    kept.save(answers)
    return redirect(_onwards(answers))


def _onwards(answers: Answers) -> str:
    """Where to go on: the next question, or the answers when nothing more would change a result."""
    wanted = next_question(answers.known, answers.day(on()), desk().rules, said_on=on())
    return url_for("checker.question", id=wanted.id) if wanted else url_for("checker.check")


@blueprint.get("/answers")
@anyone
def check() -> str:
    """Check your answers, and change any."""
    answers = whose.answers()
    return render_template("checker/answers.html", rows=view.answer_rows(answers, _words()), answers=answers)


@blueprint.get("/result")
@anyone
def result() -> str:
    return _result_page(whose.answers())


def _result_page(answers: Answers, error: str | None = None) -> str:
    found = view.result(
        answers,
        _words(answers.day(on())),
        book=desk().rules,
        library=desk().library,
        today=on(),
    )
    return render_template(
        "checker/result.html",
        shown=found,
        answers=answers,
        ages=answers.ages_to_come(on()),
        looks_from=answers.day(on()),
        today=on(),
        error=error,
        signed_in=whose.own_id() is not None,
        adviser=asking.adviser_name(db(), whose.own_id(), on=on()),
    )


@blueprint.post("/result")
@anyone
def look_from() -> Answer | Response:
    """Look from another day: an age that they will have, or a day that they give."""
    answers = whose.answers()
    looks = request.form.get("looks") or kept.TODAY
    if looks == "day":
        day = find_day(request.form.get("day", ""), on=date(on().year + 30, 1, 1))
        if day is None or not on() <= day <= date(on().year + 10, 12, 31):
            return _result_page(answers, _("Write a day to come, like 6 April 2027.")), 422
        looks = day.isoformat()
    elif looks != kept.TODAY and looks not in kept.AGES:
        return _result_page(answers, _("Pick a day to look from.")), 422
    kept.save(replace(answers, looks=looks))
    return redirect(url_for("checker.result"))


@blueprint.post("/clear")
@anyone
def clear() -> Response:
    kept.clear()
    return redirect(url_for("checker.start"))


@blueprint.post("/ask/<slug>")
@anyone
def ask_for(slug: str) -> Answer | Response:
    """Ask the adviser for one of the results, with the answers attached; or put it in the plan."""
    answers = whose.answers()
    person_id, theirs = whose.own_id(), whose.answered_for()
    if person_id is None and theirs is None:
        return redirect(url_for("account.sign_in_page", next=url_for("checker.result")))
    rule = desk().rules.rules.get(slug)
    if rule is None:
        abort(404)
    if theirs is not None:
        return _put_in_their_plan(theirs, rule)
    assert person_id is not None  # one of the two is answering
    if request.form.get("do") == "plan":
        _put_in_plan(people.own_record(db(), person_id), rule)
        return redirect(url_for("young_person.plan"))
    words = view.request_words(rule, answers, _words())
    due = asking.ask_adviser(db(), person_id, rule, words, desk=desk(), now=now())
    return render_template("checker/asked.html", name=_words().of_file(rule.name), due=due)


def _put_in_their_plan(person: YoungPerson, rule: Rule) -> Response:
    """What staff found goes into the young person's plan, as the council's promise."""
    if not viewer().may(Permission.WRITE_PLAN):
        raise NotAllowed("This page is for someone else's work")
    _put_in_plan(person, rule)
    return redirect(url_for("adviser.young_person", id=person.id, _anchor="plan"))


def _put_in_plan(person: YoungPerson, rule: Rule) -> None:
    action = asking.as_action(rule, _words(), promised_by=viewer(), library=desk().library, on=on())
    asking.put_in_plan(db(), person, action, by=viewer(), now=now())


@blueprint.get("/letter")
@anyone
def letter_page() -> str:
    """What was found, with the law, to print."""
    return render_template("checker/letter.html", letter=_letter())


@blueprint.get("/letter.pdf")
@anyone
def letter_file() -> Response:
    made = Response(letter_pdf(_letter()), mimetype="application/pdf")
    made.headers["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    made.headers["Cache-Control"] = "no-store"
    return made


def _letter() -> Letter:
    answers = whose.answers()
    carried_by = By.STAFF if answers.about else By.THEMSELVES
    return letter(answers, desk().rules, desk().council, said_by=carried_by, on=answers.day(on()), today=on())
