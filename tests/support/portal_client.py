"""A browser without a screen: fetches pages, checks each one, fills forms, and signs in as a person would."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pyotp
from sqlmodel import select
from werkzeug.test import Client, TestResponse

from leavingcare.conversations.models import Delivery
from leavingcare.people import sign_in
from leavingcare.storage import Database

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_OPTIONAL_END = {"circle", "path"}


class Page(HTMLParser):
    """What a checked page holds: its headings, ids, labels, fields and options."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.options: dict[str, list[str]] = {}
        self.html: dict[str, str | None] = {}
        self.title = ""
        self.text = ""
        self._open: list[str] = []
        self._problems: list[str] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.html = given
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label" and given.get("for"):
            self.labelled.add(str(given["for"]))
        if tag in ("input", "textarea", "select"):
            self.fields.append(given | {"tag": tag})
        self._note_options(tag, given)
        if "style" in given or any(name.startswith("on") for name in given):
            self._problems.append(f"<{tag}> carries a style or a script of its own")
        if tag == "h1":
            self.headings.append("")
        if tag not in _VOID and tag not in _OPTIONAL_END:
            self._open.append(tag)

    def _note_options(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "select":
            self._select = str(given.get("name"))
            self.options[self._select] = []
        if tag == "option":
            self.options[self._select].append(str(given.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag in _OPTIONAL_END:
            return
        if not self._open or self._open[-1] != tag:
            self._problems.append(f"</{tag}> closes {self._open[-1:] or 'nothing'}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open[-1:] == ["title"]:
            self.title += data
        if "h1" in self._open and self.headings:
            self.headings[-1] += data

    def problems(self) -> list[str]:
        """What is wrong with the page; nothing for a page that everyone can use."""
        found = list(self._problems)
        if len(self.headings) != 1:
            found.append(f"{len(self.headings)} h1")
        if not self.html.get("lang") or self.html.get("dir") not in ("ltr", "rtl"):
            found.append("html has no lang or dir")
        if not self.title.strip():
            found.append("no title")
        found += [f"id {name} stands twice" for name in set(self.ids) if self.ids.count(name) > 1]
        for field in self.fields:
            if field.get("type") in ("hidden", "submit") or field.get("aria-label"):
                continue
            if field.get("id") not in self.labelled:
                found.append(f"field {field.get('name')} has no label")
        return found


class PortalClient:
    """One person's browser. Every page that it fetches is checked."""

    def __init__(self, app: Any, database: Database) -> None:
        self._client = Client(app)
        self.database = database
        self.page: Page | None = None

    def get(self, path: str, *, status: int = 200) -> Page:
        answer = self._client.get(path, headers={"Host": "127.0.0.1:8000"})
        assert answer.status_code == status, f"{path}: {answer.status_code}"
        return self._checked(path, answer)

    def raw(self, path: str, method: str = "GET", **given: Any) -> TestResponse:
        headers = {"Host": "127.0.0.1:8000"} | given.pop("headers", {})
        return self._client.open(path, method=method, headers=headers, **given)

    def post(
        self,
        path: str,
        data: dict[str, Any] | None = None,
        *,
        status: int = 302,
        token: bool = True,
        headers: dict[str, str] | None = None,
    ) -> TestResponse:
        """Send a form with the token of the page fetched last."""
        values = dict(data or {})
        if token:
            values["csrf_token"] = self._token()
        answer = self.raw(path, "POST", data=values, headers=headers or {})
        assert answer.status_code == status, f"{path}: {answer.status_code} {Page(answer.text).text[-300:]}"
        if answer.status_code != 302 and answer.mimetype == "text/html":
            self._checked(path, answer)
        return answer

    def _token(self) -> str:
        if self.page is None:
            self.get("/sign-in")
        assert self.page is not None
        found = [field for field in self.page.fields if field.get("name") == "csrf_token"]
        if not found:
            self.get("/sign-in")
            found = [field for field in self.page.fields if field.get("name") == "csrf_token"]
        return str(found[0]["value"])

    def _checked(self, path: str, answer: TestResponse) -> Page:
        page = Page(answer.text)
        assert page.problems() == [], f"{path}: {page.problems()}"
        self.page = page
        return page

    def sign_in_as_young_person(self, number: str) -> None:
        """Ask for a code and type the one that was queued for that phone."""
        self.get("/sign-in")
        self.post("/sign-in", {"number": number})
        self.get("/sign-in/code")
        self.post("/sign-in/code", {"code": self.newest_code()})

    def newest_code(self) -> str:
        with self.database.reading() as session:
            rows = [row for row in session.exec(select(Delivery)) if row.body and row.message_id is None]
            newest = max(rows, key=lambda row: row.created_at)
            found = re.search(r"\d{6}", newest.body or "")
        assert found is not None
        return found[0]

    def sign_in_as_staff(self, email: str, password: str) -> None:
        """Password, then the figures that their authenticator shows now."""
        self.get("/staff/sign-in")
        self.post("/staff/sign-in", {"email": email, "password": password})
        self.get("/staff/sign-in/code")
        with self.database.session() as session:
            staff = sign_in.find_staff_by_email(session, email)
            assert staff is not None
            assert staff.totp_secret is not None
            staff.totp_last_step = None
            session.add(staff)
            secret = staff.totp_secret
        self.post("/staff/sign-in/code", {"code": pyotp.TOTP(secret).now()})
