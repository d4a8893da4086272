"""Who did what to whose record: written by the commands that do it, never changed afterwards."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Session, col, select

from leavingcare.access import Viewer
from leavingcare.storage import Record


class AuditEntry(Record, table=True):
    """One thing done or read. It names records by id and never holds what they say."""

    __tablename__ = "audit_entry"

    actor: str = Field(max_length=20)
    actor_id: UUID | None = Field(default=None, index=True)
    action: str = Field(max_length=60)
    young_person_id: UUID | None = Field(default=None, index=True)
    record: str = Field(default="", max_length=40)
    record_id: UUID | None = None


def record_action(
    session: Session,
    action: str,
    *,
    by: Viewer | None,
    now: datetime,
    young_person_id: UUID | None = None,
    about: Record | None = None,
) -> AuditEntry:
    """Add the audit row of an action; `by` is None when the service itself did it."""
    actor = "service" if by is None else "young-person" if by.is_young_person else "staff"
    entry = AuditEntry(
        created_at=now,
        actor=actor,
        actor_id=by.id if by else None,
        action=action,
        young_person_id=young_person_id,
        record=type(about).__name__ if about else "",
        record_id=about.id if about else None,
    )
    session.add(entry)
    return entry


def who_looked(session: Session, young_person_id: UUID, *, since: datetime) -> list[AuditEntry]:
    """Staff who opened this young person's record since then, newest first."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.young_person_id == young_person_id, AuditEntry.actor == "staff")
        .where(col(AuditEntry.action).startswith("opened "), AuditEntry.created_at >= since)
        .order_by(col(AuditEntry.created_at).desc())
    )
    return list(session.exec(query))
