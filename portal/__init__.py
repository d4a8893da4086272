"""The portal's Flask app: it registers things and nothing else."""

from __future__ import annotations

from flask import Flask

from leavingcare.intake import Desk
from leavingcare.settings import Settings
from leavingcare.storage import Database
from portal import (
    account,
    adviser,
    checker,
    editor,
    errors,
    extensions,
    feed,
    filters,
    frame,
    headers,
    interpreter,
    languages,
    offer,
    operation,
    safety_net,
    sessions,
    young_person,
)
from portal.built_files import Web

LARGEST_FORM = 64 * 1024


def create_app(settings: Settings, *, database: Database, desk: Desk | None = None) -> Flask:
    """Build the app. Raises Invalid, with every reason, where the settings are unsafe."""
    app = Web(__name__, static_folder="static")
    app.config.update(
        SECRET_KEY=settings.check().secret_key,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        # `__Host-` needs https; the practice deployment runs on plain loopback.
        SESSION_COOKIE_NAME="__Host-waymark" if settings.secure_origin else "waymark",
        SESSION_COOKIE_SECURE=settings.secure_origin,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions["settings"] = settings
    app.extensions["database"] = database
    app.extensions["desk"] = desk or Desk.open(settings)
    for part in (extensions, sessions, languages, headers, filters, frame, errors):
        part.init_app(app)
    for face in (
        operation,
        offer,
        checker,
        feed,
        account,
        young_person,
        adviser,
        interpreter,
        editor,
        safety_net,
    ):
        app.register_blueprint(face.blueprint)
    return app
