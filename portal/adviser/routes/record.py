"""Beginning a young person's record, and putting a phone on it or taking one off."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from leavingcare import languages, people
from leavingcare.access import Permission, Role
from leavingcare.errors import Conflict, NotFound
from leavingcare.people import Channel, ContactPoint, Staff, YoungPerson, YoungPersonInput
from portal.adviser.person_forms import AddPersonForm, AddPhoneForm, BirthdayForm
from portal.adviser.routes import blueprint
from portal.fields import picks, words
from portal.languages import gettext as _
from portal.permissions import requires, viewer
from portal.sessions import db, now, on

Answer = str | Response | tuple[str, int]


def _person(id: UUID) -> YoungPerson:
    return people.get_young_person(db(), id, viewer=viewer(), on=on())


def _back(person: YoungPerson) -> Response:
    return redirect(url_for("adviser.young_person", id=person.id))


def _person_form() -> AddPersonForm:
    form = AddPersonForm()
    spoken = [(each.code, each.own_name) for each in languages.locales()]
    form.locale.choices = picks(spoken)
    form.interpreter.choices = picks([("", _("No interpreter")), *spoken])
    form.adviser.choices = picks(
        [("", _("Nobody yet")), *((str(each.id), each.name) for each in _advisers())]
    )
    return form


def _advisers() -> list[Staff]:
    """Whose caseload a new record may go on: any adviser's for those who see everyone, else one's own."""
    if viewer().sees_everyone:
        return people.staff_with_role(db(), Role.ADVISER)
    return [people.get_staff(db(), viewer().id)]


@blueprint.get("/young-people/add")
@requires(Permission.ADD_YOUNG_PERSON)
def add_person_page() -> Answer:
    form = _person_form()
    form.adviser.data = str(viewer().id)
    return render_template("adviser/add_person.html", form=form, picks_adviser=viewer().sees_everyone)


@blueprint.post("/young-people/add")
@requires(Permission.ADD_YOUNG_PERSON)
def add_person() -> Answer:
    form = _person_form()
    if not form.validate():
        page = render_template("adviser/add_person.html", form=form, picks_adviser=viewer().sees_everyone)
        return page, 422
    chosen = form.adviser.data if viewer().sees_everyone else str(viewer().id)
    adviser = next((each for each in _advisers() if str(each.id) == chosen), None)
    given = YoungPersonInput(
        name=words(form.name).strip(),
        called=words(form.called).strip() or None,
        born_on=form.born_on.data,
        locale=form.locale.data,
        interpreter_locale=form.interpreter.data or None,
    )
    person = people.add_young_person(db(), given, adviser=adviser, now=now(), by=viewer())
    return redirect(url_for("adviser.add_phone_page", id=person.id))


@blueprint.get("/young-people/<uuid:id>/birthday")
@requires(Permission.ADD_YOUNG_PERSON)
def birthday_page(id: UUID) -> Answer:
    person = _person(id)
    return render_template("adviser/birthday.html", person=person, form=BirthdayForm(born_on=person.born_on))


@blueprint.post("/young-people/<uuid:id>/birthday")
@requires(Permission.ADD_YOUNG_PERSON)
def set_birthday(id: UUID) -> Answer:
    """Write the day of birth, with which a check of what they can get begins."""
    person, form = _person(id), BirthdayForm()
    if not form.validate():
        return render_template("adviser/birthday.html", person=person, form=form), 422
    people.set_birthday(db(), person, form.born_on.data, by=viewer(), now=now())
    return _back(person)


@blueprint.get("/young-people/<uuid:id>/phones/add")
@requires(Permission.ADD_YOUNG_PERSON)
def add_phone_page(id: UUID) -> Answer:
    return render_template("adviser/add_phone.html", person=_person(id), form=AddPhoneForm())


@blueprint.post("/young-people/<uuid:id>/phones/add")
@requires(Permission.ADD_YOUNG_PERSON)
def add_phone(id: UUID) -> Answer:
    person, form = _person(id), AddPhoneForm()
    if form.validate():
        try:
            with db().begin_nested():
                for way in form.ways.data or ():
                    people.add_contact_point(
                        db(), person, (Channel(way), words(form.number)), now=now(), proved=True, by=viewer()
                    )
            return _back(person)
        except Conflict:
            form.number.errors = [
                _("That number is on somebody else's record. It has to be taken off that first.")
            ]
    return render_template("adviser/add_phone.html", person=person, form=form), 422


@blueprint.get("/young-people/<uuid:id>/phones/<uuid:point_id>/take-off")
@requires(Permission.ADD_YOUNG_PERSON)
def take_phone_off_page(id: UUID, point_id: UUID) -> Answer:
    person = _person(id)
    return render_template("adviser/take_phone_off.html", person=person, point=_phone(person, point_id))


@blueprint.post("/young-people/<uuid:id>/phones/<uuid:point_id>/take-off")
@requires(Permission.ADD_YOUNG_PERSON)
def take_phone_off(id: UUID, point_id: UUID) -> Answer:
    person = _person(id)
    people.take_contact_point_off(db(), _phone(person, point_id), now=now(), by=viewer())
    return _back(person)


def _phone(person: YoungPerson, id: UUID) -> ContactPoint:
    found = next((point for point in people.contact_points(db(), person.id) if point.id == id), None)
    if found is None:
        raise NotFound("No phone of theirs has that id")
    return found
