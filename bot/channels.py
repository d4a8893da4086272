"""What each channel allows: how long a text may be, whether it is counted in segments, and when we may
write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class ChannelRules:
    """The limits of one channel; `window` is how long after their last message free text is allowed."""

    name: str
    max_length: int | None
    counts_segments: bool = False
    window: timedelta | None = None


WHATSAPP_WINDOW = timedelta(hours=24)

SMS = ChannelRules("sms", max_length=1600, counts_segments=True)
WHATSAPP = ChannelRules("whatsapp", max_length=1600, window=WHATSAPP_WINDOW)
WEB = ChannelRules("web", max_length=None)

_RULES = {rules.name: rules for rules in (SMS, WHATSAPP, WEB)}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def rules_of(channel: str) -> ChannelRules:
    """The limits of a channel by its stored name; raises KeyError for a name that is none of ours."""
    return _RULES[channel]


def window_closes(channel: str, last_inbound: datetime | None) -> datetime | None:
    """When free text stops being allowed, or None where there is no such limit.

    Someone who has never written has no window: it closed long ago.
    """
    window = rules_of(channel).window
    if window is None:
        return None
    return _LONG_AGO if last_inbound is None else last_inbound + window


def window_is_open(channel: str, last_inbound: datetime | None, *, now: datetime) -> bool:
    """Whether we may send words of our own now, rather than a template that was approved beforehand."""
    closes = window_closes(channel, last_inbound)
    return closes is None or now < closes
