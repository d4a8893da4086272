"""Playing a whole conversation on a scratch database, and saying after each turn what came of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from bot.desk import BotDesk
from bot.inbound import handle
from bot.inbound_message import InboundMessage
from leavingcare import conversations, demo, escalations, people, plans
from leavingcare.conversations import Conversation
from leavingcare.errors import Invalid
from leavingcare.people import Channel, YoungPerson
from leavingcare.storage import Database, Session

_AFTER = re.compile(r"\s*(\d+)\s*(minute|hour|day|week)s?\s*")
PRACTICE_ACCOUNT = "practice"


class Talk:
    """One person, or an unknown number, talking to the bot; `say` plays a turn."""

    def __init__(
        self, database: Database, desk: BotDesk, *, person: str | None, channel: str, now: datetime
    ) -> None:
        self._database, self._desk = database, desk
        if channel not in (Channel.SMS, Channel.WHATSAPP):
            raise Invalid(f'"channel" is {channel!r}; it is sms or whatsapp')
        self._channel = Channel(channel)
        with database.session() as session:
            demo.seed(session, now=now)
            self._address = _address(session, person, self._channel)

    def say(self, text: str, *, now: datetime) -> dict[str, Any]:
        """Send a text. Returns the replies, the effects on the records, and who holds the conversation."""
        message = InboundMessage(
            provider=PRACTICE_ACCOUNT,
            account=PRACTICE_ACCOUNT,
            provider_id=f"SM{uuid4().hex}",
            channel=self._channel,
            address=self._address,
            our_address="",
            text=text,
            received_at=now,
        )
        with self._database.session() as session:
            before = _snapshot(session, self._channel, self._address)
            handled = handle(session, message, desk=self._desk, now=now)
            assert handled is not None  # its id is new
            session.flush()
            conversation = handled.received.conversation
            number = handled.received.message.number
            after = _snapshot(session, self._channel, self._address)
            return {
                "replies": _replies(session, conversation, after_number=number, now=now),
                "effects": _effects(before, after),
                "held_by": _holder(session, conversation),
            }


def play(database: Database, desk: BotDesk, line: dict[str, Any], *, now: datetime) -> dict[str, Any]:
    """Play `{"id","person","channel","turns":[{"text","after"}]}` from a fresh start, and say what each turn did."""
    turns = line.get("turns")
    if not isinstance(turns, list):
        raise Invalid('"turns" is missing or is no list')
    database.empty()
    talk = Talk(database, desk, person=line.get("person"), channel=line.get("channel") or "sms", now=now)
    done = []
    for turn in turns:
        if not isinstance(turn, dict) or not isinstance(turn.get("text"), str):
            raise Invalid('each turn needs a "text"')
        now += _after(turn.get("after"))
        done.append(talk.say(turn["text"], now=now))
        now += timedelta(seconds=20)
    return {"id": line.get("id"), "turns": done}


def _after(said: object) -> timedelta:
    """'3 days' as a length of time."""
    if said is None:
        return timedelta()
    match = _AFTER.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        raise Invalid(f'"after" is {said!r}; write it like "3 days" or "20 minutes"')
    return timedelta(**{f"{match[2]}s": int(match[1])})


def _address(session: Session, person: str | None, channel: Channel) -> str:
    if person is None:
        return demo.UNKNOWN_NUMBER
    known = people.find_by_demo_name(session, person)
    if known is None:
        names = ", ".join(str(each.given.demo_name) for each in demo.PEOPLE)
        raise Invalid(f'"person" is {person!r}; the demo people are {names}')
    points = people.contact_points(session, known.id)
    return next((point.address for point in points if point.channel is channel), points[0].address)


def _replies(session: Session, conversation: Conversation, *, after_number: int, now: datetime) -> list[str]:
    """What would reach the phone: what is queued, unless STOP keeps it back at the moment of sending."""
    point = (
        people.get_contact_point(session, conversation.last_contact_point_id)
        if conversation.last_contact_point_id
        else None
    )
    if point is not None and point.opted_out_at is not None:
        return []
    lines = conversations.thread(session, conversation.id, for_staff=False)
    return [line.message.body for line in lines if not line.is_theirs and line.message.number > after_number]


def _holder(session: Session, conversation: Conversation) -> str:
    """ "bot", or the name of the member of staff."""
    return people.get_staff(session, conversation.holder_id).name if conversation.holder_id else "bot"


Records = dict[UUID, dict[str, Any]]


def _snapshot(session: Session, channel: Channel, address: str) -> Records:
    """Every record that a turn may change, as effects are reported: by id, so that two can be compared."""
    session.flush()
    point = people.find_contact_point(session, channel, address)
    if point is None:
        return {}
    found: Records = {point.id: _phone(point.opted_out_at is not None, point.hushed_at is not None)}
    key = (
        {"young_person_id": point.young_person_id}
        if point.young_person_id
        else {"contact_point_id": point.id}
    )
    conversation = conversations.find_conversation(session, **key)
    if conversation is None:
        return found
    found[conversation.id] = {"kind": "language", "locale": conversation.locale}
    for escalation in escalations.open_for(session, conversation.id):
        found[escalation.id] = {
            "kind": "escalation",
            "escalation": escalation.kind.value,
            "reason": escalation.reason,
            "urgency": escalation.urgency.value,
            "due": escalation.due_at.isoformat(),
        }
        for request in escalations.contact_requests_of(session, escalation.id):
            found[request.id] = _request(request) | {
                "urgency": escalation.urgency.value,
                "due": escalation.due_at.isoformat(),
            }
    return found | _plan(
        session, session.get(YoungPerson, point.young_person_id) if point.young_person_id else None
    )


def _phone(stopped: bool, hushed: bool) -> dict[str, Any]:
    return {"kind": "phone", "stopped": stopped, "hushed": hushed}


def _request(request: escalations.ContactRequest) -> dict[str, Any]:
    return {
        "kind": "request",
        "how": request.how,
        "from": request.window_start.isoformat() if request.window_start else None,
        "until": request.window_end.isoformat() if request.window_end else None,
        "words": request.words,
    }


def _plan(session: Session, person: YoungPerson | None) -> Records:
    plan = plans.find_plan(session, person.id) if person else None
    if plan is None:
        return {}
    everything = plans.promises(session, plan)
    actions = (*everything.council, *everything.young_person, *everything.done)
    return {
        action.id: {"kind": "plan", "action": action.words, "state": action.state.value} for action in actions
    }


def _effects(before: Records, after: Records) -> list[dict[str, Any]]:
    """What is new or was changed, each with the three names that every effect has."""
    blank = {"kind": None, "urgency": None, "due": None}
    changed = [
        row for id, row in after.items() if before.get(id) != row and not _is_start(before.get(id), row)
    ]
    return [blank | row for row in changed]


def _is_start(before: dict[str, Any] | None, row: dict[str, Any]) -> bool:
    """A phone or a conversation that is only new has had no effect yet."""
    fresh = [_phone(False, False), {"kind": "language", "locale": "en"}]
    return before is None and row in fresh
