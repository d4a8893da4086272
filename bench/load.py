"""Load from this machine to this machine: signed texts over kept-open connections, bounded in count and time."""

from __future__ import annotations

import http.client
import threading
import time
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import yaml
from twilio.request_validator import RequestValidator

from bench.servers import ORIGIN, TOKEN
from bot.signatures import HEADER

PATH = "/bot/twilio/messages"
_ids = count(1)
_validator = RequestValidator(TOKEN)
QUESTIONS = Path(__file__).parents[1] / "tests" / "evaluation" / "understanding" / "questions.yaml"


@cache
def words() -> tuple[str, ...]:
    """What people ask, hundreds of ways, so that nothing that the service remembers of a text makes the next one
    cheap; and beside each question a word or two, as half of all texts are."""
    asked = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return tuple(text for each in asked.values() for question in each for text in (question, "ok thanks"))


@dataclass(frozen=True)
class Run:
    """What a run of texts showed: texts answered a second, and the slowest of them."""

    rate: float
    median_ms: float
    p95_ms: float
    p99_ms: float
    failed: int


def texts(number: int, people: int = 50) -> list[tuple[bytes, dict[str, str]]]:
    """So many signed texts from `people` numbers of the drama range, made before the clock starts."""
    made = []
    for _ in range(number):
        index = next(_ids)
        form = {
            "MessageSid": f"SM{index:032d}",
            "AccountSid": "AC" + "0" * 32,
            "From": f"+4477009{index % people:05d}",
            "To": "+447700900400",
            "Body": words()[index % len(words())],
            "NumMedia": "0",
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            HEADER: _validator.compute_signature(ORIGIN + PATH, form),
        }
        made.append((urlencode(form).encode(), headers))
    return made


def run(
    port: int, made: list[tuple[bytes, dict[str, str]]], *, threads: int, rate: float | None = None
) -> Run:
    """Send every text from so many connections: as fast as they are answered, or at `rate` a second."""
    times: list[float] = []
    failed = [0]
    lock = threading.Lock()
    todo = iter(made)
    start = time.perf_counter()
    sent = count()

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                item = next(todo, None)
                place = next(sent)
            if item is None:
                return
            if rate is not None:
                time.sleep(max(0.0, start + place / rate - time.perf_counter()))
            begun = time.perf_counter()
            connection.request("POST", PATH, body=item[0], headers=item[1])
            answer = connection.getresponse()
            answer.read()
            with lock:
                times.append((time.perf_counter() - begun) * 1000)
                failed[0] += answer.status != 200

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    elapsed = time.perf_counter() - start
    times.sort()
    return Run(len(times) / elapsed, _at(times, 0.5), _at(times, 0.95), _at(times, 0.99), failed[0])


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
