"""What the frame of every page needs: built files by name, the places to go, the footer, the way out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, request, url_for
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from leavingcare.access import Permission
from leavingcare.offer import AREAS
from portal.languages import gettext as _
from portal.languages import locale
from portal.permissions import viewer_or_none
from portal.sessions import on

Place = dict[str, Any]

_AREA_ICONS = {
    "money": "pound",
    "housing": "key",
    "work-and-education": "bag",
    "health": "heart",
    "relationships": "people",
    "documents": "document",
    "immigration": "globe",
    "rights": "scales",
}


def init_app(app: Flask) -> None:
    manifest = Path(app.static_folder or "") / "manifest.json"
    names: dict[str, str] = json.loads(manifest.read_text()) if manifest.is_file() else {}

    def asset(name: str) -> str:
        """The address of a built file; its name carries a digest, so a browser may keep it for good."""
        root = request.script_root.removesuffix(f"/{locale().code}")
        return f"{root}/static/{names.get(name, name)}"

    # GOV.UK Frontend's macros, under the name that their own documentation uses.
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([loader for loader in (app.jinja_loader, govuk) if loader is not None])
    app.jinja_env.globals.update(
        asset=asset,
        council_theme=lambda: "",
        council_logo=lambda: "",
        home_url=home_url,
        leave_url=lambda: url_for("account.leave"),
        people_places=people_places,
        staff_places=staff_places,
        foot_links=foot_links,
        not_reviewed=lambda: not locale().is_reviewed,
        printed_on=printed_on,
        area_cards=area_cards,
    )
    app.jinja_env.filters["area_name"] = area_name


def printed_on() -> date:
    return on()


def home_url() -> str:
    viewer = viewer_or_none()
    return url_for("account.staff_home") if viewer and not viewer.is_young_person else url_for("offer.home")


def people_places(here: str) -> list[Place]:
    """Three or four places, always visible: the first three for everyone, all four when signed in."""
    viewer = viewer_or_none()
    home = ("home", "home", _("Home"), "offer.home")
    if viewer is not None and viewer.is_young_person:
        found = [
            home,
            ("plan", "list", _("My plan"), "young_person.plan"),
            ("messages", "message", _("Messages"), "young_person.messages"),
            ("contact", "phone", _("Contact"), "young_person.contact"),
        ]
    else:
        signed_in = ("work", "person", _("My work"), "account.staff_home")
        found = [
            home,
            ("checker", "question", _("What can I get?"), "checker.start"),
            signed_in if viewer else ("sign-in", "person", _("Sign in"), "account.sign_in_page"),
        ]
    return [
        {"href": url_for(endpoint), "icon": icon, "words": words, "here": key == here}
        for key, icon, words, endpoint in found
    ]


def staff_places(here: str) -> list[Place]:
    """The places of whatever somebody's work is."""
    viewer = viewer_or_none()
    if viewer is None:
        return []
    found = [
        (Permission.SEE_WHAT_WAITS, "today", _("Today"), "adviser.today"),
        (Permission.SEE_YOUNG_PEOPLE, "young-people", _("Young people"), "adviser.young_people"),
        (Permission.READ_FEEDBACK, "feedback", _("Readers"), "editor.feedback"),
        (Permission.READ_SAFETY_RULES, "safety-net", _("Safety net"), "safety_net.dangers"),
        (Permission.READ_TRANSLATIONS, "translations", _("Side by side"), "interpreter.entries"),
    ]
    places = [
        {"href": url_for(endpoint), "words": words, "here": key == here}
        for permission, key, words, endpoint in found
        if viewer.may(permission)
    ]
    return [*places, {"href": url_for("offer.home"), "words": _("Local offer"), "here": False}]


def foot_links() -> list[tuple[str, str]]:
    """The same links in the same order on every page."""
    return [
        (_("Help today"), url_for("offer.helplines")),
        (_("If someone checks your phone"), url_for("offer.checked_phone")),
        (_("Who can see what I write"), url_for("offer.who_sees")),
        (_("Complain, or get an advocate"), url_for("offer.complain")),
        (_("Can everyone use this site?"), url_for("offer.accessibility")),
    ]


def area_name(area: str) -> str:
    """An area's name as the home page has it."""
    return {
        "money": _("Money"),
        "housing": _("A place to live"),
        "work-and-education": _("Work and study"),
        "health": _("Health"),
        "relationships": _("People"),
        "documents": _("Documents"),
        "immigration": _("Immigration"),
        "rights": _("Your rights"),
    }[area]


def area_cards() -> list[Place]:
    """The eight subjects of the home page."""
    second = {
        "money": _("Grants, benefits, bills"),
        "housing": _("Your own place, rent"),
        "work-and-education": _("Jobs, college, uni"),
        "health": _("Doctor, feeling low"),
        "relationships": _("Family, having a baby"),
        "documents": _("Passport, ID"),
        "immigration": _("Asylum, leave to remain"),
        "rights": _("Adviser, plan, complain"),
    }
    return [
        {
            "href": url_for("offer.area", area=area),
            "icon": _AREA_ICONS[area],
            "name": area_name(area),
            "second": second[area],
        }
        for area in AREAS
    ]
