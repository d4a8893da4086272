"""Turn a reply and its choices into the texts that a channel carries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.channels import rules_of
from leavingcare.segments import clean

_SENTENCE_END = re.compile(r"(?<=[.!?؟。])[\"')\]»”’]*\s+|\n+")
_JOINED_TO_BEFORE = frozenset("\u200d\ufe0e\ufe0f")


def render(text: str, choices: Sequence[str], *, channel: str, gettext: Callable[[str], str]) -> list[str]:
    """Write `text` with its numbered choices as one or more texts for `channel`, in the order to be sent.

    `gettext` puts the line under the choices into the reader's language. Choices are never separated
    from one another. A text of nothing gives no texts.
    """
    rules = rules_of(channel)
    parts = [part for part in (text.strip(), _menu(choices, gettext)) if part]
    together = "\n\n".join(parts)
    if rules.counts_segments:
        together = clean(together)
    if rules.max_length is None or _length(together) <= rules.max_length:
        return [together] if together else []
    return [piece for part in parts for piece in split(clean(part), rules.max_length)]


def split(text: str, limit: int) -> list[str]:
    """Divide a long text at the ends of sentences, else between words, else anywhere but inside a
    character."""
    pieces: list[str] = []
    rest = text
    while _length(rest) > limit:
        at = _last_break(rest, limit)
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [piece for piece in [*pieces, rest] if piece]


def _menu(choices: Sequence[str], gettext: Callable[[str], str]) -> str:
    if not choices:
        return ""
    lines = [f"{number} {choice}" for number, choice in enumerate(choices, start=1)]
    return "\n".join([*lines, gettext("Reply with a number.")])


def _length(text: str) -> int:
    """Characters as a provider counts them: 16-bit words, so that an emoji is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _last_break(text: str, limit: int) -> int:
    room = _fitting(text, limit)
    head = text[: room + 1]
    sentences = [found.end() for found in _SENTENCE_END.finditer(head)]
    if sentences and sentences[-1] > room // 3:
        return sentences[-1]
    space = max(head.rfind(" "), head.rfind("\n"))
    if space > room // 3:
        return space
    while room > 1 and _belongs_to_before(text, room):
        room -= 1
    return room


def _fitting(text: str, limit: int) -> int:
    """How many whole characters fit into `limit` 16-bit words."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


def _belongs_to_before(text: str, index: int) -> bool:
    """Whether the character at `index` completes the one before it: an accent, or a part of one emoji."""
    here, before = text[index], text[index - 1]
    return bool(unicodedata.combining(here)) or here in _JOINED_TO_BEFORE or before == "\u200d"
