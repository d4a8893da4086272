"""One database session a request: a POST that succeeds commits once, and a GET never commits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from flask import Flask, Response, current_app, g, request

from leavingcare.clock import local_day, utc_now
from leavingcare.intake import Desk
from leavingcare.settings import Settings
from leavingcare.storage import Database, Session

_WRITES = {"POST"}


def database() -> Database:
    return cast(Database, current_app.extensions["database"])


def desk() -> Desk:
    return cast(Desk, current_app.extensions["desk"])


def settings() -> Settings:
    return cast(Settings, current_app.extensions["settings"])


def db() -> Session:
    """This request's session, opened when it is first asked for."""
    if "db" not in g:
        writes = request.method in _WRITES
        g.db = database().writing() if writes else database().reading()
    return cast(Session, g.db)


def now() -> datetime:
    """One moment for the whole request (UTC)."""
    if "now" not in g:
        g.now = utc_now()
    return cast(datetime, g.now)


def on() -> date:
    """Today in London, of the same moment."""
    return local_day(now())


def keep_whatever_comes() -> None:
    """Commit this POST even where its answer is an error page: a wrong try at a code has to count."""
    g.keep = True


def note_read(write: Callable[[Session], object]) -> None:
    """Write that something was read: in a short transaction of its own, after this GET has been answered.

    Only for who opened a record, read marks and last seen; everything else changes by POST.
    """
    g.setdefault("reads", []).append(write)


def init_app(app: Flask) -> None:
    app.after_request(_finish)
    app.teardown_request(_close)


def _finish(response: Response) -> Response:
    session = g.get("db")
    worth_keeping = response.status_code < 400 or g.get("keep", False)
    if session is not None and request.method in _WRITES and worth_keeping:
        session.commit()
    reads = g.pop("reads", [])
    if reads and response.status_code < 400:
        if session is not None:
            session.rollback()  # end the reading transaction before this thread asks for the write lock
        with database().session() as own:
            for write in reads:
                write(own)
    return response


def _close(_error: BaseException | None) -> None:
    session = g.pop("db", None)
    if session is not None:
        session.close()
