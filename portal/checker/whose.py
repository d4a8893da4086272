"""Whose check this is: somebody's own, or that of a young person for whom a member of staff answers."""

from __future__ import annotations

from uuid import UUID

from flask import g

from leavingcare import people
from leavingcare.access import Permission
from leavingcare.errors import NotFound
from leavingcare.people import YoungPerson
from portal.checker import answers as kept
from portal.checker.answers import Answers
from portal.permissions import viewer_or_none
from portal.sessions import db, on


def answers() -> Answers:
    """This browser's answers. Those for a young person whom its reader may not see, or no longer, are gone."""
    found = kept.load()
    if found.about and answered_for() is None:
        kept.clear()
        return Answers()
    return found


def answered_for() -> YoungPerson | None:
    """The young person for whom staff answer in this browser; None where somebody answers for themselves."""
    if "answered_for" not in g:
        g.answered_for = _visible(kept.load().about)
    found: YoungPerson | None = g.answered_for
    return found


def _visible(about: str) -> YoungPerson | None:
    viewer = viewer_or_none()
    if not about or viewer is None or not viewer.may(Permission.SEE_YOUNG_PEOPLE):
        return None
    try:
        return people.get_young_person(db(), UUID(about), viewer=viewer, on=on())
    except (NotFound, ValueError):
        return None


def own_id() -> UUID | None:
    """The id of the young person who is signed in and answers for themselves."""
    viewer = viewer_or_none()
    return viewer.id if viewer is not None and viewer.is_young_person else None
