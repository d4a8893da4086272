"""What the practice phone shows: both sides of the talk, each text's way, and what the service understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pyotp
from flask import current_app

from bot.senders.simulator import SimulatedText, Spool
from bot.simulator.phones import Phone
from leavingcare import conversations, demo, escalations, people
from leavingcare.clock import LONDON, utc_now
from leavingcare.conversations import Delivery, Line
from leavingcare.escalations import Escalation
from leavingcare.people import Channel
from leavingcare.segments import Segments, count
from leavingcare.storage import Session


@dataclass(frozen=True)
class Bubble:
    """One text on the phone's screen; `state` is None for what the young person sent."""

    text: str
    at: datetime
    mine: bool
    state: str | None = None

    @property
    def clock(self) -> str:
        return f"{self.at.astimezone(LONDON):%H:%M}"


@dataclass(frozen=True)
class Sent:
    """One delivery, as the table beside the phone has it."""

    text: str
    delivery: Delivery
    segments: Segments
    channel: str

    @property
    def at(self) -> str:
        return f"{self.delivery.created_at.astimezone(LONDON):%H:%M:%S}"


@dataclass(frozen=True)
class Shown:
    """Everything on the page that changes by itself."""

    bubbles: list[Bubble] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    last: Line | None = None
    waiting: list[Escalation] = field(default_factory=list)
    holder: str | None = None
    stopped: bool = False


def spool() -> Spool:
    return Spool(Path(current_app.extensions["settings"].spool_dir))


def look(holder: Phone, channel: Channel) -> Shown:
    """Read the phone: what reached it from the spool, and what the service recorded from the database."""
    arrived = spool().texts(channel.value, holder.number)
    with current_app.extensions["database"].reading() as session:
        return _look(session, holder, channel, arrived=arrived)


def _look(session: Session, holder: Phone, channel: Channel, *, arrived: list[SimulatedText]) -> Shown:
    point = people.find_contact_point(session, channel, holder.number)
    key = {"young_person_id": point.young_person_id} if point and point.young_person_id else None
    if point is not None and key is None:
        key = {"contact_point_id": point.id}
    conversation = conversations.find_conversation(session, **key) if key else None
    lines = conversations.thread(session, conversation.id, for_staff=False) if conversation else []
    now = utc_now()
    bubbles = [Bubble(t.text, datetime.fromisoformat(t.sent_at), False, t.status(now)[0]) for t in arrived]
    own = [line for line in lines if line.message.contact_point_id == (point.id if point else None)]
    bubbles += [Bubble(line.message.body, line.message.created_at, True) for line in own if line.is_theirs]
    return Shown(
        bubbles=sorted(bubbles, key=lambda bubble: bubble.at)[-60:],
        sent=[_sent(line, line.delivery) for line in own if line.delivery is not None][-8:],
        last=next((line for line in reversed(lines) if line.is_theirs), None),
        waiting=escalations.open_for(session, conversation.id) if conversation else [],
        holder=_name(session, conversation.holder_id) if conversation and conversation.holder_id else None,
        stopped=point is not None and point.opted_out_at is not None,
    )


def _sent(line: Line, delivery: Delivery) -> Sent:
    return Sent(line.message.body, delivery, count(line.message.body), line.message.channel.value)


def _name(session: Session, staff_id: object) -> str:
    return people.staff_names(session, [staff_id])[staff_id]  # type: ignore[list-item,index]


def authenticator_codes(now: datetime) -> list[tuple[str, str]]:
    """Each demo member of staff and the six figures of this half minute."""
    with current_app.extensions["database"].reading() as session:
        secrets = demo.authenticators(session)
    return sorted((email, pyotp.TOTP(secret).at(now)) for email, secret in secrets.items())
