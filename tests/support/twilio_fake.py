"""A small provider of our own on loopback, which can fail in each of the ways that a real one does."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit
from uuid import uuid4

from leavingcare.clock import utc_now


class Fault(StrEnum):
    """What can happen to a send. After `ACCEPTED_...` the text is on its way, whatever the answer was."""

    BUSY = "429"
    ERROR = "500 and nothing sent"
    ACCEPTED_ERROR = "500 and sent"
    RESET = "reset and nothing sent"
    ACCEPTED_RESET = "reset and sent"
    HANG = "no answer and nothing sent"
    ACCEPTED_HANG = "no answer and sent"
    GARBAGE = "a page of a proxy"
    ACCEPTED_GARBAGE = "a page of a proxy and sent"
    DENIED = "401"
    ELSEWHERE = "307"


@dataclass
class FakeTwilio:
    """What the fake was asked, and what it will do next. `faults` are used up one a send, by address if
    given."""

    address: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)
    sends: list[dict[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: deque[Fault | int] = field(default_factory=deque)
    faults_to: dict[str, deque[Fault | int]] = field(default_factory=dict)
    list_is_down: bool = False
    page_size: int = 100
    during_send: Any = None
    clock: Callable[[], datetime] = utc_now
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sent_to(self, address: str) -> list[str]:
        """Bodies that really went to an address, in order."""
        return [message["body"] for message in self.messages if message["to"] == address]

    def accept(self, form: dict[str, str]) -> dict[str, Any]:
        return self.add(
            direction="outbound-api", to=form["To"], sender="+447700900999", body=form.get("Body", "")
        )

    def add(
        self, *, direction: str, to: str, sender: str, body: str, sid: str | None = None, **more: Any
    ) -> dict[str, Any]:
        """Put a message on the provider's list."""
        message = {
            "sid": sid or f"SM{uuid4().hex}",
            "account_sid": "AC" + "1" * 32,
            "direction": direction,
            "to": to,
            "from": sender,
            "body": body,
            "status": "queued",
            "num_media": "0",
            "date_created": format_datetime(self.clock()),
            **more,
        }
        with self.lock:
            self.messages.append(message)
        return message

    def next_fault(self, to: str) -> Fault | int | None:
        with self.lock:
            waiting = self.faults_to.get(to) or self.faults
            return waiting.popleft() if waiting else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeTwilio

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what is being tested."""


_ANSWERS: dict[Fault | None, tuple[int, dict[str, Any], dict[str, str]]] = {
    Fault.BUSY: (429, {"code": 20429}, {"Retry-After": "3"}),
    Fault.DENIED: (401, {"code": 20003}, {}),
    Fault.ELSEWHERE: (307, {}, {"Location": "http://127.0.0.1:9/elsewhere"}),
    Fault.ERROR: (500, {"code": 20500}, {}),
    Fault.ACCEPTED_ERROR: (500, {"code": 20500}, {}),
}


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        fake = self.server.fake
        form = dict(
            parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        )
        with fake.lock:
            fake.sends.append(form)
        if fake.during_send is not None:
            fake.during_send(form)
        fault = fake.next_fault(form["To"])
        sent = fault is None or (isinstance(fault, Fault) and fault.name.startswith("ACCEPTED"))
        message = fake.accept(form) if sent else None
        self._answer_send(fault, message)

    def _answer_send(self, fault: Fault | int | None, message: dict[str, Any] | None) -> None:
        if isinstance(fault, int):
            self._json(400, {"code": fault, "message": "no", "status": 400})
        elif fault in (Fault.HANG, Fault.ACCEPTED_HANG):
            self.server.fake.closing.wait(10)
        elif fault in (Fault.RESET, Fault.ACCEPTED_RESET):
            self._reset()
        elif fault in (Fault.GARBAGE, Fault.ACCEPTED_GARBAGE):
            self._write(200, b"<html>One moment</html>", {})
        else:
            status, body, headers = _ANSWERS.get(fault, (201, message, {}))
            self._json(status, body, headers)

    def do_GET(self) -> None:
        fake = self.server.fake
        with fake.lock:
            fake.asked.append(self.path)
        if fake.list_is_down:
            self._json(503, {})
            return
        parts = urlsplit(self.path)
        if parts.path.endswith("/Messages.json"):
            self._list({name: values[-1] for name, values in parse_qs(parts.query).items()})
        elif parts.path.endswith("/Media.json"):
            self._json(200, {"media_list": [{"sid": "ME1", "content_type": "audio/ogg"}]})
        else:
            sid = parts.path.rsplit("/", 1)[-1].removesuffix(".json")
            found = next((message for message in fake.messages if message["sid"] == sid), None)
            self._json(200 if found else 404, found or {"code": 20404})

    def _list(self, query: dict[str, str]) -> None:
        fake = self.server.fake
        start = int(query.get("Start", "0"))
        wanted = [m for m in reversed(fake.messages) if query.get("To") in (None, m["to"])]
        page = wanted[start : start + fake.page_size]
        following = None
        if start + fake.page_size < len(wanted):
            to = f"&To={query['To'].replace('+', '%2B')}" if "To" in query else ""
            following = f"/2010-04-01/Accounts/AC/Messages.json?Start={start + fake.page_size}{to}"
        self._json(200, {"messages": page, "next_page_uri": following})

    def _json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        self._write(status, json.dumps(body).encode(), headers or {})

    def _write(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        # Closing with a linger of nothing sends a reset instead of an ordinary end.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Tests have no use for a line a request."""


@contextmanager
def fake_twilio() -> Iterator[FakeTwilio]:
    """Run the fake while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.fake = FakeTwilio(address=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.fake
    finally:
        server.fake.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
