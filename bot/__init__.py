"""The bot's Flask app: webhooks from the provider, and in a practice deployment the practice phone."""

from __future__ import annotations

from flask import Flask

from bot import webhooks
from bot.desk import BotDesk
from bot.simulator import create_simulator
from leavingcare.settings import Settings
from leavingcare.storage import Database

__all__ = ["create_app", "create_simulator"]

LARGEST_WEBHOOK = 256 * 1024


def create_app(settings: Settings, *, database: Database, desk: BotDesk | None = None) -> Flask:
    """Build the app. Raises Invalid where the settings are unsafe: an empty token opens the door to anyone."""
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_WEBHOOK, SECRET_KEY=settings.secret_key)
    app.extensions["settings"] = settings.check()
    app.extensions["database"] = database
    app.extensions["desk"] = desk or BotDesk.open(settings)
    app.register_blueprint(webhooks.blueprint)
    return app
