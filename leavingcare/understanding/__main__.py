"""Commands for those who write entries: compile the matcher, and explain what it makes of a text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leavingcare.clock import utc_now
from leavingcare.facts import Facts
from leavingcare.offer import Library
from leavingcare.settings import Settings
from leavingcare.understanding.explain import explain
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.meaning import Encoder, wanted_encoder
from leavingcare.understanding.outcomes import Situation
from leavingcare.understanding.report import changes, report
from leavingcare.understanding.store import NOT_READABLE, load, load_matcher, made_from, path_for, save

_CONTENT = Path(__file__).parents[2] / "content"


def _library(council: str) -> Library:
    return Library.load(_CONTENT, council, Facts.load(_CONTENT, council))


def _encoder() -> Encoder | None:
    return wanted_encoder(Settings.from_environment().semantic)


def _compile(council: str) -> None:
    library, encoder = _library(council), _encoder()
    built = Matcher.build(library, encoder=encoder)
    path = path_for(council, encoder=encoder)
    save(Matcher(built.models, built.titles, made_from(library, encoder=encoder)), path)
    sizes = ", ".join(f"{locale}: {len(model.kinds)} kinds" for locale, model in built.models.items())
    sys.stdout.write(f"{path.relative_to(_CONTENT.parent)} ({sizes})\n")


def _explain(council: str, text: str, locale: str) -> None:
    matcher = load_matcher(_library(council), council, semantic=Settings.from_environment().semantic)
    lines = explain(text, matcher=matcher, situation=Situation(locale=locale, now=utc_now()))
    sys.stdout.write("\n".join(lines) + "\n")


def _report(council: str, locale: str) -> None:
    found = report(_library(council), locale=locale, encoder=_encoder())
    sys.stdout.write("\n".join(found.lines()) + "\n")


def _changes(council: str) -> None:
    library, encoder = _library(council), _encoder()
    try:
        before = load(path_for(council, encoder=encoder))
    except NOT_READABLE:
        sys.stdout.write("Nothing was compiled before: run `compile` first, then change entries.\n")
        return
    questions = [text for entry in library.entries() for text in entry.examples]
    changed = changes(before, Matcher.build(library, encoder=encoder), questions)
    for question, (was, now) in changed.items():
        sys.stdout.write(f"{question}: {was} -> {now}\n")
    if not changed:
        sys.stdout.write("No question goes to another entry than before.\n")


def main(given: list[str] | None = None) -> None:
    """Run one command; `given` are its arguments, those of the process where none are given."""
    parser = argparse.ArgumentParser(prog="python -m leavingcare.understanding", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    compiling = commands.add_parser("compile", help="learn from the content and keep what was learned")
    explaining = commands.add_parser("explain", help="say what is made of a text, and why")
    explaining.add_argument("text")
    explaining.add_argument("--locale", default="en", help="the language that the person is known to use")
    reporting = commands.add_parser("report", help="questions that are missed, entries that take another's")
    reporting.add_argument("--locale", default="en", help="the language whose questions are looked at")
    changing = commands.add_parser(
        "changes", help="questions that go to another entry than when last compiled"
    )
    for one in (compiling, explaining, reporting, changing):
        one.add_argument("--council", default="oxfordshire")
    arguments = parser.parse_args(given)
    if arguments.command == "explain":
        _explain(arguments.council, arguments.text, arguments.locale)
    elif arguments.command == "report":
        _report(arguments.council, arguments.locale)
    else:
        {"compile": _compile, "changes": _changes}[arguments.command](arguments.council)


if __name__ == "__main__":
    main()
