"""What readers say of an entry, for its editor."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from leavingcare.storage import EncryptedText, Record


class Feedback(Record, table=True):
    """One reader's word on one entry. Nobody's name: the page asks for none, and keeps none."""

    __tablename__ = "feedback"

    entry_slug: str = Field(max_length=120, index=True)
    locale: str = Field(max_length=16)
    was_right: bool
    words: str | None = Field(default=None, sa_type=EncryptedText)
    settled_at: datetime | None = Field(default=None, index=True)
    settled_by: UUID | None = Field(default=None, foreign_key="staff.id")
