"""The whole deployment as one WSGI app over a scratch database, for tests that need no server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from leavingcare.storage import Database
from tests.support.desk import settings


@contextmanager
def whole(folder: Path, **given: object) -> Iterator[tuple[Any, Database]]:
    """The app and its empty database in `folder`, until the block ends."""
    import wsgi

    made = settings(
        database_url=f"sqlite:///{folder / 'portal.db'}", spool_dir=str(folder / "spool"), **given
    )
    database = Database(made.database_url, made.data_key)
    database.create_all()
    yield wsgi.build(made), database
    database.dispose()
