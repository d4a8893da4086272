"""Where a reply goes: the way that they wrote last, unless it cannot or must not; the adviser may pick another."""

from __future__ import annotations

from uuid import UUID

from leavingcare.conversations import Conversation
from leavingcare.people import Channel, ContactPoint, shown_number
from portal.languages import gettext as _

WEB = "web"


def ways(conversation: Conversation, points: list[ContactPoint]) -> list[tuple[str, str]]:
    """The ways that a reply may go, the likeliest first, as (value, words).

    A phone that texted STOP cannot be reached; one that somebody else holds must not be written to.
    """
    phones = [
        (str(point.id), f"{_way_words(point.channel)} {shown_number(point.address)}")
        for point in sorted(points, key=lambda point: point.id != conversation.last_contact_point_id)
        if point.opted_out_at is None and point.hushed_at is None
    ]
    if conversation.young_person_id is None:
        return phones
    web = (WEB, _("Website: they read it when they sign in"))
    wrote_on_web = conversation.last_inbound_at is not None and conversation.last_channel is Channel.WEB
    return [web, *phones] if wrote_on_web else [*phones, web]


def chosen(points: list[ContactPoint], way: str) -> ContactPoint | None:
    """The phone that was picked; None for the website."""
    return next((point for point in points if point.id == UUID(way)), None) if way != WEB else None


def warning(points: list[ContactPoint]) -> str | None:
    """Why a phone of theirs is not among the ways, in words for whoever writes."""
    if any(point.hushed_at for point in points):
        return _("They said that someone else has their phone, so nothing goes to it. Do not ring it either.")
    if any(point.opted_out_at for point in points):
        return _("They texted STOP, so a text cannot reach them. Ring them, or write where they sign in.")
    return None


def _way_words(channel: Channel) -> str:
    return {Channel.SMS: _("Text"), Channel.WHATSAPP: _("WhatsApp"), Channel.WEB: _("Website")}[channel]
