"""A code leaves at once, and only its hash stays."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from bot.outbox import Outbox, deliver_due
from bot.senders.base import Accepted, Later
from leavingcare import conversations, people
from leavingcare.conversations import Delivery, DeliveryState, Message
from leavingcare.storage import keyed_hash
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import RecordingSender

KAI, AMAL = "+447700900101", "+447700900102"


def queue_code(practice: Practice, address: str, *, known: bool) -> UUID:
    point = practice.phone(address) if known else None
    with practice.database.session() as session:
        conversations.queue_code(
            session,
            point,
            "Your code is 246810",
            address=address,
            address_hash=keyed_hash(address),
            now=practice.clock.now,
        )
        session.flush()
        return session.exec(select(Delivery.id)).one()


def test_a_code_is_blanked_once_it_has_left(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, KAI, known=True)

    deliver_due(outbox)

    assert sender.texts == ["Your code is 246810"]
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.ACCEPTED, None)


def test_a_code_that_is_too_old_is_blanked_and_not_sent(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, KAI, known=True)

    practice.wait(minutes=11)
    deliver_due(outbox)

    assert sender.texts == []
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.FAILED, None)
    assert practice.escalated() == []


def test_a_code_to_an_unknown_number_is_blanked_and_never_sent(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, "+447700900777", known=False)

    deliver_due(outbox)

    assert sender.tried == []
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.ACCEPTED, None)


def test_a_code_does_not_wait_behind_texts(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    with practice.database.reading() as session:
        assert session.exec(select(Message)).all() == []
    id = queue_code(practice, KAI, known=True)
    point_id = practice.delivery(id).contact_point_id
    assert point_id is not None
    with practice.database.reading() as session:
        point = people.get_contact_point(session, point_id)
    practice.say(point, "stuck")
    sender.answers_to[KAI] = deque([Accepted("SMcode"), Later("429", timedelta(minutes=1))])

    deliver_due(outbox)

    assert practice.delivery(id).provider_id == "SMcode"
