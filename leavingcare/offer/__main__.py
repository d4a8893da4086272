"""Commands for those who keep a council's offer: whether it may go live, and what covers each topic."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from leavingcare.clock import today
from leavingcare.errors import Invalid
from leavingcare.offer.checking import Content, check

CONTENT = Path(__file__).parents[2] / "content"


def main(given: Sequence[str] | None = None) -> int:
    """Run one command; `given` are its arguments, those of the process where none are given."""
    parser = argparse.ArgumentParser(prog="python -m leavingcare.offer", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, run, what in (
        ("check", _check, "say what to put right; exit status 0 only when the council may go live"),
        ("topics", _topics, "say for each topic what covers it"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("--council", required=True, help="the folder under content/councils")
        command.add_argument("--on", type=_day, default=None, help="the day to look from, like 2027-06-01")
        command.add_argument("--content", type=Path, default=CONTENT, help="another content folder")
        command.set_defaults(run=run)
    arguments = parser.parse_args(given)
    try:
        content = Content.load(arguments.content, arguments.council, on=arguments.on or today())
    except Invalid as error:
        print(error)
        print(f"{arguments.council} may not go live: its content cannot be read.")
        return 1
    run = arguments.run
    return int(run(content))


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is no day; write it like 2027-06-01") from None


def _check(content: Content) -> int:
    found = check(content)
    for finding in found:
        print(finding)
    blocking, rest = sum(each.blocks for each in found), sum(not each.blocks for each in found)
    name, day = content.council.name, f"{content.on:%-d %B %Y}"
    if blocking:
        print(f"{name} may not go live on {day}: {blocking} to put right first, {rest} more to know of.")
        return 1
    print(f"{name} may go live on {day}; {rest} to know of.")
    return 0


def _topics(content: Content) -> int:
    entries = content.library.entries()
    for area, topics in content.topics.by_area.items():
        for topic in topics:
            covering = content.library.by_topic(topic)
            own = [entry.slug for entry in covering if entry.council or entry.region]
            what = ", ".join(entry.slug for entry in covering) or "no entry"
            print(f"{area:20} {topic:28} {what}{' (own words)' if own else ''}")
    covered = sum(bool(content.library.by_topic(topic)) for topic in content.topics.all())
    local = sum(bool(entry.council or entry.region) for entry in entries)
    print(
        f"{covered} of {len(content.topics.all())} topics have an entry; {len(entries)} entries, "
        f"{local} with the council's or its region's own words."
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
