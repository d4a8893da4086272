"""A young person's page for staff: their own words, contact and consent, plan, and who has looked."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from flask import render_template

from leavingcare import people
from leavingcare.access import Permission
from leavingcare.audit import record_action
from portal.adviser import view
from portal.adviser.routes import blueprint
from portal.permissions import requires, viewer
from portal.sessions import db, note_read, now, on

LOOKS_SHOWN = timedelta(days=30)


@blueprint.get("/young-people/<uuid:id>")
@requires(Permission.SEE_YOUNG_PEOPLE)
def young_person(id: UUID) -> str:
    found = people.get_young_person(db(), id, viewer=viewer(), on=on())
    by, moment = viewer(), now()
    note_read(
        lambda own: record_action(
            own, "opened record", by=by, now=moment, young_person_id=found.id, about=found
        )
    )
    shown = view.person_page(db(), found, since=now() - LOOKS_SHOWN)
    return render_template("adviser/young_person.html", shown=shown, today=on(), now=now())
