"""Who this browser is signed in as: the cookie holds a token, a row in the database says whether it still opens."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import request, session
from flask_login import UserMixin, login_user, logout_user

from leavingcare import people
from leavingcare.access import Viewer
from leavingcare.people import sign_in
from portal.extensions import login
from portal.sessions import db, keep_whatever_comes, note_read, now

TOKEN = "sign-in"  # noqa: S105 - the name of a cookie's key


class SignedIn(UserMixin):  # type: ignore[misc]
    """Flask-Login's view of who is signed in. `id` is what it keeps in the cookie: the token itself."""

    def __init__(self, token: str, sign_in_id: Any, viewer: Viewer) -> None:
        self.id = token
        self.sign_in_id = sign_in_id
        self.viewer = viewer


@login.user_loader  # type: ignore[untyped-decorator]
def load(token: str) -> SignedIn | None:
    """Look the token up at each request, so that a moved or disabled member of staff is out at the next one."""
    session_ = db()
    row = sign_in.find_sign_in(session_, token, now=now())
    viewer = sign_in.viewer_of(session_, row) if row is not None else None
    if row is None or viewer is None:
        return None
    looked = "X-Live" not in request.headers  # a page that asks for news by itself is nobody's being there
    if looked and now() - row.last_seen_at >= sign_in.SEEN_EVERY:
        id, moment = row.id, now()
        note_read(lambda own: sign_in.seen(own, id, now=moment))
    return SignedIn(token, row.id, viewer)


def open_for(viewer: Viewer) -> None:
    """Sign this browser in, with everything that it carried before thrown away."""
    session.clear()
    device = f"{request.user_agent.platform or ''} {request.user_agent.browser or ''}".strip()
    agent = (request.headers.get("User-Agent") or "")[:120]
    token = sign_in.begin(db(), viewer, device=device or agent, now=now())
    row = sign_in.find_sign_in(db(), token, now=now())
    assert row is not None  # begun just now
    login_user(SignedIn(token, row.id, viewer))


def close(signed_in: SignedIn | None) -> None:
    """Sign this browser out, on the server too."""
    if signed_in is not None:
        sign_in.end(db(), signed_in.sign_in_id, now=now())
    logout_user()
    session.clear()


def leave_now(signed_in: SignedIn | None) -> None:
    """Sign out from a plain link: the row ends in a short transaction of its own."""
    if signed_in is not None:
        id, moment = signed_in.sign_in_id, now()
        note_read(lambda own: sign_in.end(own, id, now=moment))
    logout_user()
    session.clear()


def safe_next(asked: str | None, otherwise: str) -> str:
    """Where to go after signing in: a path of ours, or `otherwise`. Never another host."""
    if not asked or not asked.startswith("/") or asked.startswith(("//", "/\\")) or "\\" in asked:
        return otherwise
    parts = urlsplit(asked)
    if parts.scheme or parts.netloc or any(ord(letter) < 32 for letter in asked):
        return otherwise
    return f"{request.script_root}{asked}"


def count(limits: tuple[Any, ...], key: str) -> bool:
    """Count an attempt; it stands whatever becomes of the request."""
    keep_whatever_comes()
    return people.count_attempt(db(), limits, key, now=now())
