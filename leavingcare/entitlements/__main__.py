"""Commands for reviewers: a rule in plain words, all facts, a page of all rules to sign, and checks by the line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from leavingcare.clock import today
from leavingcare.entitlements.book import RuleBook
from leavingcare.entitlements.explain import Teller
from leavingcare.entitlements.page import rules_page
from leavingcare.entitlements.report import check_line, facts_as_json, rule_lines
from leavingcare.entitlements.rules import Rule, national_rules
from leavingcare.errors import Invalid, LeavingCareError, NotFound

_ROOT = Path(__file__).parents[2]
_CONTENT = _ROOT / "content"
_DEFAULT = "oxfordshire"


@cache
def book_of(council: str) -> RuleBook:
    """The rules of a council, read once."""
    names = sorted(path.parent.name for path in (_CONTENT / "councils").glob("*/council.yaml"))
    if council not in names:
        raise NotFound(f"there is no council {council}; there are {', '.join(names)}")
    return RuleBook.load(_CONTENT, council, national=_national())


@cache
def _national() -> dict[str, Rule]:
    return national_rules(_CONTENT)


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, or 2 with a line that says what to do."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except LeavingCareError as error:
        print(f"entitlements {given.command}: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m leavingcare.entitlements", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    explain = commands.add_parser("explain", help="print a rule in plain words")
    explain.add_argument("slug")
    explain.set_defaults(run=_explain)
    facts = commands.add_parser("facts", help="names, types, values and questions of all facts, as JSON")
    facts.set_defaults(run=_facts)
    page = commands.add_parser(
        "page", help="write a page with every rule as a diagram, its cases and references"
    )
    page.add_argument(
        "--to", type=Path, help="where to; .build/entitlements/COUNCIL.html where it is not said"
    )
    page.set_defaults(run=_page)
    check = commands.add_parser("check", help='decide lines of {"id","on","council","facts"}')
    check.add_argument("--jsonl", action="store_true", help="one JSON object a line (the only form there is)")
    check.add_argument("--file", type=Path, help="read these lines; standard input where it is not said")
    check.set_defaults(run=_check)
    for one in (explain, facts, page, check):
        one.add_argument("--council", default=_DEFAULT, help="a folder of content/councils")
        one.add_argument(
            "--on", type=date.fromisoformat, default=None, help="the day to look from, like 2027-04-06"
        )
    return parser


def _explain(given: argparse.Namespace) -> int:
    book = book_of(given.council)
    rule = book.rules.get(given.slug)
    if rule is None:
        raise NotFound(f"there is no rule {given.slug}; there are {', '.join(sorted(book.rules))}")
    print("\n".join(rule_lines(rule, book, given.on or today())))
    return 0


def _facts(given: argparse.Namespace) -> int:
    teller = Teller(book_of(given.council), given.on or today())
    print(json.dumps(facts_as_json(teller), indent=2, default=str, ensure_ascii=False))
    return 0


def _page(given: argparse.Namespace) -> int:
    to = given.to or _ROOT / ".build" / "entitlements" / f"{given.council}.html"
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(rules_page(book_of(given.council), given.on or today(), given.council), encoding="utf-8")
    print(to)
    return 0


def _check(given: argparse.Namespace) -> int:
    if given.file is None:
        return _check_lines(getattr(sys.stdin, "buffer", sys.stdin), given)
    try:
        with given.file.open("rb") as lines:
            return _check_lines(lines, given)
    except OSError as error:
        raise NotFound(f"{given.file}: it cannot be read: {error.strerror}") from error


def _check_lines(lines: Iterable[str | bytes], given: argparse.Namespace) -> int:
    """A line out for each line in; a line that cannot be used is told on standard error, and the next is read."""

    def book(council: Any, where: str) -> RuleBook:
        try:
            return book_of(given.council if council is None else str(council))
        except NotFound as error:
            raise Invalid(f"{where}council: {error}") from None

    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row: Any = None
        try:
            row = _row(line, number)
            answer = check_line(row, book, given.on or today(), number)
        except LeavingCareError as error:
            status = 2
            print(f"entitlements check: {error}", file=sys.stderr)
            answer = {"id": row.get("id") if isinstance(row, dict) else None, "error": str(error)}
        # A lone half of a character, as JSON can write it, goes out as it came in.
        told = json.dumps(answer, default=str, ensure_ascii=False)
        print(told.encode("utf-8", "backslashreplace").decode())
    return status


def _row(line: str | bytes, number: int) -> Any:
    """A line of JSON. Raises Invalid, naming the line and, where one stands twice, the field."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in found if names.count(name) > 1)
            raise Invalid(f"line {number}: {twice}: it stands twice; give it once")
        return found

    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line
        return json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError:
        raise Invalid(f"line {number}: this is no UTF-8") from None
    except json.JSONDecodeError as error:
        raise Invalid(f"line {number}: this is no JSON: {error.msg}") from None
    except (RecursionError, ValueError):
        raise Invalid(f"line {number}: this is too deep, or a number in it is too long") from None


if __name__ == "__main__":
    sys.exit(main())
