"""Where the bot's part of a conversation stands between two messages."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

AWAITS_CALL_TIME = "call-time"


@dataclass(frozen=True)
class State:
    """What the next message may refer back to.

    `subject` is the entry last spoken of, `told` which of its texts they have read, `choices` the entries last
    offered by number, `others` those beside the one that they chose, `awaits` the one thing that was asked for,
    `misses` how many messages in a row nothing was found for, `call_day` the day (ISO) of the call that they asked
    for, `asked_language` the language that they were asked about, `spoken` the language last answered in, `check` where
    the entitlement check stands.
    """

    subject: str | None = None
    told: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    awaits: str | None = None
    misses: int = 0
    call_day: str | None = None
    asked_language: str | None = None
    spoken: str | None = None
    check: dict[str, Any] | None = None

    def dumps(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def loads(cls, stored: str | None) -> State:
        """The stored state; a fresh one where there is none, or where an older version wrote something else."""
        try:
            given = json.loads(stored or "{}")
        except ValueError:
            return cls()
        known = {field.name for field in fields(cls)}
        kept = (
            {name: value for name, value in given.items() if name in known} if isinstance(given, dict) else {}
        )
        for name in ("told", "choices", "others"):
            kept[name] = tuple(kept.get(name) or ())
        return cls(**kept)
