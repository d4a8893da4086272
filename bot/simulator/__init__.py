"""The practice phone: a phone in the browser, only where texts go to the simulator and never leave the machine."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask, Response, g
from flask_wtf import CSRFProtect

from bot.desk import BotDesk
from bot.simulator import routes
from leavingcare.settings import ROOT, Settings
from leavingcare.storage import Database

# The look is the portal's; its built files are read by name, because the two apps do not know each other.
_MANIFEST = ROOT / "portal" / "static" / "manifest.json"


def create_simulator(settings: Settings, *, database: Database, desk: BotDesk) -> Flask:
    """Build the practice phone. Raises Invalid unless SENDER=simulator on a loopback address."""
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=settings.check().secret_key,
        SESSION_COOKIE_NAME="waymark-practice",
        SESSION_COOKIE_PATH="/phone",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=64 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.extensions["settings"] = settings
    app.extensions["database"] = database
    app.extensions["desk"] = desk
    app.jinja_env.globals["asset"] = _assets(_MANIFEST)
    app.before_request(routes.make_nonce)
    app.after_request(_add_headers)
    CSRFProtect(app)
    app.register_blueprint(routes.blueprint)
    return app


def _assets(manifest: Path) -> object:
    names = json.loads(manifest.read_text()) if manifest.is_file() else {}
    return lambda name: f"/static/{names.get(name, name)}"


def _add_headers(response: Response) -> Response:
    nonce = g.get("csp_nonce", "")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response
