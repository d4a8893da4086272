"""Writing a plan: start one, add, change and close actions, mark the council's as done, record a review."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from leavingcare import people, plans
from leavingcare.access import Permission
from leavingcare.errors import NotFound
from leavingcare.people import YoungPerson
from leavingcare.plans import ActionInput, ActionOwner, Plan, PlanAction, ReviewInput
from portal.adviser.forms import ActionForm, CloseActionForm, ReviewForm, StartPlanForm
from portal.adviser.routes import blueprint
from portal.fields import day, words
from portal.permissions import requires, viewer
from portal.sessions import db, now, on

Answer = str | Response | tuple[str, int]


def _person(id: UUID) -> YoungPerson:
    return people.get_young_person(db(), id, viewer=viewer(), on=on())


def _plan(person: YoungPerson) -> Plan:
    plan = plans.find_plan(db(), person.id)
    if plan is None:
        raise NotFound("There is no plan yet; start one first")
    return plan


def _back(person: YoungPerson) -> Response:
    return redirect(url_for("adviser.young_person", id=person.id, _anchor="plan"))


@blueprint.get("/young-people/<uuid:id>/plan/start")
@requires(Permission.WRITE_PLAN)
def start_plan_page(id: UUID) -> Answer:
    return render_template("adviser/start_plan.html", person=_person(id), form=StartPlanForm())


@blueprint.post("/young-people/<uuid:id>/plan/start")
@requires(Permission.WRITE_PLAN)
def start_plan(id: UUID) -> Answer:
    person, form = _person(id), StartPlanForm()
    if not form.validate():
        return render_template("adviser/start_plan.html", person=person, form=form), 422
    if plans.find_plan(db(), person.id) is None:
        plans.start_plan(
            db(),
            person,
            agreed_on=day(form.agreed_on),
            next_review_on=form.next_review_on.data,
            by=viewer(),
            now=now(),
        )
    return _back(person)


@blueprint.get("/young-people/<uuid:id>/plan/add")
@requires(Permission.WRITE_PLAN)
def add_action_page(id: UUID) -> Answer:
    person = _person(id)
    _plan(person)
    return render_template("adviser/action.html", person=person, action=None, form=ActionForm())


@blueprint.post("/young-people/<uuid:id>/plan/add")
@requires(Permission.WRITE_PLAN)
def add_action(id: UUID) -> Answer:
    person, form = _person(id), ActionForm()
    if not form.validate():
        return render_template("adviser/action.html", person=person, action=None, form=form), 422
    plans.add_action(db(), _plan(person), _given(form), by=viewer(), now=now())
    return _back(person)


def _given(form: ActionForm) -> ActionInput:
    owner = ActionOwner(form.owner.data)
    return ActionInput(
        owner=owner,
        need=form.need.data,
        words=words(form.words),
        why=form.why.data or None,
        due_on=day(form.due_on),
        staff_id=viewer().id if owner is ActionOwner.COUNCIL else None,
    )


def _action(id: UUID) -> tuple[PlanAction, YoungPerson]:
    action = plans.get_action(db(), id, viewer=viewer(), on=on())
    return action, _person(plans.whose(db(), action))


@blueprint.get("/actions/<uuid:id>")
@requires(Permission.WRITE_PLAN)
def change_action_page(id: UUID) -> Answer:
    action, person = _action(id)
    form = ActionForm(
        owner=action.owner.value, need=action.need, words=action.words, why=action.why, due_on=action.due_on
    )
    return render_template("adviser/action.html", person=person, action=action, form=form)


@blueprint.post("/actions/<uuid:id>")
@requires(Permission.WRITE_PLAN)
def change_action(id: UUID) -> Answer:
    action, person = _action(id)
    form = ActionForm()
    if not form.validate():
        return render_template("adviser/action.html", person=person, action=action, form=form), 422
    plans.change_action(db(), action, _given(form), by=viewer(), now=now())
    return _back(person)


@blueprint.post("/actions/<uuid:id>/done")
@requires(Permission.WRITE_PLAN)
def action_done(id: UUID) -> Answer:
    action, person = _action(id)
    plans.mark_done(db(), action, by=viewer(), now=now())
    return _back(person)


@blueprint.get("/actions/<uuid:id>/close")
@requires(Permission.WRITE_PLAN)
def close_action_page(id: UUID) -> Answer:
    action, person = _action(id)
    return render_template("adviser/close_action.html", person=person, action=action, form=CloseActionForm())


@blueprint.post("/actions/<uuid:id>/close")
@requires(Permission.WRITE_PLAN)
def close_action(id: UUID) -> Answer:
    action, person = _action(id)
    form = CloseActionForm()
    if not form.validate():
        return render_template("adviser/close_action.html", person=person, action=action, form=form), 422
    plans.close_action(db(), action, words(form.why), by=viewer(), now=now())
    return _back(person)


@blueprint.get("/young-people/<uuid:id>/plan/review")
@requires(Permission.WRITE_PLAN)
def review_page(id: UUID) -> Answer:
    return render_template("adviser/review.html", person=_person(id), form=ReviewForm())


@blueprint.post("/young-people/<uuid:id>/plan/review")
@requires(Permission.WRITE_PLAN)
def review(id: UUID) -> Answer:
    person, form = _person(id), ReviewForm()
    if not form.validate():
        return render_template("adviser/review.html", person=person, form=form), 422
    given = ReviewInput(
        held_on=day(form.held_on), words=words(form.words), next_review_on=form.next_review_on.data
    )
    plans.record_review(db(), _plan(person), given, by=viewer(), now=now())
    return _back(person)
