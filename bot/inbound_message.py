"""What a provider tells us, as one frozen value: a message that came in, or how a sent one fared.

Parsing is lenient, because a provider adds and drops parameters without notice and a message from someone in
danger is never refused for its shape: what is missing is empty, what is too long is clipped, what is unknown
is left out. The name that a WhatsApp user chose, and where a number is registered, are not kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from leavingcare.people import Channel

TWILIO = "twilio"

_LONGEST_TEXT = 20_000
_LONGEST_ADDRESS = 140
_LONGEST_URL = 2_000
_LONGEST_LABEL = 300
_LONGEST_ID = 64
_MOST_MEDIA = 10
_TELEPHONE = re.compile(r"\+[1-9][0-9]{6,14}")
# PostgreSQL stores no NUL, and half a surrogate pair cannot be encoded at all.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class OptOut(StrEnum):
    """That the provider itself has already answered one of its keywords."""

    STOP = "STOP"
    START = "START"
    HELP = "HELP"


@dataclass(frozen=True)
class Media:
    """A picture, voice note or card that came with a message: where the provider keeps it, and what it says
    it is."""

    url: str
    content_type: str


@dataclass(frozen=True)
class Button:
    """A button that they pressed: its words, and what was put behind it."""

    text: str
    payload: str


@dataclass(frozen=True)
class Location:
    """A place that they sent."""

    latitude: float
    longitude: float
    label: str


@dataclass(frozen=True)
class InboundMessage:
    """One message from outside. `address` is opaque text without its channel's prefix, "" when withheld."""

    provider: str
    account: str
    provider_id: str
    channel: Channel
    address: str
    our_address: str
    text: str
    received_at: datetime
    media: tuple[Media, ...] = ()
    button: Button | None = None
    location: Location | None = None
    opt_out: OptOut | None = None

    @property
    def can_be_answered(self) -> bool:
        """Whether a text can go back: not to a short code, a sender's name, or a number that was withheld."""
        if self.channel is Channel.SMS:
            return _TELEPHONE.fullmatch(self.address) is not None
        return self.address != ""

    @property
    def says_nothing(self) -> bool:
        """Whether there are no words in it, so that only a person can tell what was meant."""
        return not self.text.strip() and self.button is None


@dataclass(frozen=True)
class StatusEvent:
    """What became of a message that we sent; `ref` is our own id of it, where the report carries one."""

    provider_id: str
    ref: UUID | None
    status: str
    error_code: str | None
    received_at: datetime


def parse(form: Mapping[str, str], now: datetime) -> InboundMessage:
    """Read the parameters of a provider's webhook; never raises, whatever is in them."""
    channel, address = split_address(_field(form, "From", limit=_LONGEST_URL))
    return InboundMessage(
        provider=TWILIO,
        account=_field(form, "AccountSid", limit=_LONGEST_ID),
        provider_id=_field(form, "MessageSid", limit=_LONGEST_ID)
        or _field(form, "SmsSid", limit=_LONGEST_ID),
        channel=channel,
        address=address,
        our_address=split_address(_field(form, "To", limit=_LONGEST_URL))[1],
        text=_text(form),
        received_at=now,
        media=_media(form),
        button=_button(form),
        location=_location(form),
        opt_out=_opt_out(form),
    )


def parse_status(form: Mapping[str, str], ref: str | None, now: datetime) -> StatusEvent:
    """Read a status callback; `ref` is what its address carries, ignored where it is none of our ids."""
    return StatusEvent(
        provider_id=_field(form, "MessageSid", limit=_LONGEST_ID)
        or _field(form, "SmsSid", limit=_LONGEST_ID),
        ref=_uuid(ref),
        status=(_field(form, "MessageStatus", limit=32) or _field(form, "SmsStatus", limit=32)).lower(),
        error_code=_field(form, "ErrorCode", limit=32) or None,
        received_at=now,
    )


def split_address(given: str) -> tuple[Channel, str]:
    """Part an address from its channel: "whatsapp:+447700900123" is WhatsApp and the number.

    A prefix that we do not know stays where it is, so that nothing is ever sent to the rest by text.
    """
    prefix, colon, rest = given.partition(":")
    if colon and prefix.lower() == "whatsapp":
        return Channel.WHATSAPP, rest.strip()[:_LONGEST_ADDRESS]
    return Channel.SMS, given[:_LONGEST_ADDRESS]


def _field(form: Mapping[str, str], name: str, *, limit: int) -> str:
    return _UNSTORABLE.sub("", form.get(name) or "").strip()[:limit]


def _text(form: Mapping[str, str]) -> str:
    # Not stripped: what they wrote is kept as they wrote it.
    return _UNSTORABLE.sub("", form.get("Body") or "")[:_LONGEST_TEXT]


def _media(form: Mapping[str, str]) -> tuple[Media, ...]:
    count = _field(form, "NumMedia", limit=4)
    expected = min(int(count), _MOST_MEDIA) if re.fullmatch("[0-9]+", count) else _MOST_MEDIA
    found = (
        Media(
            _field(form, f"MediaUrl{n}", limit=_LONGEST_URL), _field(form, f"MediaContentType{n}", limit=100)
        )
        for n in range(expected)
    )
    return tuple(media for media in found if media.url)


def _button(form: Mapping[str, str]) -> Button | None:
    text = _field(form, "ButtonText", limit=_LONGEST_LABEL) or _field(form, "ListTitle", limit=_LONGEST_LABEL)
    payload = _field(form, "ButtonPayload", limit=_LONGEST_LABEL) or _field(
        form, "ListId", limit=_LONGEST_LABEL
    )
    return Button(text, payload) if text or payload else None


def _location(form: Mapping[str, str]) -> Location | None:
    latitude, longitude = _degrees(form, "Latitude", 90), _degrees(form, "Longitude", 180)
    if latitude is None or longitude is None:
        return None
    words = (_field(form, name, limit=_LONGEST_LABEL) for name in ("Label", "Address"))
    return Location(latitude, longitude, ", ".join(dict.fromkeys(word for word in words if word)))


def _degrees(form: Mapping[str, str], name: str, most: int) -> float | None:
    try:
        degrees = float(_field(form, name, limit=32))
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None  # which NaN is not


def _opt_out(form: Mapping[str, str]) -> OptOut | None:
    word = _field(form, "OptOutType", limit=16).upper()
    return OptOut(word) if word in OptOut.__members__ else None


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
