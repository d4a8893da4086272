"""Commands for those who run a deployment: `python -m leavingcare --help`."""

from __future__ import annotations

import argparse
import getpass
import json
import sys

from leavingcare import conversations, demo, people
from leavingcare.access import Role
from leavingcare.clock import utc_now
from leavingcare.errors import LeavingCareError
from leavingcare.people.passwords import hash_password
from leavingcare.settings import Settings
from leavingcare.storage import Database
from leavingcare.storage.migrate import migrate


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, or 2 with one line that says what to do."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        settings = Settings.from_environment()
        database = Database(settings.database_url, settings.data_key)
        given.run(database, given, settings)
    except LeavingCareError as error:
        print(f"{parser.prog} {given.command}: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m leavingcare", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the database to this version").set_defaults(run=_migrate)
    staff = commands.add_parser("create-staff", help="add a member of staff; asks for the password")
    staff.add_argument("--name", required=True)
    staff.add_argument("--email", required=True)
    staff.add_argument(
        "--role", action="append", required=True, choices=[r.value for r in Role if r != Role.YOUNG_PERSON]
    )
    staff.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    staff.set_defaults(run=_create_staff)
    seed = commands.add_parser("seed-demo", help="load the invented team and young people, once")
    seed.set_defaults(run=_seed_demo)
    messages = commands.add_parser(
        "messages", help="provider id, direction and state of every stored message"
    )
    messages.add_argument(
        "--jsonl", action="store_true", help="one JSON object a line (the only form there is)"
    )
    messages.set_defaults(run=_messages)
    return parser


def _migrate(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    migrate(database)


def _create_staff(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    password = sys.stdin.readline().rstrip("\n") if given.password_stdin else getpass.getpass("Password: ")
    roles = [Role(role) for role in given.role]
    with database.session() as session:
        people.add_staff(
            session,
            name=given.name,
            email=given.email,
            password_hash=hash_password(password),
            roles=roles,
            now=utc_now(),
        )
    print(f"Added {given.name}. At the first sign-in they set up their authenticator app.")


def _seed_demo(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    if not settings.simulated:
        raise LeavingCareError(
            "The demo's people are for SENDER=simulator alone; they do not belong in a real service"
        )
    with database.session() as session:
        seeded = demo.seed(session, now=utc_now())
    print(demo.sign_ins(settings.public_origin) if seeded else "The demo's people are there already.")


def _messages(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    with database.reading() as session:
        for row in conversations.message_log(session):
            print(json.dumps(row))


if __name__ == "__main__":
    sys.exit(main())
