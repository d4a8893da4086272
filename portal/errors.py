"""What went wrong, as a page: what happened, that nothing is lost, and what to do."""

from __future__ import annotations

import logging

from flask import Flask, g, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from leavingcare.errors import Conflict, Invalid, LeavingCareError, NotAllowed, NotFound

log = logging.getLogger(__name__)

Page = tuple[str, int]

_STATUS: dict[type[LeavingCareError], int] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}


def init_app(app: Flask) -> None:
    app.register_error_handler(LeavingCareError, _refused)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def _refused(error: LeavingCareError) -> Page:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 422)
    return render_template(f"errors/{status}.html", reason=str(error)), status


def _form_too_old(_error: CSRFError) -> Page:
    return render_template("errors/400.html"), 400


def _http(error: HTTPException) -> Page:
    status = error.code or 500
    known = status if status in (400, 403, 404, 405, 409, 413, 422, 429) else 500
    return render_template(f"errors/{known}.html", reason=""), status


def _broken(error: Exception) -> Page:
    log.exception("request failed", exc_info=error)
    session = g.get("db")
    if session is not None:
        session.rollback()
    return render_template("errors/500.html"), 500
