"""Keeping what readers say, and settling it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.errors import NotFound
from leavingcare.people.limits import Limit, count_attempt
from leavingcare.publishing.models import Feedback

LONGEST_WORDS = 500
PER_ADDRESS = Limit("feedback", 20, timedelta(hours=1))
IN_ALL = Limit("feedback-all", 500, timedelta(days=1))


@dataclass(frozen=True)
class Said:
    """What a reader said of an entry."""

    entry_slug: str
    locale: str
    was_right: bool
    words: str = ""


def record_feedback(session: Session, said: Said, *, address: str, now: datetime) -> Feedback | None:
    """Keep it for the editor. None where so much came from one address, or from all, that it is noise."""
    allowed = count_attempt(session, (PER_ADDRESS,), address, now=now) and count_attempt(
        session, (IN_ALL,), "everyone", now=now
    )
    if not allowed:
        return None
    feedback = Feedback(
        created_at=now,
        entry_slug=said.entry_slug,
        locale=said.locale,
        was_right=said.was_right,
        words=said.words.strip()[:LONGEST_WORDS] or None,
    )
    session.add(feedback)
    return feedback


def settle_feedback(session: Session, id: UUID, *, by: Viewer, now: datetime) -> None:
    """Note that an editor has dealt with it. Raises NotFound where there is none."""
    feedback = session.get(Feedback, id)
    if feedback is None:
        raise NotFound("There is no such feedback")
    if feedback.settled_at is None:
        feedback.settled_at, feedback.settled_by = now, by.id
        session.add(feedback)
        record_action(session, "settled feedback", by=by, now=now, about=feedback)
