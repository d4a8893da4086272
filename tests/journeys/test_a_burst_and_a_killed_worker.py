"""A burst of webhooks, each more than once, and a worker killed in the middle of sending: nothing lost or doubled."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from sqlmodel import select

from leavingcare.clock import utc_now
from leavingcare.conversations.models import Delivery, DeliveryState, Message
from leavingcare.settings import ROOT
from tests.support.deployment import Deployment, deployment
from tests.support.twilio_fake import FakeTwilio, Fault, fake_twilio
from tests.support.twilio_node import run_node

pytestmark = pytest.mark.server

TOKEN = "a token that only tests use"
ORIGIN, TARGET = "https://waymark.example", "/bot/twilio/messages"
NUMBERS = [f"+447700900{number}" for number in range(300, 340)]
TIMES_EACH = 3
TEXTS = ("hw do i get money 4 my 1st flat", "do i pay council tax", "my bus pass ran out", "hello")


@dataclass
class Killing:
    """Kills the worker in the middle of the given sends. Every other time the provider took the text even so."""

    running: Deployment
    fake: FakeTwilio
    at: list[int]
    sends: int = 0
    killed: int = 0
    happened: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, form: dict[str, str]) -> None:
        with self.lock:
            self.sends += 1
            if self.sends not in self.at:
                return
            self.killed += 1
            self.running.kill_worker()
            if self.killed % 2 == 0:
                self.fake.faults_to[form["To"]] = deque([Fault.RESET])
            self.happened.set()


@pytest.fixture
def fake() -> Iterator[FakeTwilio]:
    with fake_twilio() as running:
        yield running


@pytest.fixture
def service(tmp_path: Path, fake: FakeTwilio) -> Iterator[Deployment]:
    settings = {
        "SENDER": "twilio",
        "PUBLIC_ORIGIN": ORIGIN,
        "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_MESSAGING_SERVICE_SID": "MG" + "1" * 32,
        "TWILIO_API_BASE": fake.address,
    }
    with deployment(tmp_path, at=utc_now(), web_workers=2, **settings) as running:
        fake.clock = lambda: running.now
        yield running


def signed_texts() -> list[tuple[dict[str, str], str]]:
    """A text from each number, as Twilio posts and signs it."""
    forms = [
        {
            "MessageSid": f"SM{number:032x}",
            "AccountSid": "AC" + "1" * 32,
            "From": address,
            "To": "+442079460000",
            "Body": TEXTS[number % len(TEXTS)],
            "NumMedia": "0",
            "NumSegments": "1",
        }
        for number, address in enumerate(NUMBERS)
    ]
    asked = [{"token": TOKEN, "url": ORIGIN + TARGET, "params": form} for form in forms]
    return list(zip(forms, json.loads(run_node("sign.js", json.dumps(asked))), strict=True))


def post(service: Deployment, text: tuple[dict[str, str], str]) -> int:
    form, signature = text
    address = f"http://127.0.0.1:{service.port}{TARGET}"
    return requests.post(
        address, data=form, headers={"X-Twilio-Signature": signature}, timeout=60
    ).status_code


def log_of(service: Deployment) -> list[dict[str, str]]:
    """What the command for those who reconcile says of every stored message."""
    command = [sys.executable, "-m", "leavingcare", "messages", "--jsonl"]
    written = subprocess.run(
        command, cwd=ROOT, env=service.environment, capture_output=True, check=True, timeout=60
    )
    return [json.loads(line) for line in written.stdout.splitlines()]


def await_settled(service: Deployment) -> list[tuple[Delivery, str]]:
    """Wait until no text to one of the numbers is on its way, and return each with its words."""
    query = select(Delivery, Message.body).where(Delivery.message_id == Message.id)
    for _ in range(240):
        with service.database.reading() as session:
            rows = [(row, body) for row, body in session.exec(query) if row.address in NUMBERS]
        if rows and all(row.state is DeliveryState.ACCEPTED for row, _body in rows):
            return rows
        time.sleep(0.5)
    raise AssertionError(Counter(row.state for row, _body in rows))


def test_a_burst_with_repeats_and_a_killed_worker_loses_and_doubles_nothing(
    service: Deployment, fake: FakeTwilio
) -> None:
    killing = Killing(service, fake, at=[6, 30])
    fake.during_send = killing
    burst = signed_texts() * TIMES_EACH
    random.Random(7).shuffle(burst)

    with ThreadPoolExecutor(6) as posting:
        answers = posting.map(lambda text: post(service, text), burst)
        for _ in killing.at:
            assert killing.happened.wait(60)
            killing.happened.clear()
            service.later(minutes=3)  # nobody believes any more that the dead one still sends
            service.start_worker()
    rows = await_settled(service)

    assert Counter(answers) == {200: len(burst)}
    assert killing.killed == 2
    log = log_of(service)
    received = [
        line["provider_id"] for line in log if line["direction"] == "inbound" and line["channel"] == "sms"
    ]
    assert sorted(received) == sorted(form["MessageSid"] for form, _signature in signed_texts())
    sent = Counter((message["to"], message["body"]) for message in fake.messages)
    assert max(sent.values()) == 1
    assert set(sent) == {(row.address, body) for row, body in rows}
    assert {row.provider_id for row, _body in rows} == {message["sid"] for message in fake.messages}
    assert all(len(fake.sent_to(number)) >= 2 for number in NUMBERS)  # the first words, and an answer
