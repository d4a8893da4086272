"""Who may open a route: exactly one of these stands on every one, and a test says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, request, url_for
from flask_login import current_user

from leavingcare.access import Permission, Viewer
from leavingcare.errors import NotAllowed

View = Callable[..., Any]

_YOUNG_PERSON = {Permission.SEE_OWN_RECORD, Permission.WRITE_OWN_RECORD}


def anyone(view: View) -> View:
    """No sign-in needed: all advice is open."""
    view.access = "anyone"  # type: ignore[attr-defined]
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Only someone signed in whose role has this permission; others are asked to sign in, or refused (403)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                face = "account.sign_in_page" if permission in _YOUNG_PERSON else "account.staff_sign_in"
                asked = request.path if request.method == "GET" else None
                return redirect(url_for(face, next=asked))
            if not viewer().may(permission):
                raise NotAllowed("This page is for someone else's work")
            return view(*args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def viewer() -> Viewer:
    """Who is signed in on this request; only inside a route that requires a permission."""
    return current_user.viewer  # type: ignore[no-any-return]


def viewer_or_none() -> Viewer | None:
    return current_user.viewer if current_user.is_authenticated else None
