"""A young person's own pages. Everything here is theirs alone: the viewer's id is the only record read."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from leavingcare import intake, people, plans
from leavingcare.access import Permission
from leavingcare.errors import Invalid
from leavingcare.people import PhoneSafety
from portal.fields import words
from portal.languages import locale
from portal.permissions import requires, viewer
from portal.sessions import db, desk, now, on
from portal.young_person import asking
from portal.young_person.forms import ContactForm, MessageForm, PhoneForm, WordsForm
from portal.young_person.view import adviser_card, clock, plan_view, thread_view

blueprint = Blueprint("young_person", __name__, template_folder="templates")

Answer = str | Response | tuple[str, int]


@blueprint.get("/plan")
@requires(Permission.SEE_OWN_RECORD)
def plan() -> Answer:
    person = people.own_record(db(), viewer().id)
    shown = plan_view(db(), person, on=on())
    return render_template(
        "young_person/plan.html", plan=shown, adviser=adviser_card(db(), person, on=on()), today=on()
    )


@blueprint.get("/plan/<uuid:id>")
@requires(Permission.SEE_OWN_RECORD)
def action(id: UUID) -> Answer:
    """One action, with room for my own words."""
    found = plans.get_action(db(), id, viewer=viewer(), on=on())
    form = WordsForm(words=found.own_words or "")
    return render_template("young_person/action.html", action=found, form=form, today=on())


@blueprint.post("/plan/<uuid:id>/<any(done, stuck, words):what>")
@requires(Permission.WRITE_OWN_RECORD)
def mark(id: UUID, what: str) -> Answer:
    """Done, stuck, or my own words. Stuck tells a person."""
    found = plans.get_action(db(), id, viewer=viewer(), on=on())
    form = WordsForm()
    if not form.validate():
        return render_template("young_person/action.html", action=found, form=form, today=on()), 422
    said = asking.Mark(what, words(form.words))
    asking.mark(db(), found, said, by=viewer(), desk=desk(), now=now())
    return redirect(url_for("young_person.plan", _anchor=f"action-{found.id}"))


@blueprint.get("/messages")
@requires(Permission.SEE_OWN_RECORD)
def messages() -> Answer:
    before = request.args.get("before", type=int)
    return render_template("young_person/messages.html", form=MessageForm(), **_messages(before))


@blueprint.get("/messages/new")
@requires(Permission.SEE_OWN_RECORD)
def new_messages() -> str:
    """The thread alone, for a page that stays open."""
    return render_template("young_person/thread.html", **_messages(None))


@blueprint.post("/messages")
@requires(Permission.WRITE_OWN_RECORD)
def write() -> Answer:
    form = MessageForm()
    if not form.validate():
        return render_template("young_person/messages.html", form=form, **_messages(None)), 422
    person = people.own_record(db(), viewer().id)
    intake.receive_web(db(), person, words(form.body), desk=desk(), now=now())
    return redirect(url_for("young_person.messages", _anchor="newest"))


def _messages(before: int | None) -> dict[str, object]:
    person = people.own_record(db(), viewer().id)
    return {
        "thread": thread_view(db(), person, before=before),
        "clock": clock(db(), person),
        "adviser": adviser_card(db(), person, on=on()),
    }


@blueprint.get("/contact")
@requires(Permission.SEE_OWN_RECORD)
def contact() -> Answer:
    person = people.own_record(db(), viewer().id)
    form = ContactForm(interpreter=bool(person.interpreter_locale))
    return render_template("young_person/contact.html", form=form, **_contact(person))


@blueprint.post("/contact")
@requires(Permission.WRITE_OWN_RECORD)
def ask_for_contact() -> Answer:
    form = ContactForm()
    person = people.own_record(db(), viewer().id)
    if not form.validate():
        return render_template("young_person/contact.html", form=form, **_contact(person)), 422
    try:
        escalation = asking.ask_for_contact(db(), person, form, locale=locale().code, desk=desk(), now=now())
    except Invalid as error:
        form.day.errors = [str(error)]
        return render_template("young_person/contact.html", form=form, **_contact(person)), 422
    return redirect(url_for("young_person.contact_asked", due=escalation.due_at.strftime("%Y-%m-%dT%H:%M")))


@blueprint.get("/contact/asked")
@requires(Permission.SEE_OWN_RECORD)
def contact_asked() -> Answer:
    person = people.own_record(db(), viewer().id)
    return render_template("young_person/contact_asked.html", **_contact(person))


def _contact(person: people.YoungPerson) -> dict[str, object]:
    return {
        "adviser": adviser_card(db(), person, on=on()),
        "clock": clock(db(), person),
        "helplines": desk().helplines,
        "promise": asking.promise_if_asked_now(desk(), now=now()),
    }


@blueprint.get("/my-phone")
@requires(Permission.SEE_OWN_RECORD)
def phones() -> Answer:
    """My phones: who else uses each, and what may be sent to it."""
    points = people.contact_points(db(), viewer().id)
    forms = {
        point.id: PhoneForm(safety=point.safety.value, details=point.details_by_text) for point in points
    }
    return render_template("young_person/phones.html", points=points, forms=forms)


@blueprint.post("/my-phone/<uuid:id>")
@requires(Permission.WRITE_OWN_RECORD)
def set_phone(id: UUID) -> Answer:
    form = PhoneForm()
    point = people.own_contact_point(db(), id, viewer=viewer())
    if not form.validate():
        forms = {each.id: PhoneForm(None) for each in people.contact_points(db(), viewer().id)} | {id: form}
        points = people.contact_points(db(), viewer().id)
        return render_template("young_person/phones.html", points=points, forms=forms), 422
    safety = PhoneSafety(form.safety.data)
    people.set_phone_safety(db(), point, safety, details=form.details.data, by=viewer(), now=now())
    return redirect(url_for("young_person.phones"))
