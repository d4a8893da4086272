"""The rules' texts for translators: which of them wait, and translations that lost a figure.

Usage: python -m scripts.rule_strings list LANGUAGE | check LANGUAGE
`list` prints each text that waits, with where it stands; `check` fails where a {figure} is not as in the English, or
where the English is in no rule any more.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from leavingcare.entitlements.translation import every_text

ROOT = Path(__file__).resolve().parents[1]
_FIGURE = re.compile(r"\{[^}]*\}")


def main(arguments: list[str]) -> int:
    """Do what the arguments say. Returns the exit status."""
    commands = {"list": (waiting, sys.stdout, 0), "check": (wrong, sys.stderr, 1)}
    if len(arguments) != 2 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    find, out, status = commands[arguments[0]]
    found = list(find(arguments[1]))
    out.writelines(f"{line}\n" for line in found)
    return status if found else 0


def waiting(locale: str) -> Iterator[str]:
    """Each text that has no translation yet."""
    given = translations(locale)
    for english, places in every_text(ROOT / "content").items():
        if english not in given:
            yield f"{places[0]}\t{english}"


def wrong(locale: str) -> Iterator[str]:
    """Translations that do not keep every figure of their English, or stand for none that there is."""
    texts = every_text(ROOT / "content")
    for english, words in translations(locale).items():
        if english not in texts:
            yield f"{english}: no rule says this any more"
        elif Counter(_FIGURE.findall(english)) != Counter(_FIGURE.findall(words)):
            yield f"{english}: a figure is not as in the English"


def translations(locale: str) -> dict[str, str]:
    """What a language's rules.po has, by its English."""
    path = ROOT / "translations" / locale / "LC_MESSAGES" / "rules.po"
    if not path.is_file():
        return {}
    with path.open("rb") as source:
        catalogue = read_po(source, locale=locale)
    return {
        str(each.id): str(each.string) for each in catalogue if each.id and each.string and not each.fuzzy
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
