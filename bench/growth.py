"""Whether the service slows as it fills: the same webhook and the adviser's list with 100 and 10,000 young people."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from bench.load import run, texts
from bench.servers import KEY, served
from leavingcare import escalations, people
from leavingcare.access import Role
from leavingcare.clock import local_day, utc_now
from leavingcare.conversations.models import Author, Conversation, Direction, Message
from leavingcare.escalations.models import Escalation, EscalationKind, Urgency
from leavingcare.people import Channel, YoungPerson
from leavingcare.storage import Database, Session
from leavingcare.storage.migrate import migrate

SIZES = ((100, 1_000), (10_000, 100_000))
LOOKS = 40


def main() -> None:
    """Print the table, and by how much the larger service is slower."""
    print("young people  messages  webhook p95 ms  list p95 ms")
    rows = []
    for size, messages in SIZES:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'growth.db'}"
            rows.append(_measure(url, size, messages, Path(folder)))
        print(f"{size:12,}  {messages:8,}  {rows[-1][0]:14.1f}  {rows[-1][1]:11.1f}")
    print(f"times slower: webhook {rows[1][0] / rows[0][0]:.2f}, list {rows[1][1] / rows[0][1]:.2f}")


def _measure(url: str, size: int, messages: int, folder: Path) -> tuple[float, float]:
    database = Database(url, KEY)
    migrate(database)
    viewer_id = _fill(database, size, messages)
    times = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        with database.reading() as session:
            viewer = people.viewer_for_staff(session, people.get_staff(session, viewer_id))
            escalations.waiting(session, viewer, on=local_day(utc_now()))
            escalations.waiting_counts(session, viewer, on=local_day(utc_now()))
        times.append((time.perf_counter() - begun) * 1000)
    database.dispose()
    with served("wsgi:app", url, folder) as port:
        run(port, texts(150), threads=4)
        taken_in = run(port, texts(600), threads=4)
    times.sort()
    return taken_in.p95_ms, times[int(LOOKS * 0.95)]


def _fill(database: Database, size: int, messages: int) -> object:
    """An adviser for every 25 young people, so many messages, and an open question for one in ten."""
    now = utc_now()
    with database.session() as session:
        staff = [
            people.add_staff(
                session,
                name=f"Adviser {n}",
                email=f"a{n}@waymark.example",
                password_hash="unusable",
                roles=[Role.ADVISER],
                now=now,
            )
            for n in range(max(1, size // 25))
        ]
        ids = [staff_member.id for staff_member in staff]
    for start in range(0, size, 1000):
        with database.session() as session:
            _add(session, range(start, min(size, start + 1000)), ids, each=messages // size)
    return ids[0]


def _add(session: Session, numbers: range, advisers: list[object], *, each: int) -> None:
    now = utc_now()
    for number in numbers:
        person = YoungPerson(
            created_at=now, name=f"Person {number}", adviser_id=advisers[number // 25 % len(advisers)]
        )
        conversation = Conversation(
            created_at=now, young_person_id=person.id, last_number=each, last_message_at=now
        )
        session.add(person)
        session.flush()
        session.add(conversation)
        session.flush()
        for place in range(1, each + 1):
            session.add(
                Message(
                    created_at=now,
                    conversation_id=conversation.id,
                    number=place,
                    direction=Direction.INBOUND,
                    channel=Channel.SMS,
                    author=Author.YOUNG_PERSON,
                    body="words that somebody wrote",
                    provider_account="AC1",
                    provider_id=uuid4().hex,
                    handled_at=now,
                )
            )
        if number % 10 == 0:
            session.add(
                Escalation(
                    created_at=now,
                    conversation_id=conversation.id,
                    young_person_id=person.id,
                    kind=EscalationKind.QUESTION,
                    urgency=Urgency.ROUTINE,
                    due_at=now,
                    owner_id=person.adviser_id,
                )
            )
