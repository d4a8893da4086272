"""What readers said of each entry: what was wrong first, each to be settled once it is dealt with."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from leavingcare import publishing
from leavingcare.access import Permission
from portal.permissions import requires, viewer
from portal.sessions import db, desk, now

blueprint = Blueprint("editor", __name__, url_prefix="/staff/feedback", template_folder="templates")


@blueprint.get("/")
@requires(Permission.READ_FEEDBACK)
def feedback() -> str:
    total = publishing.count_open_feedback(db())
    pages = max(1, -(-total // publishing.PAGE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    rows = publishing.open_feedback(db(), page=page)
    titles = {
        row.entry_slug: entry.title
        for row in rows
        if (entry := desk().library.find(row.entry_slug)) is not None
    }
    return render_template(
        "editor/feedback.html",
        rows=rows,
        titles=titles,
        counts=publishing.feedback_counts(db()),
        total=total,
        page=page,
        pages=pages,
    )


@blueprint.post("/<uuid:id>/settle")
@requires(Permission.READ_FEEDBACK)
def settle(id: UUID) -> Response:
    """Dealt with: it leaves the list, and stays counted."""
    publishing.settle_feedback(db(), id, by=viewer(), now=now())
    return redirect(url_for("editor.feedback"))
