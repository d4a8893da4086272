"""Reading what readers said."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import Session, col, select

from leavingcare.publishing.models import Feedback

PAGE = 25


def open_feedback(session: Session, *, page: int = 1) -> list[Feedback]:
    """What nobody dealt with yet: what was wrong first, then by age."""
    query = (
        select(Feedback)
        .where(col(Feedback.settled_at).is_(None))
        .order_by(col(Feedback.was_right), col(Feedback.created_at), col(Feedback.id))
    )
    return list(session.exec(query.offset((page - 1) * PAGE).limit(PAGE)))


def count_open_feedback(session: Session) -> int:
    return session.exec(select(func.count()).where(col(Feedback.settled_at).is_(None))).one()


def feedback_counts(session: Session) -> dict[str, tuple[int, int]]:
    """For each entry that anybody spoke of: how many said it was right, and how many that it was not."""
    query = select(Feedback.entry_slug, Feedback.was_right, func.count()).group_by(
        col(Feedback.entry_slug), col(Feedback.was_right)
    )
    counts: dict[str, tuple[int, int]] = {}
    for slug, was_right, count in session.exec(query):
        right, wrong = counts.get(slug, (0, 0))
        counts[slug] = (right + count, wrong) if was_right else (right, wrong + count)
    return counts
