"""A sender that keeps what it was given, and answers as it was told to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from bot.inbound_message import InboundMessage, StatusEvent
from bot.senders.base import Accepted, Outbound, Result, Unavailable, Uncertain


class Killed(BaseException):
    """The worker was killed at this point: nothing after it happens."""


@dataclass
class RecordingSender:
    """What went out is in `sent`. `answers` are given one a send, those in `answers_to` by address first;
    an `Uncertain` answer to a text in `lost_after_sending` hides that it went out."""

    reports_after: timedelta = timedelta(hours=1)
    sent: list[tuple[str, Outbound]] = field(default_factory=list)
    tried: list[Outbound] = field(default_factory=list)
    answers: deque[Result] = field(default_factory=deque)
    answers_to: dict[str, deque[Result]] = field(default_factory=dict)
    takes_it_all_the_same: bool = False
    list_is_down: bool = False
    incoming: list[InboundMessage] = field(default_factory=list)
    statuses: dict[str, StatusEvent] = field(default_factory=dict)
    before_send: Callable[[Outbound], None] | None = None
    after_send: Callable[[Outbound, str], None] | None = None
    looked: list[Outbound] = field(default_factory=list)
    asked_since: list[datetime] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [outbound.text for _, outbound in self.sent]

    def texts_to(self, address: str) -> list[str]:
        return [outbound.text for _, outbound in self.sent if outbound.to == address]

    def send(self, outbound: Outbound) -> Result:
        self.tried.append(outbound)
        if self.before_send is not None:
            self.before_send(outbound)
        waiting = self.answers_to.get(outbound.to) or self.answers
        answer = waiting.popleft() if waiting else None
        if answer is not None and not (isinstance(answer, Uncertain) and self.takes_it_all_the_same):
            return answer
        provider_id = f"SM{len(self.sent):032d}"
        self.sent.append((provider_id, outbound))
        if self.after_send is not None:
            self.after_send(outbound, provider_id)
        return answer or Accepted(provider_id)

    def look_up(self, outbound: Outbound, since: datetime) -> tuple[str, ...]:
        self.looked.append(outbound)
        if self.list_is_down:
            raise Unavailable("down")
        return tuple(id for id, sent in self.sent if sent.to == outbound.to and sent.text == outbound.text)

    def status_of(self, provider_id: str, ref: UUID, now: datetime) -> StatusEvent | None:
        if self.list_is_down:
            raise Unavailable("down")
        return self.statuses.get(provider_id)

    def received(self, since: datetime, now: datetime) -> Iterable[InboundMessage]:
        self.asked_since.append(since)
        if self.list_is_down:
            raise Unavailable("down")
        return list(self.incoming)
