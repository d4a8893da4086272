"""For those who run it: is the process alive, and can it do its work? No detail to strangers."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from leavingcare import conversations
from portal.permissions import anyone
from portal.sessions import db, now

blueprint = Blueprint("operation", __name__)


@blueprint.get("/healthz")
@anyone
def alive() -> Response:
    return jsonify(status="ok")


@blueprint.get("/readyz")
@anyone
def ready() -> tuple[Response, int]:
    """200 when the database answers, nothing has waited too long to leave, and the worker has been heard."""
    health = conversations.outbox_health(db(), now=now())
    checks = {
        "database": "ok",
        "queue": "ok" if health.queue_is_moving else "late",
        "worker": "ok" if health.worker_is_alive else "silent",
    }
    fine = all(value == "ok" for value in checks.values())
    return jsonify(status="ok" if fine else "not ready", **checks), 200 if fine else 503
