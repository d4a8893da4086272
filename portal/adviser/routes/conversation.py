"""A conversation in full: read it, take it, answer it, hand it over, close what waits in it."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from leavingcare import conversations, escalations, people
from leavingcare.access import Permission, Role
from leavingcare.audit import record_action
from leavingcare.conversations import Author, Conversation, Outgoing
from leavingcare.errors import Invalid, NotFound
from leavingcare.escalations import Escalation, Outcome
from leavingcare.languages import translator
from leavingcare.storage import Session
from portal.adviser import reply as replying
from portal.adviser import view
from portal.adviser.forms import HandOverForm, ReplyForm, ResolveForm
from portal.adviser.routes import blueprint
from portal.fields import picks, words
from portal.languages import gettext as _
from portal.permissions import requires, viewer
from portal.sessions import db, desk, note_read, now, on

Answer = str | Response | tuple[str, int]


@blueprint.get("/conversations/<uuid:id>")
@requires(Permission.SEE_YOUNG_PEOPLE)
def conversation(id: UUID) -> Answer:
    """The thread, opened at its end. Opening it marks it read, and is itself on record."""
    found = escalations.conversation_for(db(), id, viewer=viewer(), on=on())
    _note_opened(found)
    form = _reply_form(found)
    slug = request.args.get("use")
    if slug and desk().library.find(slug):
        form.body.data = desk().library.texts(slug, on=on(), locale=found.locale).sms
        form.entry.data = slug
    return _page(found, form)


def _reply_form(found: Conversation) -> ReplyForm:
    form = ReplyForm()
    form.by.choices = picks(replying.ways(found, view.points_of(db(), found)))
    return form


def _note_opened(found: Conversation) -> None:
    by, moment, person_id = viewer(), now(), found.young_person_id

    def write(own: Session) -> None:
        record_action(own, "opened conversation", by=by, now=moment, young_person_id=person_id, about=found)
        conversations.mark_read(own, found, by=by, now=moment)

    note_read(write)


def _page(found: Conversation, form: ReplyForm, status: int = 200) -> Answer:
    before = request.args.get("before", type=int)
    shown = view.conversation_page(db(), found, desk().library, before=before, on=on())
    entries = desk().library.search(request.args["find"], 6) if request.args.get("find") else []
    page = render_template(
        "adviser/conversation.html", shown=shown, form=form, entries=entries, now=now(), today=on()
    )
    return page, status


@blueprint.post("/conversations/<uuid:id>")
@requires(Permission.ANSWER_ESCALATION)
def reply(id: UUID) -> Answer:
    """Send a reply by the way that they used last, or another that was picked; or keep a note for the team."""
    found = escalations.conversation_for(db(), id, viewer=viewer(), on=on(), lock=True)
    form = _reply_form(found)
    if not form.validate():
        return _page(found, form, 422)
    if form.note.data:
        conversations.add_note(db(), found, words(form.body), by=viewer(), now=now())
        return redirect(url_for("adviser.conversation", id=id, _anchor="newest"))
    points = view.points_of(db(), found)
    if form.by.data not in dict(replying.ways(found, points)):
        form.by.errors = [replying.warning(points) or _("Pick how to send it.")]
        return _page(found, form, 422)
    point = replying.chosen(points, form.by.data)
    conversations.hold(db(), found, by=viewer(), now=now())
    escalations.acknowledge_open(db(), found, by=viewer(), now=now())
    outgoing = Outgoing(
        body=words(form.body).strip(),
        author=Author.STAFF,
        author_id=viewer().id,
        entry_slug=form.entry.data or None,
    )
    conversations.queue(db(), found, outgoing, point=point, now=now())
    record_action(db(), "replied", by=viewer(), now=now(), young_person_id=found.young_person_id, about=found)
    return redirect(url_for("adviser.conversation", id=id, _anchor="newest"))


@blueprint.post("/conversations/<uuid:id>/hand-back")
@requires(Permission.ANSWER_ESCALATION)
def hand_back(id: UUID) -> Response:
    """Give the conversation back to the bot, and say so to the young person."""
    found = escalations.conversation_for(db(), id, viewer=viewer(), on=on(), lock=True)
    if found.holder_id is not None:
        point = (
            people.get_contact_point(db(), found.last_contact_point_id)
            if found.last_contact_point_id
            else None
        )
        if point is not None and (
            point.hushed_at is not None or point.young_person_id != found.young_person_id
        ):
            point = None  # said in the thread alone: somebody else holds that phone by now
        # In their language, whatever language this page is in.
        in_theirs = translator(found.locale).gettext
        said = in_theirs("The computer answers here again. A person still reads every message.")
        outgoing = Outgoing(body=said, author=Author.BOT, kind=conversations.MessageKind.NOTICE)
        conversations.queue(db(), found, outgoing, point=point, now=now())
        conversations.release(db(), found, by=viewer(), now=now())
    return redirect(url_for("adviser.conversation", id=id, _anchor="newest"))


@blueprint.post("/conversations/<uuid:id>/hold")
@requires(Permission.ANSWER_ESCALATION)
def hold(id: UUID) -> Response:
    """Take the conversation before replying: the bot is silent from now on."""
    found = escalations.conversation_for(db(), id, viewer=viewer(), on=on(), lock=True)
    conversations.hold(db(), found, by=viewer(), now=now())
    return redirect(url_for("adviser.conversation", id=id, _anchor="newest"))


@blueprint.post("/escalations/<uuid:id>/take")
@requires(Permission.ANSWER_ESCALATION)
def take(id: UUID) -> Response:
    """I am taking this. One of two who press at once gets it; the other is told who has it."""
    found = escalations.get_escalation(db(), id, viewer=viewer(), on=on())
    escalations.acknowledge(db(), found, by=viewer(), now=now())
    return redirect(url_for("adviser.conversation", id=found.conversation_id))


@blueprint.get("/escalations/<uuid:id>/close")
@requires(Permission.ANSWER_ESCALATION)
def close_page(id: UUID) -> Answer:
    found = escalations.get_escalation(db(), id, viewer=viewer(), on=on())
    return _close_page(found, ResolveForm())


def _close_page(found: Escalation, form: ResolveForm, status: int = 200) -> Answer:
    return render_template("adviser/close.html", escalation=found, form=form), status


@blueprint.post("/escalations/<uuid:id>/close")
@requires(Permission.ANSWER_ESCALATION)
def close(id: UUID) -> Answer:
    """Close with an outcome. A safeguarding concern also needs words on what was done."""
    found = escalations.get_escalation(db(), id, viewer=viewer(), on=on())
    form = ResolveForm()
    if not form.validate():
        return _close_page(found, form, 422)
    try:
        outcome = Outcome(form.outcome.data)
        escalations.resolve(db(), found, outcome, form.note.data or "", by=viewer(), now=now())
    except Invalid as error:
        form.note.errors = [_(str(error))]
        return _close_page(found, form, 422)
    try:
        escalations.conversation_for(db(), found.conversation_id, viewer=viewer(), on=on())
    except NotFound:
        return redirect(url_for("adviser.today"))  # it was theirs to help with once, and that is done
    return redirect(url_for("adviser.conversation", id=found.conversation_id))


@blueprint.get("/escalations/<uuid:id>/hand-over")
@requires(Permission.ANSWER_ESCALATION)
def hand_over_page(id: UUID) -> Answer:
    found = escalations.get_escalation(db(), id, viewer=viewer(), on=on())
    return render_template("adviser/hand_over.html", escalation=found, form=_hand_over_form())


def _hand_over_form() -> HandOverForm:
    form = HandOverForm()
    here = {
        staff.id: staff for role in (Role.ADVISER, Role.DUTY) for staff in people.staff_with_role(db(), role)
    }
    named = sorted(here.values(), key=lambda staff: staff.name)
    choices = [(str(staff.id), staff.name) for staff in named if not staff.is_away(on())]
    form.to.choices = picks([("duty", _("The duty team")), *choices])
    return form


@blueprint.post("/escalations/<uuid:id>/hand-over")
@requires(Permission.ANSWER_ESCALATION)
def hand_over(id: UUID) -> Answer:
    found = escalations.get_escalation(db(), id, viewer=viewer(), on=on())
    form = _hand_over_form()
    if not form.validate():
        return render_template("adviser/hand_over.html", escalation=found, form=form), 422
    to = None if form.to.data == "duty" else people.get_staff(db(), UUID(form.to.data))
    escalations.hand_over(db(), found, to, by=viewer(), now=now())
    return redirect(url_for("adviser.today"))
