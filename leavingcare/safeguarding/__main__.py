"""For a safeguarding lead: every rule on a page to be signed, and what the net makes of files of texts."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from leavingcare.safeguarding.kept import BUILD, KEPT
from leavingcare.safeguarding.net import CONTENT, Net
from leavingcare.safeguarding.rules import Signals


def page(net: Net) -> Iterator[str]:
    """Markdown of every rule of every language (what it looks for, why, how fast, and texts that it finds), and of the
    turns of phrase and the phrases that are looked for beside them."""
    yield "# What the safety net looks for\n"
    for signals in net.languages:
        yield from _of_language(signals)
    yield "\n## Phrases of danger that the second look learned from\n"
    yield from (f"- {said.risk.value}, {said.urgency.value}: {said.text}" for said in net.likeness.danger)


def _of_language(signals: Signals) -> Iterator[str]:
    by, on = signals.signed_off_by or "nobody yet", signals.signed_off_on or "never"
    yield f"\n## {signals.language}\n\nStatus: {signals.status}. Signed by {by}, {on}.\n"
    for rule in signals.rules:
        yield f"\n### {rule.id}: {rule.risk.value}, {rule.urgency.value}\n\n{rule.reason}\n"
        yield from (f"- looks for `{frame.written}`" for frame in rule.frames)
        yield from (f"- but not beside `{frame.written}`" for frame in rule.unless)
        yield from (f"- finds: {text}" for text in rule.tests)
    for name, frames in signals.asides.items():
        yield f"\n### turns of phrase: {name}\n"
        yield from (f"- looks for `{frame.written}`" for frame in frames)


def report(net: Net, paths: list[Path]) -> Iterator[str]:
    """For each file of texts, how many raise a concern, by the first word of their place in it."""
    for path in paths:
        found, seen = Counter[str](), Counter[str]()
        for place, text in texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            name = place[0] if place else "all"
            seen[name] += 1
            found[name] += net.assess(text) is not None
        yield f"{path.name}: {found.total()} of {seen.total()} raise a concern"
        yield from (f"  {name}: {found[name]} of {seen[name]}" for name in sorted(seen))


def texts(given: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a file, with the keys that it stands under."""
    if isinstance(given, dict):
        for key, below in given.items():
            yield from texts(below, (*place, str(key)))
    elif isinstance(given, list):
        for each in given:
            yield from texts(each, place)
    elif given is not None:
        yield place, str(given)


def main(given: list[str] | None = None) -> None:
    """Run one command; `given` are its arguments, those of the process where none are given."""
    parser = argparse.ArgumentParser(prog="python -m leavingcare.safeguarding", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("compile", help="learn the second look now, so that no process has to when it starts")
    commands.add_parser("page", help="every rule, for a safeguarding lead to read and sign")
    reporting = commands.add_parser("report", help="how many texts of YAML files raise a concern")
    reporting.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args(given)
    net = Net.load(CONTENT)
    if arguments.command == "compile":
        lines = iter([f"{BUILD / KEPT}: {len(net.likeness.danger)} phrases of danger"])
    else:
        lines = page(net) if arguments.command == "page" else report(net, arguments.files)
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
