"""Sentences for translators: collect them into messages.pot, check that it is fresh, compile what they wrote.

Usage: python -m scripts.strings collect | check | compile
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
OPTIONS = {"**/templates/**": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
# `_` and gettext's own names are known already; these mark a sentence that is put into words later.
KEYWORDS = {
    "_": None,
    "lazy": None,
    "gettext": None,
    # What is said in another language than that of whoever asked for it.
    "theirs": None,
    "in_theirs": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "N_": None,
}
# Lines that would differ from day to day and from machine to machine.
UNSTEADY = (
    b'"Report-Msgid',
    b'"POT-Creation-Date',
    b'"Generated-By',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
)


def main(arguments: list[str]) -> int:
    """Do what the one argument says. Returns the exit status."""
    commands = {"collect": collect, "check": check, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


def collect() -> int:
    """Write messages.pot anew."""
    TRANSLATIONS.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
    print(f"{TEMPLATE.relative_to(ROOT)} is fresh")
    return 0


def check() -> int:
    """1 where the code has sentences that messages.pot does not, or the other way round."""
    if TEMPLATE.is_file() and TEMPLATE.read_bytes() == template():
        return 0
    print("translations/messages.pot is stale: run `make strings` and commit it", file=sys.stderr)
    return 1


def template() -> bytes:
    """The list of sentences, the same for the same code on any machine and any day."""
    catalog = Catalog(
        project="Waymark", version="0", copyright_holder="Waymark contributors", charset="utf-8"
    )
    catalog.header_comment = (
        "# The sentences of Waymark's pages and texts. Made by `make strings`; not edited by hand."
    )
    for message, comments, context in _sentences():
        catalog.add(message, auto_comments=comments, context=context)
    written = io.BytesIO()
    write_po(written, catalog, no_location=True, sort_output=True, width=100)
    lines = written.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSTEADY))


def _sentences() -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    for package in ("bot", "leavingcare", "portal"):
        found = extract_from_dir(
            ROOT / package,
            method_map=METHODS,
            options_map=OPTIONS,
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
            directory_filter=lambda folder: Path(folder).name not in ("node_modules", "static", "assets"),
        )
        for _file, _line, message, comments, context in found:
            yield message, comments, context


def compile_all() -> int:
    """Make the .mo file of every .po file; 1 where a translation broke a placeholder."""
    problems = [
        problem for source in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")) for problem in _compile(source)
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _compile(source: Path) -> list[str]:
    with source.open("rb") as given:
        catalog = read_po(given, locale=source.parts[-3], domain=source.stem)
    # The offer's and the rules' have {names} of their own kind, which tests check; "100% free" is no placeholder.
    broken = list(catalog.check()) if source.stem == "messages" else []
    if not broken:
        with source.with_suffix(".mo").open("wb") as written:
            write_mo(written, catalog, use_fuzzy=False)
    return [
        f"{source.relative_to(ROOT)}:{message.lineno}: {error}"
        for message, errors in broken
        for error in errors
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
