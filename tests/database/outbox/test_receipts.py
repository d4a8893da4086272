"""Reports come late, twice, out of order or not at all; what they say is kept, and acted on once."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from bot.inbound_message import StatusEvent
from bot.outbox import Outbox, deliver_due, sweep
from bot.receipts import record_status
from bot.senders.base import Uncertain
from leavingcare import conversations
from leavingcare.conversations import DeliveryEvent, DeliveryState
from leavingcare.people import ContactPoint
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import RecordingSender

KAI = "+447700900101"


@dataclass
class Sent:
    """A text that was accepted, and reports about it."""

    practice: Practice
    point: ContactPoint
    id: UUID
    provider_id: str

    def reported(self, status: str, code: str | None = None, *, ref: bool = True) -> None:
        event = StatusEvent(self.provider_id, self.id if ref else None, status, code, self.practice.clock.now)
        with self.practice.database.session() as session:
            record_status(session, event)

    @property
    def state(self) -> DeliveryState:
        return self.practice.delivery(self.id).state

    @property
    def why(self) -> str | None:
        return self.practice.delivery(self.id).error_code


@pytest.fixture
def sent(practice: Practice, outbox: Outbox, sender: RecordingSender) -> Sent:
    point = practice.phone(KAI)
    id = practice.say(point, "one")
    deliver_due(outbox)
    return Sent(practice, point, id, sender.sent[0][0])


def test_reports_in_any_order_end_at_the_same_state(sent: Sent) -> None:
    for status in ("delivered", "sent", "queued", "sending", "delivered"):
        sent.reported(status)

    assert sent.state is DeliveryState.DELIVERED


@pytest.mark.parametrize("order", list(itertools.permutations(["sending", "sent", "delivered", "read"]))[::5])
def test_the_state_only_rises(sent: Sent, order: tuple[str, ...]) -> None:
    seen = []
    for status in order:
        sent.reported(status)
        seen.append(sent.state)

    assert seen[-1] is DeliveryState.READ
    assert len(set(seen)) == len(set(map(str, seen)))


def test_every_report_is_kept_once(sent: Sent) -> None:
    for status in ("sent", "sent", "delivered", "something-new", "something-new"):
        sent.reported(status)

    with sent.practice.database.reading() as session:
        kept = session.exec(select(DeliveryEvent.status)).all()
    assert sorted(kept) == ["delivered", "sent", "something-new"]


def test_a_report_without_our_reference_is_found_by_the_providers_id(sent: Sent) -> None:
    sent.reported("delivered", ref=False)

    assert sent.state is DeliveryState.DELIVERED


def test_a_report_on_something_unknown_is_no_error(sent: Sent) -> None:
    Sent(sent.practice, sent.point, UUID(int=7), "SMunknown").reported("delivered")

    assert sent.state is DeliveryState.ACCEPTED


def test_a_phone_that_was_off_is_tried_once_more_an_hour_later(
    sent: Sent, outbox: Outbox, sender: RecordingSender
) -> None:
    sent.reported("undelivered", "30003")
    sent.reported("undelivered", "30003")
    deliver_due(outbox)
    assert sender.texts == ["one"]
    sent.practice.wait(hours=1, minutes=1)
    deliver_due(outbox)

    assert sender.texts == ["one", "one"]
    assert (sent.state, sent.why) == (DeliveryState.UNDELIVERED, "switched-off")
    assert sent.practice.escalated() == []


def test_the_second_time_that_the_phone_is_off_a_person_is_told(
    sent: Sent, outbox: Outbox, sender: RecordingSender
) -> None:
    sent.reported("undelivered", "30003")
    sent.practice.wait(hours=1, minutes=1)
    deliver_due(outbox)
    provider_id, again = sender.sent[1]

    Sent(sent.practice, sent.point, again.ref, provider_id).reported("undelivered", "30003")
    sent.practice.wait(hours=2)
    deliver_due(outbox)

    assert len(sender.sent) == 2
    assert sent.practice.escalated() == ["switched-off"]


def test_a_phone_that_was_off_too_long_is_not_tried_again(
    sent: Sent, outbox: Outbox, sender: RecordingSender
) -> None:
    sent.practice.wait(hours=3, minutes=30)

    sent.reported("undelivered", "30003")

    assert sent.practice.escalated() == ["switched-off"]
    assert len(sent.practice.deliveries()) == 1


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("30005", "unreachable"),
        ("30006", "bad-number"),
        ("30007", "filtered"),
        ("63016", "window-closed"),
        ("30002", "our-fault"),
        ("77777", "unknown"),
        (None, "unknown"),
    ],
)
def test_what_will_not_arrive_is_told_to_a_person_and_not_sent_again(
    sent: Sent, outbox: Outbox, sender: RecordingSender, code: str | None, why: str
) -> None:
    sent.reported("failed", code)
    sent.practice.wait(hours=2)
    deliver_due(outbox)

    assert len(sender.sent) == 1
    assert (sent.state, sent.why) == (DeliveryState.FAILED, why)
    assert sent.practice.escalated() == [why]


def test_a_number_that_cannot_be_reached_is_flagged_until_it_writes(sent: Sent) -> None:
    sent.reported("undelivered", "30005")

    flagged = sent.practice.point(sent.point)
    assert (flagged.unreachable_at, flagged.unreachable_code) == (sent.practice.clock.now, "unreachable")


def test_someone_who_blocked_us_counts_as_opted_out(sent: Sent) -> None:
    sent.reported("failed", "63014")

    assert sent.practice.point(sent.point).opted_out_at is not None


def test_what_was_said_to_be_undelivered_and_then_read_was_read(sent: Sent) -> None:
    sent.reported("undelivered", "30008")
    sent.reported("read")

    assert sent.state is DeliveryState.READ


def test_the_report_that_comes_before_the_answer_is_not_overwritten_by_it(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")

    def report(_outbound: object, provider_id: str) -> None:
        with practice.database.session() as session:
            told = conversations.Report(id, provider_id, "delivered", DeliveryState.DELIVERED)
            conversations.record_delivery_event(session, told, now=practice.clock.now)

    sender.after_send = report
    deliver_due(outbox)

    assert practice.delivery(id).state is DeliveryState.DELIVERED
    assert practice.delivery(id).provider_id == sender.sent[0][0]


def test_a_report_settles_what_was_uncertain(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(Uncertain("reset"))
    deliver_due(outbox)

    with practice.database.session() as session:
        told = conversations.Report(id, f"SM{uuid4().hex}", "sent", DeliveryState.SENT)
        conversations.record_delivery_event(session, told, now=practice.clock.now)
    practice.wait(minutes=5)
    sweep(outbox)

    assert len(sender.tried) == 1
    assert practice.delivery(id).state is DeliveryState.SENT
