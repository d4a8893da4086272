"""What the console shows, read in a few queries whatever the number of young people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from leavingcare import conversations, escalations, people, plans
from leavingcare.access import Viewer
from leavingcare.conversations import Conversation, Line
from leavingcare.escalations import ContactRequest, Escalation, Urgency, Waiting
from leavingcare.offer import EntryTexts, Library
from leavingcare.people import ContactPoint, YoungPerson
from leavingcare.plans import Plan, Promises
from leavingcare.storage import Session
from portal.adviser import reply

READ_NOW = (Urgency.IMMEDIATE, Urgency.TODAY)


@dataclass(frozen=True)
class Today:
    """What waits, in the groups of the page."""

    read_now: list[Waiting]
    reply_due: list[Waiting]
    names: dict[UUID, str]
    total: int
    page: int
    pages: int
    quiet: int


@dataclass(frozen=True)
class ConversationPage:
    conversation: Conversation
    person: YoungPerson | None
    lines: list[Line]
    names: dict[UUID, str]
    open_ones: list[Escalation]
    requests: list[ContactRequest]
    points: list[ContactPoint]
    warning: str | None
    suggested: EntryTexts | None
    suggested_slug: str | None
    promises: Promises | None
    earlier: int | None
    quotes: dict[UUID, str]

    @property
    def first_open(self) -> Escalation | None:
        return self.open_ones[0] if self.open_ones else None


def today(session: Session, viewer: Viewer, *, on: date, mine_only: bool, page: int) -> Today:
    counts = escalations.waiting_counts(session, viewer, on=on, mine_only=mine_only)
    total = sum(counts.values())
    pages = max(1, -(-total // escalations.PAGE))
    page = min(max(1, page), pages)
    rows = escalations.waiting(session, viewer, on=on, mine_only=mine_only, page=page)
    everyone = people.count_visible(session, viewer, on=on)
    names = people.staff_names(session, [row.escalation.owner_id for row in rows])
    return Today(
        read_now=[row for row in rows if row.escalation.urgency in READ_NOW],
        reply_due=[row for row in rows if row.escalation.urgency not in READ_NOW],
        names=names,
        total=total,
        page=page,
        pages=pages,
        quiet=max(0, everyone - escalations.people_waiting(session, viewer, on=on)),
    )


def conversation_page(
    session: Session, conversation: Conversation, library: Library, *, before: int | None, on: date
) -> ConversationPage:
    person = session.get(YoungPerson, conversation.young_person_id) if conversation.young_person_id else None
    lines = conversations.thread(session, conversation.id, for_staff=True, before=before)
    open_ones = escalations.open_for(session, conversation.id)
    slug = next((each.suggested_slug for each in open_ones if each.suggested_slug), None)
    entry = library.texts(slug, on=on, locale=conversation.locale) if slug and library.find(slug) else None
    points = points_of(session, conversation)
    plan = plans.find_plan(session, person.id) if person else None
    staff = [line.message.author_id for line in lines if not line.is_theirs] + [
        each.owner_id for each in open_ones
    ]
    first = lines[0].message.number if lines else 1
    return ConversationPage(
        conversation=conversation,
        person=person,
        lines=lines,
        names=people.staff_names(session, [*staff, conversation.holder_id]),
        open_ones=open_ones,
        requests=[
            request for each in open_ones for request in escalations.contact_requests_of(session, each.id)[:1]
        ],
        points=points,
        warning=reply.warning(points),
        suggested=entry,
        suggested_slug=slug if entry else None,
        promises=plans.promises(session, plan) if plan else None,
        earlier=first if first > 1 else None,
        quotes=escalations.words_of(session, open_ones),
    )


def points_of(session: Session, conversation: Conversation) -> list[ContactPoint]:
    """Every phone of the young person, or the one number that wrote."""
    if conversation.young_person_id is not None:
        return people.contact_points(session, conversation.young_person_id)
    if conversation.contact_point_id is not None:
        return [people.get_contact_point(session, conversation.contact_point_id)]
    return []


@dataclass(frozen=True)
class PersonPage:
    person: YoungPerson
    adviser: str | None
    points: list[ContactPoint]
    conversation: Conversation | None
    latest: list[Line]
    plan: Plan | None
    promises: Promises | None
    looked: list[tuple[datetime, str]]


def person_page(session: Session, person: YoungPerson, *, since: datetime) -> PersonPage:
    conversation = conversations.find_conversation(session, young_person_id=person.id)
    plan = plans.find_plan(session, person.id)
    adviser = people.adviser_of(session, person)
    looks = people.who_looked_at(session, person.id, since=since)
    return PersonPage(
        person=person,
        adviser=adviser.name if adviser else None,
        points=people.contact_points(session, person.id),
        conversation=conversation,
        latest=conversations.thread(session, conversation.id, for_staff=True, limit=3)
        if conversation
        else [],
        plan=plan,
        promises=plans.promises(session, plan) if plan else None,
        looked=looks,
    )
