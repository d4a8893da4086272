"""The content that tests use: a small offer of the invented council of Meresham, beside the real word lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.desk import BotDesk
from leavingcare.settings import Settings

CONTENT = Path(__file__).parent / "content"

PRACTICE = {
    "council": "meresham",
    "content_root": CONTENT,
    "public_origin": "http://127.0.0.1:8000",
    "sender": "simulator",
    "secret_key": "a secret that only tests use 0123456789",
    "data_key": "a key that only tests use 0123456789",
    "offer_unreviewed_languages": True,
}


def settings(**given: object) -> Settings:
    """Settings of a practice deployment, with whatever a test changes."""
    return Settings(**(PRACTICE | given))  # type: ignore[arg-type]


@cache
def bot_desk() -> BotDesk:
    """One reading of the test content, shared: nothing in it changes."""
    return BotDesk.open(settings())
