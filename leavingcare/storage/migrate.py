"""Bringing a database to the shape that this version expects."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from leavingcare.storage.database import Database

_MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for one open connection; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Run every migration that this database has not had. Safe to call again."""
    with database.engine.connect() as connection:
        command.upgrade(migration_config(connection), "head")
        connection.commit()
