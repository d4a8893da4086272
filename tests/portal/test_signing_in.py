"""Signing in and out, and what the pages do not tell."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from leavingcare import demo
from leavingcare.clock import utc_now
from leavingcare.people.models import SignIn
from leavingcare.storage import Database
from tests.support.portal_client import PortalClient
from tests.support.whole import whole


def test_a_known_and_an_unknown_number_get_the_same_answer(browser: Callable[[], PortalClient]) -> None:
    answers = []
    for number in ("07700 900167", "07700 900998"):
        client = browser()
        client.get("/sign-in")
        client.post("/sign-in", {"number": number})
        text = client.raw("/sign-in/code").text
        answers.append(re.sub(r'(value|nonce)="[^"]+"', "", text))

    assert answers[0] == answers[1]


def test_what_is_no_number_is_kept_and_explained(anyone: PortalClient) -> None:
    anyone.get("/sign-in")
    anyone.post("/sign-in", {"number": "12"}, status=422)

    assert anyone.page is not None
    assert "07700 900123" in anyone.page.text
    assert any(field.get("value") == "12" for field in anyone.page.fields)


def test_a_wrong_code_opens_nothing(anyone: PortalClient) -> None:
    anyone.get("/sign-in")
    anyone.post("/sign-in", {"number": "07700 900167"})
    anyone.get("/sign-in/code")
    right = anyone.newest_code()

    anyone.post("/sign-in/code", {"code": "000000" if right != "000000" else "111111"}, status=422)

    assert anyone.raw("/plan").status_code == 302


def test_five_wrong_tries_kill_the_code(anyone: PortalClient) -> None:
    anyone.get("/sign-in")
    anyone.post("/sign-in", {"number": "07700 900167"})
    anyone.get("/sign-in/code")
    right = anyone.newest_code()
    wrong = "000000" if right != "000000" else "111111"

    for _ in range(5):
        anyone.post("/sign-in/code", {"code": wrong}, status=422)

    anyone.post("/sign-in/code", {"code": right}, status=422)


def test_more_codes_than_allowed_are_refused(anyone: PortalClient) -> None:
    anyone.get("/sign-in")
    for _ in range(5):
        anyone.post("/sign-in", {"number": "07700 900167"})

    anyone.post("/sign-in", {"number": "+44 7700 900167"}, status=429)


def test_after_signing_in_one_is_where_one_wanted_to_go_and_never_on_another_site(
    browser: Callable[[], PortalClient],
) -> None:
    for asked, lands in (
        ("/contact", "/contact"),
        ("//evil.example", "/plan"),
        ("https://evil.example", "/plan"),
    ):
        client = browser()
        client.get(f"/sign-in?next={asked}")
        client.post("/sign-in", {"number": "07700 900189"})
        client.get("/sign-in/code")
        assert client.post("/sign-in/code", {"code": client.newest_code()}).location == lands


def test_signing_out_ends_it_on_the_server(kai: PortalClient) -> None:
    cookie = kai._client.get_cookie("waymark", domain="127.0.0.1")
    kai.get("/plan")
    kai.post("/sign-out")
    assert cookie is not None
    kai._client.set_cookie("waymark", cookie.value, domain="127.0.0.1")

    assert kai.raw("/plan").status_code == 302


def test_leave_now_is_a_plain_link_that_ends_the_sign_in(kai: PortalClient) -> None:
    answer = kai.raw("/leave")

    assert answer.status_code == 303
    assert "weather" in answer.location
    assert kai.raw("/plan").status_code == 302


def test_private_pages_are_not_kept_by_the_browser(kai: PortalClient) -> None:
    assert kai.raw("/plan").headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused(kai: PortalClient) -> None:
    kai.post("/messages", {"body": "hello"}, status=400, token=False)


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(
    browser: Callable[[], PortalClient],
) -> None:
    texts = []
    for email in ("sam@waymark.example", "nobody@waymark.example"):
        client = browser()
        client.get("/staff/sign-in")
        client.post("/staff/sign-in", {"email": email, "password": "wrong"}, status=422)
        assert client.page is not None
        texts.append(client.page.text.replace(email, ""))

    assert texts[0] == texts[1]


def test_a_password_alone_opens_nothing(anyone: PortalClient) -> None:
    anyone.get("/staff/sign-in")
    anyone.post("/staff/sign-in", {"email": "sam@waymark.example", "password": demo.PASSWORD})

    assert anyone.raw("/staff/today").status_code == 302
    anyone.get("/staff/sign-in/code")
    anyone.post("/staff/sign-in/code", {"code": "000000"}, status=422)


def test_staff_can_sign_out_everywhere(browser: Callable[[], PortalClient]) -> None:
    first, second = browser(), browser()
    first.sign_in_as_staff("asha@waymark.example", demo.PASSWORD)
    second.sign_in_as_staff("asha@waymark.example", demo.PASSWORD)

    first.get("/staff/me")
    first.post("/staff/me/sign-out-everywhere")

    assert second.raw("/staff/today").status_code == 302


def test_a_page_that_asks_for_news_by_itself_is_nobodys_being_there(
    kai: PortalClient, deployment: tuple[Any, Database]
) -> None:
    _app, database = deployment

    def seen(*, ago: timedelta | None = None) -> datetime:
        with database.session() as session:
            row = session.exec(select(SignIn)).one()
            if ago is not None:
                row.last_seen_at = utc_now() - ago
                session.add(row)
            return row.last_seen_at

    before = seen(ago=timedelta(minutes=10))
    kai.raw("/messages/new", headers={"X-Live": "0"})
    assert seen() == before

    kai.raw("/messages")

    assert seen() > before


@pytest.mark.parametrize(("proxies", "counted"), [("", ""), ("1", "203.0.113.9")])
def test_limits_count_the_address_that_our_own_proxy_saw_and_nothing_that_a_stranger_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxies: str, counted: str
) -> None:
    seen: list[str] = []
    monkeypatch.setattr("portal.account.routes.count", lambda _limits, who: not seen.append(who))
    forged = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}

    with whole(tmp_path, trusted_proxies=proxies) as (app, database):
        client = PortalClient(app, database)
        client.get("/sign-in")
        client.post("/sign-in", {"number": "07700 900167"}, headers=forged)

    assert seen[0] == counted
    assert "198.51.100.1" not in seen
