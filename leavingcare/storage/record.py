"""What every stored record has: an unguessable id, and when it was made."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

# Named constraints, so that a later migration can change them on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(SQLModel):
    """Base of the tables. `created_at` is given by whoever makes the record: the domain reads no clock."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    created_at: datetime
