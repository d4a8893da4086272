"""What waits, most urgent first, and the young people of this viewer."""

from __future__ import annotations

from flask import render_template, request

from leavingcare import people
from leavingcare.access import Permission
from portal.adviser import view
from portal.adviser.routes import blueprint
from portal.permissions import requires, viewer
from portal.sessions import db, now, on

PAGE = 25


@blueprint.get("/today")
@requires(Permission.SEE_WHAT_WAITS)
def today() -> str:
    mine_only = request.args.get("mine") == "1"
    page = request.args.get("page", default=1, type=int)
    shown = view.today(db(), viewer(), on=on(), mine_only=mine_only, page=page)
    return render_template("adviser/today.html", shown=shown, mine_only=mine_only, now=now(), today=on())


@blueprint.get("/young-people")
@requires(Permission.SEE_YOUNG_PEOPLE)
def young_people() -> str:
    """Everyone this viewer may see, found by name, twenty-five a page."""
    wanted = (request.args.get("q") or "").strip()
    found = [
        each for each in people.caseload(db(), viewer(), on()) if wanted.casefold() in each.name.casefold()
    ]
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, request.args.get("page", default=1, type=int)), pages)
    rows = found[(page - 1) * PAGE : page * PAGE]
    names = people.staff_names(db(), [each.adviser_id for each in rows])
    return render_template(
        "adviser/young_people.html",
        rows=rows,
        names=names,
        wanted=wanted,
        page=page,
        pages=pages,
        total=len(found),
    )
