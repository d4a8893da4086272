"""START after STOP. STOP itself is answered with silence: no text goes to a number that said it."""

from __future__ import annotations

from bot.conversation import Reply
from leavingcare.languages import Translations


def started_again(words: Translations) -> Reply:
    """What START brings, unless the network answered it already."""
    _ = words.gettext
    # Translators: keep STOP in English letters, people text it.
    return Reply(_("OK. We text you again. Ask anything. Text STOP to stop."))
