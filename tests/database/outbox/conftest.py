"""A small practice: two young people with a phone each, a sender that records, and an outbox between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlmodel import select

from bot.outbox import Outbox
from leavingcare import conversations, people
from leavingcare.conversations import Author, Delivery, MessageKind, Outgoing
from leavingcare.escalations import Escalation, EscalationKind
from leavingcare.people import Channel, ContactPoint
from leavingcare.people.commands import YoungPersonInput
from leavingcare.storage import Database
from tests.support.clock import Clock
from tests.support.recording_sender import RecordingSender


@dataclass
class Practice:
    """What a test of the outbox does: queue words to someone, and see what became of them."""

    database: Database
    clock: Clock

    def phone(
        self, address: str, *, channel: Channel = Channel.SMS, name: str = "Kai Invented"
    ) -> ContactPoint:
        """A young person's phone, which has just written to us."""
        with self.database.session() as session:
            person = people.add_young_person(
                session, YoungPersonInput(name=name), adviser=None, now=self.clock.now
            )
            point = people.add_contact_point(
                session, person, (channel, address), now=self.clock.now, proved=True
            )
            people.record_inbound_from(session, point, now=self.clock.now)
        return point

    def say(
        self,
        point: ContactPoint,
        words: str,
        *,
        author: Author = Author.STAFF,
        kind: MessageKind = MessageKind.WORDS,
    ) -> UUID:
        """Queue words to a phone; returns the id of their delivery."""
        with self.database.session() as session:
            conversation = conversations.converse(
                session, person_id=point.young_person_id, point=point, now=self.clock.now
            )
            outgoing = Outgoing(body=words, author=author, kind=kind)
            message = conversations.queue(session, conversation, outgoing, point=point, now=self.clock.now)
            session.flush()
            return session.exec(select(Delivery.id).where(Delivery.message_id == message.id)).one()

    def delivery(self, id: UUID) -> Delivery:
        with self.database.reading() as session:
            found = conversations.find_delivery(session, id=id)
        assert found is not None
        return found

    def deliveries(self) -> list[Delivery]:
        with self.database.reading() as session:
            return list(session.exec(select(Delivery)))

    def point(self, point: ContactPoint) -> ContactPoint:
        with self.database.reading() as session:
            return people.get_contact_point(session, point.id)

    def escalated(self) -> list[str]:
        """Reasons of the escalations about texts that did not arrive."""
        with self.database.reading() as session:
            found = session.exec(select(Escalation).where(Escalation.kind == EscalationKind.DELIVERY))
            return [each.reason for each in found]

    def change(self, point: ContactPoint, do: Callable[..., None]) -> None:
        """Do something to a phone, such as `people.opt_out`."""
        with self.database.session() as session:
            do(session, people.get_contact_point(session, point.id), now=self.clock.now)

    def wait(self, **duration: float) -> None:
        self.clock.later(**duration)


@pytest.fixture
def practice(database: Database, clock: Clock) -> Practice:
    return Practice(database, clock)


@pytest.fixture
def sender() -> RecordingSender:
    return RecordingSender()


@pytest.fixture
def outbox(database: Database, sender: RecordingSender, clock: Clock) -> Outbox:
    return Outbox(database, sender, "https://waymark.example", "worker-1", lambda: clock.now)
