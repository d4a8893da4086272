"""The register of languages, from translations/languages.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from leavingcare.errors import Invalid

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
DEFAULT = "en"
STATUSES = ("reviewed", "unreviewed", "none")


@dataclass(frozen=True)
class Locale:
    """A language. `status`: reviewed (an interpreter signed it off), unreviewed (labelled so), none (no words yet)."""

    code: str
    name: str
    own_name: str
    direction: str
    status: str
    fallback: str = DEFAULT

    @property
    def is_reviewed(self) -> bool:
        return self.status == "reviewed"


@cache
def locales() -> tuple[Locale, ...]:
    """Every language in the register, in its order. Raises Invalid, naming the row, where one is wrong."""
    path = TRANSLATIONS / "languages.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_locale(str(code), row) for code, row in rows.items())


def _locale(code: str, row: dict[str, str]) -> Locale:
    where = f"translations/languages.yaml: {code}"
    missing = [name for name in ("name", "own_name", "direction", "status") if not row.get(name)]
    if missing:
        raise Invalid(f"{where}: {missing[0]} is missing; add it")
    if row["direction"] not in ("ltr", "rtl"):
        raise Invalid(f"{where}: direction is {row['direction']!r}; it is ltr or rtl")
    if row["status"] not in STATUSES:
        raise Invalid(f"{where}: status is {row['status']!r}; it is one of {', '.join(STATUSES)}")
    return Locale(code=code, **{k: row[k] for k in ("name", "own_name", "direction", "status")})


def find(code: str) -> Locale | None:
    return next((locale for locale in locales() if locale.code == code), None)


def number_in_one(number: str, code: str) -> str:
    """A telephone number that its reader sees in its own order.

    In a line that runs right to left, figures that a common space parts change places: 116 123 reads 123 116. A space
    that does not break holds them, in a text too.
    """
    locale = find(code)
    return number.replace(" ", "\u00a0") if locale is not None and locale.direction == "rtl" else number


def offered(unreviewed_too: bool) -> tuple[Locale, ...]:
    """The languages that people may pick: those reviewed, and where a deployment allows it the unreviewed."""
    wanted = {"reviewed", "unreviewed"} if unreviewed_too else {"reviewed"}
    return tuple(locale for locale in locales() if locale.status in wanted)
