"""How Alembic finds our tables and the database that it was given."""

from alembic import context
from sqlmodel import SQLModel

import leavingcare.audit
import leavingcare.conversations
import leavingcare.escalations
import leavingcare.people
import leavingcare.plans
import leavingcare.publishing  # noqa: F401

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
