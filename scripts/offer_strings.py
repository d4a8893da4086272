"""The local offer's parts for translators: which are missing or stale, and translations that lost a figure or a link.

Usage: python -m scripts.offer_strings list LANGUAGE [COUNCIL] | check LANGUAGE
`list` prints each part that waits, with its English; `check` fails where a {figure}, a link's address or the mark of
a list is not as in the English.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from leavingcare.facts import Facts
from leavingcare.offer import (
    HELPLINES,
    VALUES,
    Helplines,
    Library,
    pairs,
    pairs_of_helplines,
    pairs_of_values,
)

ROOT = Path(__file__).resolve().parents[1]
_KEPT = (re.compile(r"\{[^}]*\}"), re.compile(r"\]\(([^)]*)\)"), re.compile(r"^(?:\d+\.|[-*]) "))


def main(arguments: list[str]) -> int:
    """Do what the arguments say. Returns the exit status."""
    if len(arguments) in (2, 3) and arguments[0] == "list":
        council = arguments[2] if len(arguments) == 3 else "oxfordshire"
        sys.stdout.writelines(f"{line}\n" for line in waiting(arguments[1], council))
        return 0
    if len(arguments) == 2 and arguments[0] == "check":
        path = ROOT / "translations" / arguments[1] / "LC_MESSAGES" / "offer.po"
        broken = list(lost(path))
        sys.stderr.writelines(f"{line}\n" for line in broken)
        return 1 if broken else 0
    print(__doc__, file=sys.stderr)
    return 2


def waiting(locale: str, council: str) -> Iterator[str]:
    """Each part that is missing or stale, as the catalogue's msgctxt, its state and its English; then the counts."""
    content = ROOT / "content"
    facts = Facts.load(content, council)
    library = Library.load(content, council, facts)
    states: Counter[str] = Counter()
    found = [(entry.slug, pairs(entry, locale)) for entry in library.entries()]
    found.append((HELPLINES, pairs_of_helplines(Helplines.load(content), locale)))
    found.append((VALUES, pairs_of_values(facts, locale)))
    for slug, parts in found:
        for pair in parts:
            states[pair.state] += 1
            if pair.state in ("missing", "stale"):
                english = pair.english.replace("\n", "\\n")
                yield f"{slug}/{pair.field}\t{pair.state}\t{english}"
    yield ", ".join(f"{state}: {count}" for state, count in sorted(states.items()))


def lost(path: Path) -> Iterator[str]:
    """Translations that do not keep every figure, address and list mark of their English."""
    with path.open("rb") as source:
        catalogue = read_po(source)
    for message in catalogue:
        english, words = str(message.id), str(message.string)
        if not english or not words or str(message.context).endswith("/examples"):
            continue
        for kept in _KEPT:
            wanted, found = Counter(kept.findall(english)), Counter(kept.findall(words))
            if wanted != found:
                changed = ", ".join((wanted - found) + (found - wanted))
                yield f"{message.context}: {changed} is not as in the English"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
