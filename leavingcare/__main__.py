"""Commands for those who run a deployment: `python -m leavingcare --help`."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import date
from typing import Any

from leavingcare import conversations, demo, escalations, languages, people
from leavingcare.access import Role
from leavingcare.clock import utc_now
from leavingcare.errors import LeavingCareError
from leavingcare.people import StaffChange
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
    _add_staff_changes(commands)
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


def _day(written: str) -> date:
    """A day as a command is given it. Raises what argparse puts beside the option's name."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it like 2026-12-01") from None


def _add_staff_changes(commands: Any) -> None:
    """What changes about those who work here: `change-staff` and `move-caseload`."""
    change = commands.add_parser(
        "change-staff", help="roles, days away, cover, language; or that someone left"
    )
    change.add_argument("--email", required=True)
    change.add_argument(
        "--role",
        action="append",
        choices=[r.value for r in Role if r != Role.YOUNG_PERSON],
        help="every role that they have from now on",
    )
    change.add_argument("--cover", metavar="EMAIL", help="who answers for them while they are away")
    change.add_argument("--away-from", type=_day, metavar="YYYY-MM-DD")
    change.add_argument("--away-until", type=_day, metavar="YYYY-MM-DD", help="the last day away")
    change.add_argument("--works", help='when they work, as people read it: "Monday to Thursday, 9 to 5"')
    change.add_argument("--language", choices=[locale.code for locale in languages.offered(True)])
    over = change.add_mutually_exclusive_group()
    over.add_argument("--back", action="store_true", help="they are back, or will not be away")
    over.add_argument("--left", action="store_true", help="they work here no longer")
    over.add_argument("--returned", action="store_true", help="they work here again")
    change.set_defaults(run=_change_staff)
    move = commands.add_parser("move-caseload", help="one adviser's young people and what waits, to another")
    move.add_argument("--from", dest="leaving", required=True, metavar="EMAIL")
    move.add_argument("--to", required=True, metavar="EMAIL")
    move.set_defaults(run=_move_caseload)


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


def _change_staff(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    if given.away_until and not given.away_from:
        raise LeavingCareError("Say from which day they are away as well: --away-from")
    with database.session() as session:
        staff = people.staff_by_email(session, given.email)
        change = StaffChange(
            roles=frozenset(map(Role, given.role)) if given.role else None,
            cover=people.staff_by_email(session, given.cover) if given.cover else None,
            away=(given.away_from, given.away_until) if given.away_from else None,
            back=given.back,
            active=False if given.left else True if given.returned else None,
            works=given.works,
            locale=given.language,
        )
        people.change_staff(session, staff, change, now=utc_now())
    print(f"Changed {staff.name}.")


def _move_caseload(database: Database, given: argparse.Namespace, settings: Settings) -> None:
    now = utc_now()
    with database.session() as session:
        leaving, to = (people.staff_by_email(session, email) for email in (given.leaving, given.to))
        moved = people.move_caseload(session, leaving, to, now=now)
        waiting = escalations.hand_over_all(session, leaving, to, now=now)
    print(f"Moved {moved} young people from {leaving.name} to {to.name}, with {waiting} things that wait.")


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
