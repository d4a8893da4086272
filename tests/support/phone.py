"""A phone in a test: says something to the bot, and hears what would reach it."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.inbound import Handled, handle
from bot.inbound_message import InboundMessage
from leavingcare import conversations, escalations
from leavingcare.conversations import Conversation
from leavingcare.escalations import Escalation
from leavingcare.people import Channel
from leavingcare.storage import Session
from tests.factories import NOW
from tests.support.desk import bot_desk

_ids = count(1)


class Phone:
    """`phone.says("no food")`, `phone.hears()`; each text is half a minute after the one before."""

    def __init__(
        self, session: Session, *, number: str = "+447700900123", channel: Channel = Channel.SMS
    ) -> None:
        self.session, self.number, self.channel = session, number, channel
        self.now: datetime = NOW
        self.handled: Handled | None = None
        self._heard = 0

    def says(self, text: str, *, after: timedelta = timedelta(seconds=30), **given: Any) -> list[str]:
        """Send a text and return what comes back."""
        self.now += after
        values = {
            "provider": "twilio",
            "account": "AC1",
            "provider_id": f"SMsays{next(_ids)}",
            "channel": self.channel,
            "address": self.number,
            "our_address": "",
            "text": text,
            "received_at": self.now,
        } | given
        self.handled = handle(self.session, InboundMessage(**values), desk=bot_desk(), now=self.now)
        self.session.flush()
        return self.hears()

    def hears(self) -> list[str]:
        """What was queued for this phone since it was last asked."""
        lines = [
            line
            for line in conversations.thread(self.session, self.conversation.id, for_staff=True)
            if line.delivery is not None and line.message.number > self._heard
        ]
        self._heard = self.conversation.last_number
        return [line.message.body for line in lines]

    def waiting(self) -> list[Escalation]:
        return escalations.open_for(self.session, self.conversation.id)

    @property
    def conversation(self) -> Conversation:
        assert self.handled is not None
        return self.handled.received.conversation
