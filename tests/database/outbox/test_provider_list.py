"""Messages whose webhook never came are fetched from the provider's list, each once, and answered like the others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.inbound_message import InboundMessage, StatusEvent
from bot.outbox import Outbox, deliver_due
from bot.provider_list import ask_for_reports, take_in_missed
from leavingcare.conversations import DeliveryState, Direction, Message
from leavingcare.escalations import Escalation, EscalationKind
from leavingcare.people import Channel
from tests.database.outbox.conftest import Practice
from tests.support.desk import bot_desk
from tests.support.recording_sender import RecordingSender

KAI = "+447700900101"


def missed(practice: Practice, text: str, provider_id: str = "SMmissed1") -> InboundMessage:
    return InboundMessage(
        provider="twilio",
        account="AC1",
        provider_id=provider_id,
        channel=Channel.SMS,
        address=KAI,
        our_address="+447700900400",
        text=text,
        received_at=practice.clock.now,
    )


def inbound(practice: Practice) -> list[str]:
    with practice.database.reading() as session:
        rows = session.exec(select(Message).where(Message.direction == Direction.INBOUND)).all()
        return [row.body for row in rows]


def test_a_message_whose_webhook_never_came_is_taken_in_once_and_answered(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    practice.phone(KAI)
    sender.incoming = [missed(practice, "do i pay council tax")]

    assert take_in_missed(outbox, bot_desk()) == 1
    assert take_in_missed(outbox, bot_desk()) == 0
    deliver_due(outbox)

    assert inbound(practice) == ["do i pay council tax"]
    assert any("council tax" in text for text in sender.texts)


def test_danger_in_it_is_raised_however_late(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    practice.phone(KAI)
    sender.incoming = [missed(practice, "i want to kill myself")]

    take_in_missed(outbox, bot_desk())

    with practice.database.reading() as session:
        kinds = [row.kind for row in session.exec(select(Escalation))]
    assert kinds == [EscalationKind.SAFEGUARDING]


def test_one_that_cannot_be_taken_in_keeps_no_other_out(
    practice: Practice, outbox: Outbox, sender: RecordingSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.phone(KAI)
    sender.incoming = [missed(practice, "first", "SM1"), missed(practice, "second", "SM2")]
    real = take_in_missed.__globals__["take_in"]

    def take_in(database, message, **given):  # type: ignore[no-untyped-def]
        if message.provider_id == "SM1":
            raise RuntimeError("this one breaks")
        return real(database, message, **given)

    monkeypatch.setitem(take_in_missed.__globals__, "take_in", take_in)

    assert take_in_missed(outbox, bot_desk()) == 1
    assert inbound(practice) == ["second"]


def test_a_list_that_cannot_be_had_is_asked_for_from_the_same_moment_again(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    take_in_missed(outbox, bot_desk())
    read_at = practice.clock.now
    sender.list_is_down = True
    practice.wait(hours=3)
    assert take_in_missed(outbox, bot_desk()) == 0

    sender.list_is_down = False
    take_in_missed(outbox, bot_desk())

    assert sender.asked_since[-1] <= read_at - timedelta(minutes=5)


def test_a_report_that_never_came_is_asked_for(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    deliver_due(outbox)
    provider_id = sender.sent[0][0]
    practice.wait(hours=2)
    sender.statuses[provider_id] = StatusEvent(provider_id, id, "delivered", None, practice.clock.now)

    assert ask_for_reports(outbox) == 1

    assert practice.delivery(id).state is DeliveryState.DELIVERED
    assert ask_for_reports(outbox) == 0
