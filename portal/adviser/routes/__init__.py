"""The console's addresses, a file for each kind of page."""

from flask import Blueprint

blueprint = Blueprint("adviser", __name__, url_prefix="/staff", template_folder="../templates")

from portal.adviser.routes import conversation, person, plan, record, today  # noqa: E402 - they need the blueprint

__all__ = ["blueprint", "conversation", "person", "plan", "record", "today"]
