"""The deployable whole: the portal at /, the bot's webhooks at /bot, the practice phone at /phone."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

import bot
import portal
from bot.desk import BotDesk
from bot.queue import nudge, open_queue
from leavingcare.logs import set_up_logging
from leavingcare.settings import Settings
from leavingcare.storage import Database


def build(settings: Settings) -> DispatcherMiddleware:
    """Both apps over one database and one reading of the content."""
    set_up_logging()
    settings.check()
    database = Database(settings.database_url, settings.data_key)
    desk = BotDesk.open(settings)
    web = portal.create_app(settings, database=database, desk=desk.intake)
    if settings.proxies:
        # The address of whoever asks, which limits are counted by, and nothing else of what a proxy says.
        web.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            web.wsgi_app, x_for=settings.proxies, x_proto=0, x_host=0, x_port=0, x_prefix=0
        )
    open_queue(settings)
    web.teardown_request(_wake_worker)
    texts = bot.create_app(settings, database=database, desk=desk)
    mounts: dict[str, Any] = {"/bot": texts.wsgi_app}
    if settings.simulated:
        mounts["/phone"] = bot.create_simulator(settings, database=database, desk=desk).wsgi_app
    return DispatcherMiddleware(web.wsgi_app, mounts)


def _wake_worker(_error: BaseException | None) -> None:
    """What a page changed may have to be sent or answered: the portal itself knows nothing of the worker."""
    if request.method == "POST":
        nudge()


def __getattr__(name: str) -> DispatcherMiddleware:
    """`wsgi:app`, built from the environment when a server asks for it and not when a test imports this module."""
    if name != "app":
        raise AttributeError(name)
    return build(Settings.from_environment())
