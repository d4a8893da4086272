"""What every way of sending gives and takes, so that the outbox knows no provider.

Refused, later and uncertain are three different things to do: give up and say so; try again; first look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from bot.inbound_message import InboundMessage, StatusEvent
from leavingcare.people import Channel

LONGEST_VALIDITY = timedelta(hours=4)


class Problem(StrEnum):
    """Why a text did not arrive, as it is stored and put into words for staff."""

    OPTED_OUT = "opted-out"
    HUSHED = "hushed"
    BAD_NUMBER = "bad-number"
    UNREACHABLE = "unreachable"
    SWITCHED_OFF = "switched-off"
    FILTERED = "filtered"
    WINDOW_CLOSED = "window-closed"
    TOO_LATE = "too-late"
    OUR_FAULT = "our-fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outbound:
    """One text to send. `ref` is our id of it, and in `callback_url` too, so that a report finds its row.

    A template that was approved beforehand has `content_sid` and its variables in place of the text.
    """

    ref: UUID
    channel: Channel
    to: str
    text: str
    callback_url: str
    content_sid: str | None = None
    content_variables: Mapping[str, str] | None = None
    valid_for: timedelta = LONGEST_VALIDITY


@dataclass(frozen=True)
class Accepted:
    """The provider has it, under this id."""

    provider_id: str


@dataclass(frozen=True)
class Refused:
    """The provider will not send it, now or ever. `alarm` when it is our own mistake and not theirs."""

    code: str
    problem: Problem
    alarm: bool = False


@dataclass(frozen=True)
class Later:
    """Certainly not sent; try again, after `retry_after` where the provider said when."""

    why: str
    retry_after: timedelta | None = None


@dataclass(frozen=True)
class Uncertain:
    """Sent or not: nobody can say. Look before sending again."""

    why: str


@dataclass(frozen=True)
class Denied:
    """The provider does not accept our account or address, so every send would fail: stop, and raise the
    alarm."""

    why: str


Result = Accepted | Refused | Later | Uncertain | Denied


class Unavailable(Exception):
    """The provider could not be asked. Looking up has no answer then, which is not the same as "not sent"."""


class Sender(Protocol):
    """A provider."""

    @property
    def reports_after(self) -> timedelta:
        """How long to wait for the provider's report of a text before asking for one."""

    def send(self, outbound: Outbound) -> Result:
        """Hand one text over. Never raises for anything that a provider or a network does."""

    def look_up(self, outbound: Outbound, since: datetime) -> tuple[str, ...]:
        """Ids of what was sent since then to that address with those words, oldest first.

        Raises Unavailable where the provider could not be asked.
        """

    def status_of(self, provider_id: str, ref: UUID, now: datetime) -> StatusEvent | None:
        """How a sent text fares, for when no report came; raises Unavailable."""

    def received(self, since: datetime, now: datetime) -> Iterable[InboundMessage]:
        """What came in since then by the provider's own list, oldest first; raises Unavailable."""
