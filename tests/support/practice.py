"""The practice phone: saying something on it, in a browser or the way that its page does."""

from __future__ import annotations

import re
import time

import requests
from playwright.sync_api import Page

from tests.support.deployment import Deployment

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def type_on(phone: Page, text: str) -> None:
    """Type on the practice phone that a page shows, and send."""
    phone.fill("#text", text)
    phone.get_by_role("button", name="Send", exact=True).click()


def say(served: Deployment, who: str, text: str, *, channel: str = "sms") -> None:
    """Send a text from one of the demo's phones; it is recorded and answered when this returns."""
    with requests.Session() as session:
        page = session.get(f"{served.origin}/phone/", params={"who": who, "channel": channel}, timeout=20)
        token = _TOKEN.search(page.text)
        assert token is not None
        form = {"csrf_token": token[1], "who": who, "channel": channel, "text": text}
        answer = session.post(f"{served.origin}/phone/send", data=form, timeout=20)
        assert answer.ok, answer.status_code


def await_texts(served: Deployment, number: str, most: int, *, channel: str = "sms") -> list[str]:
    """Wait until that many texts have reached a phone, and return them."""
    for _ in range(200):
        arrived = [each.text for each in served.texts_to(number, channel)]
        if len(arrived) >= most:
            return arrived
        time.sleep(0.1)
    raise AssertionError(f"only {len(arrived)} texts reached {number}: {arrived}")
