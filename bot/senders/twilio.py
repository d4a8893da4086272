"""Sending by Twilio's REST interface: one form POST, with our own limits on time and our own reading of
errors.

Their Python client waits for ever by default and has no base address to set, so it is not used here.
"""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from uuid import UUID

import requests
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from bot.inbound_message import TWILIO, InboundMessage, Media, StatusEvent, split_address
from bot.senders.base import (
    LONGEST_VALIDITY,
    Accepted,
    Denied,
    Later,
    Outbound,
    Result,
    Unavailable,
    Uncertain,
)
from bot.senders.twilio_errors import refusal
from leavingcare.people import Channel

log = logging.getLogger(__name__)

DEFAULT_API = "https://api.twilio.com"

# Twilio gives up at about 26 seconds: leaving before it does would make an ordinary error an uncertain one.
_CONNECT_SECONDS, _READ_SECONDS = 5.0, 28.0
_PAGE = 100
_MOST_PAGES = 20
_LOOK_UP_PAGES = 2
_CLOCK_SKEW = timedelta(minutes=2)


@dataclass(frozen=True)
class TwilioSender:
    """One Twilio account and messaging service.

    `our_addresses` are the numbers whose messages are asked for ("+44...", "whatsapp:+44..."), all of the
    account's where there are none. `read_seconds` is shorter in tests alone.
    """

    account_sid: str
    auth_token: str = field(repr=False)
    messaging_service_sid: str
    our_addresses: tuple[str, ...] = ()
    api_base: str = DEFAULT_API
    read_seconds: float = _READ_SECONDS
    reports_after: timedelta = timedelta(hours=1)

    def send(self, outbound: Outbound) -> Result:
        """POST one message; every outcome is a result, none an exception."""
        try:
            answer = self._request("POST", self._messages(), data=self._form(outbound))
        except requests.RequestException as error:
            return _no_answer(error)
        return _read_answer(answer)

    def look_up(self, outbound: Outbound, since: datetime) -> tuple[str, ...]:
        """Ids of our messages with those words to that address since then, oldest first.

        Not filtered by date at Twilio: a message that is accepted but still waits has no date of sending yet.
        """
        earliest = since - _CLOCK_SKEW
        query = {"To": _to(outbound), "PageSize": str(_PAGE)}
        return tuple(
            str(found["sid"])
            for found in _oldest_first(self._pages(query, _LOOK_UP_PAGES))
            if str(found.get("direction", "")).startswith("outbound")
            and _created(found) >= earliest
            and (outbound.content_sid or _same_words(str(found.get("body") or ""), outbound.text))
        )

    def status_of(self, provider_id: str, ref: UUID, now: datetime) -> StatusEvent | None:
        """Ask how one message fares, for when its callback was lost."""
        found = self._get(f"{self._account()}/Messages/{provider_id}.json", {})
        status = found.get("status")
        if not isinstance(status, str):
            return None
        code = found.get("error_code")
        return StatusEvent(provider_id, ref, status, str(code) if code else None, now)

    def received(self, since: datetime, now: datetime) -> Iterator[InboundMessage]:
        """Messages to us since then by Twilio's own list: those whose webhook never came are only there."""
        query = {"DateSent>": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "PageSize": str(_PAGE)}
        wanted = [query | {"To": address} for address in self.our_addresses] or [query]
        listed = [found for one in wanted for found in self._pages(one, _MOST_PAGES)]
        for found in _oldest_first(each for each in listed if each.get("direction") == "inbound"):
            yield self._inbound(found, now)

    def _inbound(self, found: Mapping[str, Any], now: datetime) -> InboundMessage:
        channel, address = split_address(str(found.get("from") or ""))
        return InboundMessage(
            provider=TWILIO,
            account=str(found.get("account_sid") or self.account_sid),
            provider_id=str(found["sid"]),
            channel=channel,
            address=address,
            our_address=split_address(str(found.get("to") or ""))[1],
            text=str(found.get("body") or ""),
            received_at=now,
            media=self._media(found),
        )

    def _media(self, found: Mapping[str, Any]) -> tuple[Media, ...]:
        if str(found.get("num_media") or "0") == "0":
            return ()
        path = f"{self._account()}/Messages/{found['sid']}/Media"
        listed = self._get(f"{path}.json", {}).get("media_list")
        return tuple(
            Media(f"{self.api_base}{path}/{each['sid']}", str(each.get("content_type") or ""))
            for each in (listed if isinstance(listed, list) else [])
            if isinstance(each, dict) and "sid" in each
        )

    def _pages(self, query: Mapping[str, str], most: int) -> Iterator[dict[str, Any]]:
        page = self._get(self._messages(), query)
        for _ in range(most):
            messages = page.get("messages")
            for found in messages if isinstance(messages, list) else []:
                if isinstance(found, dict) and found.get("sid"):
                    yield found
            following = page.get("next_page_uri")
            if not isinstance(following, str) or not following.startswith("/"):
                return
            page = self._get(following, {})
        log.warning("twilio: more than %d pages of messages listed; the rest was left for next time", most)

    def _get(self, path: str, query: Mapping[str, str]) -> dict[str, Any]:
        try:
            answer = self._request("GET", path, params=query)
            answer.raise_for_status()
            read = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise Unavailable(type(error).__name__) from None  # the error's own words may hold a number
        if not isinstance(read, dict):
            raise Unavailable("not an object")
        return read

    def _request(self, method: str, path: str, **given: Any) -> requests.Response:
        # A connection of its own: on a kept one that the other side has closed, a send could not say what
        # became of it.
        return requests.request(
            method,
            self.api_base.rstrip("/") + path,
            auth=(self.account_sid, self.auth_token),
            headers={"Connection": "close", "Accept": "application/json"},
            timeout=(_CONNECT_SECONDS, self.read_seconds),
            allow_redirects=False,
            **given,
        )

    def _account(self) -> str:
        return f"/2010-04-01/Accounts/{self.account_sid}"

    def _messages(self) -> str:
        return f"{self._account()}/Messages.json"

    def _form(self, outbound: Outbound) -> dict[str, str]:
        valid = min(max(int(outbound.valid_for.total_seconds()), 1), int(LONGEST_VALIDITY.total_seconds()))
        form = {
            "To": _to(outbound),
            "MessagingServiceSid": self.messaging_service_sid,
            "StatusCallback": outbound.callback_url,
            "ValidityPeriod": str(valid),
            "SmartEncoded": "true",
            "ShortenUrls": "false",  # a link that is not what it says teaches people to click on such links
        }
        if outbound.content_sid is None:
            return form | {"Body": outbound.text}
        variables = dict(outbound.content_variables or {})
        return form | {"ContentSid": outbound.content_sid, "ContentVariables": json.dumps(variables)}


def _to(outbound: Outbound) -> str:
    return f"whatsapp:{outbound.to}" if outbound.channel is Channel.WHATSAPP else outbound.to


def _read_answer(answer: requests.Response) -> Result:
    status, body = answer.status_code, _json(answer)
    code = str(body.get("code") or "")
    if 200 <= status < 300:
        sid = body.get("sid")
        return (
            Accepted(sid) if isinstance(sid, str) and sid else Uncertain(f"answered {status} without an id")
        )
    if status == 429:
        return Later("429", _retry_after(answer))
    if status >= 500 or status == 408:
        return Uncertain(f"answered {status}")
    if status == 400 or (code and status not in (401, 403, 404)):
        return refusal(code or str(status))
    return Denied(f"answered {status} {code}".strip())


def _no_answer(error: requests.RequestException) -> Result:
    """Only what failed before a word was sent is certain; everything else may have arrived."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    name = type(reason or error).__name__
    if isinstance(reason, NewConnectionError | ConnectTimeoutError) or "CERTIFICATE_VERIFY" in str(reason):
        return Later(name)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
        return Denied("the address of the provider is not one")
    return Uncertain(name)


def _json(answer: requests.Response) -> dict[str, Any]:
    try:
        read = answer.json()
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _retry_after(answer: requests.Response) -> timedelta | None:
    given = answer.headers.get("Retry-After", "")
    return timedelta(seconds=min(int(given), 3600)) if given.isascii() and given.isdigit() else None


def _created(found: Mapping[str, Any]) -> datetime:
    """When Twilio made the message; one without a date counts as new, so that it is looked at."""
    try:
        read = parsedate_to_datetime(str(found.get("date_created")))
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _oldest_first(listed: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Twilio lists the newest first, and dates to the second: turned round, those of one second stay in
    order."""
    turned = list(listed)[::-1]
    return sorted(turned, key=_created)


def _same_words(sent: str, ours: str) -> bool:
    """Whether two texts say the same, apart from what smart encoding changes: quotes, dashes and spaces."""
    return sent == ours or (_letters(sent) != "" and _letters(sent) == _letters(ours))


def _letters(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())
