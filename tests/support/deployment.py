"""A deployment as a council would run it: gunicorn on a loopback port and a worker, over a scratch database.

Its clock is the tests' own (tests/support/timed.py): it begins on a Monday in term time and goes on from there.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import requests

from bot.senders.simulator import SimulatedText, Spool
from leavingcare import demo
from leavingcare.clock import utc_now
from leavingcare.people import sign_in
from leavingcare.settings import ROOT
from leavingcare.storage import Database
from leavingcare.storage.keys import use_keys
from leavingcare.storage.migrate import migrate
from tests.support.databases import TEST_KEY, import_every_model

MONDAY_AFTERNOON = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
TIMED = Path(__file__).with_name("timed.py")
STARTS_WITHIN = timedelta(minutes=10)  # the first start ever lets the matcher learn
_CODE = re.compile(r"\b\d{6}\b")


@dataclass
class Deployment:
    """A running service: where it answers, what it keeps, and its processes."""

    origin: str
    folder: Path
    environment: dict[str, str]
    database: Database
    web: subprocess.Popen[bytes] | None = None
    worker: subprocess.Popen[bytes] | None = None
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """What its clock says."""
        return utc_now() + timedelta(seconds=float(self._clock.read_text()))

    def set_clock(self, moment: datetime) -> None:
        """Let it be that moment from now on; time goes on from there."""
        fresh = self._clock.with_suffix(".new")
        fresh.write_text(str((moment - utc_now()).total_seconds()))
        os.replace(fresh, self._clock)

    def later(self, **duration: float) -> None:
        self.set_clock(self.now + timedelta(**duration))

    @property
    def _clock(self) -> Path:
        return self.folder / "clock"

    def start_web(self, *, workers: int = 1) -> None:
        port = self.port
        command = ["-m", "gunicorn", "--pythonpath", str(TIMED.parent), f"{TIMED.stem}:app"]
        command += ["--bind", f"127.0.0.1:{port}", "--no-control-socket", "--log-level", "warning"]
        command += ["--worker-class", "gthread", "--workers", str(workers), "--threads", "8"]
        self.web = self._start(*command)

    def start_worker(self) -> None:
        self.worker = self._start(str(TIMED), "work")

    def kill_worker(self) -> None:
        """As a power cut would: no word of warning, nothing tidied up."""
        assert self.worker is not None
        self.worker.send_signal(signal.SIGKILL)

    @property
    def port(self) -> int:
        return int(self.environment["TEST_PORT"])

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        self.started.append(process)
        return process

    def await_answer(self, path: str) -> None:
        """Wait until that path answers well."""
        for _ in range(int(STARTS_WITHIN.total_seconds() * 4)):
            ended = [process for process in self.started if process.poll() not in (None, -signal.SIGKILL)]
            assert not ended, (self.folder / "log").read_text()
            try:
                if requests.get(f"http://127.0.0.1:{self.port}{path}", timeout=5).ok:
                    return
            except (requests.ConnectionError, requests.Timeout):
                pass
            time.sleep(0.25)
        raise AssertionError(f"it did not start: {(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        for process in self.started:
            process.terminate()
        for process in self.started:
            process.wait(20)
        self.database.dispose()

    def texts_to(self, number: str, channel: str = "sms") -> list[SimulatedText]:
        """What reached a practice phone, oldest first."""
        return Spool(self.folder / "spool").texts(channel, number)

    def code_for(self, number: str, *, after: int = 0) -> str:
        """The sign-in code that reaches a phone which has `after` texts already; waits for the worker."""
        for _ in range(150):
            new = [found for text in self.texts_to(number)[after:] if (found := _CODE.search(text.text))]
            if new:
                return str(new[-1][0])
            time.sleep(0.1)
        raise AssertionError(f"no code reached {number}")

    def authenticator(self, email: str) -> str:
        """What their authenticator shows, as if half a minute had passed since the last one was used."""
        use_keys(TEST_KEY)  # a test that ran before may have left another key in this process
        with self.database.session() as session:
            staff = sign_in.find_staff_by_email(session, email)
            assert staff is not None
            assert staff.totp_secret is not None
            staff.totp_last_step = None
            session.add(staff)
            return pyotp.TOTP(staff.totp_secret).at(self.now)


@contextmanager
def deployment(
    folder: Path, *, at: datetime = MONDAY_AFTERNOON, web_workers: int = 1, **environment: str
) -> Iterator[Deployment]:
    """Run a practice deployment with the invented team while the block runs; `environment` changes its settings."""
    import_every_model()
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    url = f"sqlite:///{folder / 'waymark.db'}"
    settings = {
        "COUNCIL": "oxfordshire",
        "SENDER": "simulator",
        "PUBLIC_ORIGIN": origin,
        "SECRET_KEY": TEST_KEY,
        "DATA_KEY": TEST_KEY,
        "DATABASE_URL": url,
        "SPOOL_DIR": str(folder / "spool"),
        "OFFER_UNREVIEWED_LANGUAGES": "true",
        "PYTHONPATH": str(ROOT),
        "TEST_CLOCK": str(folder / "clock"),
        "TEST_PORT": str(port),
    }
    running = Deployment(origin, folder, os.environ | settings | environment, Database(url, TEST_KEY))
    running.set_clock(at)
    migrate(running.database)
    with running.database.session() as session:
        demo.seed(session, now=running.now)
    try:
        with one_at_a_time():
            running.start_web(workers=web_workers)
            running.await_answer("/healthz")
            running.start_worker()
            running.await_answer("/readyz")
        yield running
    finally:
        running.stop()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one deployment of a parallel run start at a time: the first after a change lets the matcher learn, and the
    others find what it learned."""
    build = ROOT / ".build"
    build.mkdir(exist_ok=True)
    with (build / "starting").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
