"""Writes a numbered migration for whatever changed in the models: python -m scripts.migration add_reminders."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from leavingcare.storage import Database
from leavingcare.storage.migrate import migrate, migration_config

MIGRATIONS = Path(__file__).resolve().parents[1] / "leavingcare" / "migrations"
# A migration outlives the code that it was written for: it names plain column types, not ours.
PLAIN = [
    (r"leavingcare\.storage\.columns\.Encrypted(?:Text|Date)\(\)", "sa.Text()"),
    (r"sqlmodel\.sql\.sqltypes\.AutoString\(length=(\d+)\)", r"sa.String(length=\1)"),
    (r"sqlmodel\.sql\.sqltypes\.AutoString\(\)", "sa.String()"),
    (r"sqlmodel[\w.]*UTCDateTime\(\)", "sa.DateTime(timezone=True)"),
    (r"(?m)^import sqlmodel.*\n", ""),
]


def main(arguments: list[str]) -> int:
    """Write the migration and its name into HEAD. Returns the exit status."""
    if len(arguments) != 1 or not re.fullmatch(r"[a-z][a-z0-9_]*", arguments[0]):
        print(__doc__, file=sys.stderr)
        return 2
    name = arguments[0]
    number = f"{1 + max((int(path.name[:4]) for path in _written()), default=0):04}"
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/scratch.db", "a key for a database that is thrown away")
        migrate(database)
        with database.engine.connect() as connection:
            made = command.revision(
                migration_config(connection), message=name.replace("_", " "), autogenerate=True, rev_id=number
            )
        database.dispose()
    assert made is not None and not isinstance(made, list)
    path = MIGRATIONS / "versions" / f"{number}_{name}.py"
    text = Path(made.path).read_text()
    Path(made.path).unlink()
    for pattern, plain in PLAIN:
        text = re.sub(pattern, plain, text)
    path.write_text(text)
    (MIGRATIONS / "HEAD").write_text(f"{path.stem}\n")
    print(
        f"Wrote {path.relative_to(MIGRATIONS.parents[1])}: read it, and run it on PostgreSQL too (make test)"
    )
    return 0


def _written() -> list[Path]:
    return list((MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
