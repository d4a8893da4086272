"""Who may call the bot's addresses: the provider with a signature, or this machine's practice phone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import abort, current_app, request

from bot.signatures import HEADER, check_signature, is_form
from leavingcare.settings import LOOPBACK

View = Callable[..., Any]


def signed_webhook(view: View) -> View:
    """Let in only what the provider signed: 403 for everything else, whatever it looks like."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        settings = current_app.extensions["settings"]
        if not is_form(request.content_type):
            abort(403)
        target = (
            request.environ.get("RAW_URI")
            or request.environ.get("REQUEST_URI")
            or request.full_path.rstrip("?")
        )
        genuine = check_signature(
            settings.twilio_auth_token,
            settings.public_origin,
            target,
            params=request.form,
            header=request.headers.get(HEADER),
        )
        if not genuine:
            abort(403)
        return view(*args, **kwargs)

    guarded.access = "signed_webhook"  # type: ignore[attr-defined]
    return guarded


def simulator_only(view: View) -> View:
    """Let in only someone at this machine: plain http on a loopback address, and no other site's form."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        settings = current_app.extensions["settings"]
        origin = request.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).hostname not in LOOPBACK
        host = urlsplit(f"//{request.host}").hostname
        if not settings.simulated or request.is_secure or host not in LOOPBACK or foreign:
            abort(404)
        return view(*args, **kwargs)

    guarded.access = "simulator_only"  # type: ignore[attr-defined]
    return guarded
