"""The local offer beside its translation: which entries there are, one entry part by part, and a page to print."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for

from leavingcare import languages
from leavingcare.access import Permission
from leavingcare.errors import NotFound
from leavingcare.languages import Locale
from leavingcare.offer import AREAS, HELPLINES, Pair, pairs, pairs_of_helplines
from portal.languages import gettext as _
from portal.permissions import requires, viewer
from portal.sessions import desk

blueprint = Blueprint("interpreter", __name__, url_prefix="/staff/translations", template_folder="templates")


@dataclass(frozen=True)
class Progress:
    """How an entry stands in a language: how many parts are in each state."""

    slug: str
    title: str
    area: str
    reviewed: int
    machine: int
    stale: int
    missing: int

    @property
    def needs_work(self) -> bool:
        return bool(self.machine or self.stale or self.missing)


@blueprint.get("/")
@requires(Permission.READ_TRANSLATIONS)
def entries() -> str:
    """Every entry with its state in the language, area by area; only those that need work, or those found by words."""
    language = _language()
    wanted = (request.args.get("q") or "").strip()
    found = desk().library.search(wanted, 40) if wanted else desk().library.entries()
    rows = [_progress(entry.slug, entry.title, entry.area, pairs(entry, language.code)) for entry in found]
    if not wanted:
        rows.append(_progress(HELPLINES, _("People to call or text"), HELPLINES, _of_helplines(language)))
    if request.args.get("open") == "1":
        rows = [row for row in rows if row.needs_work]
    by_area = [(area, [row for row in rows if row.area == area]) for area in (*AREAS, HELPLINES)]
    return render_template(
        "interpreter/entries.html",
        language=language,
        others=_others(),
        by_area=[(area, some) for area, some in by_area if some],
        total=len(rows),
        wanted=wanted,
        only_open=request.args.get("open") == "1",
    )


@blueprint.get("/<slug>")
@requires(Permission.READ_TRANSLATIONS)
def entry(slug: str) -> str:
    """One entry, part by part: English, the translation, and its state. Prints as it stands."""
    found = desk().library.entry(slug)
    language = _language()
    return render_template(
        "interpreter/entry.html",
        title=found.title,
        checked_on=found.checked_on,
        itself=url_for("offer.entry", slug=slug),
        language=language,
        parts=pairs(found, language.code),
    )


@blueprint.get("/helplines")
@requires(Permission.READ_TRANSLATIONS)
def helplines() -> str:
    """The helplines in the same way."""
    language = _language()
    return render_template(
        "interpreter/entry.html",
        title=_("People to call or text"),
        checked_on=None,
        itself=url_for("offer.helplines"),
        language=language,
        parts=_of_helplines(language),
    )


def _of_helplines(language: Locale) -> list[Pair]:
    return pairs_of_helplines(desk().helplines, language.code)


def _language() -> Locale:
    """The language asked for, else the viewer's own, else the first that is not English."""
    code = request.args.get("language") or viewer().locale
    found = languages.find(code)
    if found is None:
        raise NotFound("There is no such language here")
    return found if found.code != languages.DEFAULT else _others()[0]


def _others() -> list[Locale]:
    return [each for each in languages.locales() if each.code != languages.DEFAULT]


def _progress(slug: str, title: str, area: str, parts: list[Pair]) -> Progress:
    states = [pair.state for pair in parts]
    counts = (states.count(state) for state in ("reviewed", "machine", "stale", "missing"))
    return Progress(slug, title, area, *counts)
