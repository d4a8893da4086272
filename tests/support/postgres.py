"""A real PostgreSQL server that lives as long as a test run: its own folder, its own socket, no port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql

from tests.support.presence import absent

_ROLE = "waymark"
# Nothing here outlives the run, so nothing needs to reach the disk.
_THROWAWAY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=",
    "max_connections=200",
)


@dataclass(frozen=True)
class Server:
    """A running server. `folder` holds its socket."""

    folder: Path

    def new_database(self) -> str:
        """Make an empty database and return its address without a scheme's driver: postgresql://..."""
        name = f"test_{uuid4().hex[:12]}"
        self._run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"postgresql://{_ROLE}@/{name}?host={self.folder}"

    def drop(self, address: str) -> None:
        name = address.split("@/")[1].split("?")[0]
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        where = f"postgresql://{_ROLE}@/postgres?host={self.folder}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement)


def for_sqlalchemy(address: str) -> str:
    """The same address as DATABASE_URL has it; Huey and psycopg take it without the driver's name."""
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Run a server while the block runs. Skips where PostgreSQL is not installed; fails there in CI."""
    programs = _programs()
    runs_as = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if runs_as:
        os.chown(folder, runs_as["user"], runs_as["group"])
    try:
        _make_cluster(programs, folder, runs_as)
        options = " ".join(f"-c {setting}" for setting in (*_THROWAWAY, f"unix_socket_directories={folder}"))
        start = [
            programs / "pg_ctl",
            "start",
            "-w",
            "-D",
            folder / "data",
            "-l",
            folder / "log",
            "-o",
            options,
        ]
        _call(start, runs_as, folder)
        try:
            yield Server(folder)
        finally:
            _call(
                [programs / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder / "data"], runs_as, folder
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder with the server's programs; Debian keeps them off the PATH, one folder a version."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    by_version = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda found: int(found.parts[-3]), reverse=True
    )
    if not by_version:
        absent("PostgreSQL's server is not installed: apt-get install postgresql")
    return by_version[0].parent


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: give its processes an ordinary account. Empty where we are one already."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return absent("PostgreSQL does not run as root, and there is no account named postgres or nobody")


def _make_cluster(programs: Path, folder: Path, runs_as: dict[str, Any]) -> None:
    command = [
        programs / "initdb",
        "-D",
        folder / "data",
        "-U",
        _ROLE,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    _call([*command, "--locale=C"], runs_as, folder)


def _call(command: list[Any], runs_as: dict[str, Any], folder: Path) -> None:
    # Output goes to a file: the server inherits it, and a pipe would stay open until the server ends.
    with (folder / "calls").open("ab") as log:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            timeout=120,
            check=False,
            **runs_as,
        )
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed:\n" + (folder / "calls").read_text())
