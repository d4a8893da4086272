"""The migrations make what the models describe, and the file HEAD names the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

import leavingcare.migrations
from leavingcare.storage import Database
from leavingcare.storage.migrate import migrate
from tests.support.databases import TEST_KEY, import_every_model
from tests.support.postgres import for_sqlalchemy

FOLDER = Path(str(leavingcare.migrations.__file__)).parent


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with nothing in it, not even tables."""
    url = f"sqlite:///{tmp_path / 'bare.db'}"
    if request.param == "postgresql":
        url = for_sqlalchemy(request.getfixturevalue("postgres_url"))
    database = Database(url, TEST_KEY)
    yield database
    database.dispose()


def test_migrations_make_what_the_models_describe(bare: Database) -> None:
    import_every_model()

    migrate(bare)

    with bare.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrating_again_changes_nothing(bare: Database) -> None:
    migrate(bare)

    migrate(bare)

    with bare.engine.connect() as connection:
        assert list(MigrationContext.configure(connection).get_current_heads()) == scripts().get_heads()


def test_head_names_the_last_migration_so_that_two_branches_collide_in_review() -> None:
    [head] = scripts().get_heads()

    last = Path(scripts().get_revision(head).path)

    assert (FOLDER / "HEAD").read_text().strip() == last.stem


def scripts() -> ScriptDirectory:
    return ScriptDirectory(str(FOLDER))
