"""The worker: a process that sends what is queued, answers the portal, and looks for what got lost."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import BotDesk
from bot.outbox import Outbox, deliver_due, sweep
from bot.provider_list import LIST_READ, ask_for_reports, take_in_missed
from bot.queue import DELIVER, Queue, build_queue, nudge
from bot.senders.base import Sender
from bot.senders.chosen import sender_of
from bot.web_answers import answer_waiting
from leavingcare import conversations
from leavingcare.clock import utc_now
from leavingcare.settings import Settings
from leavingcare.storage import Database

__all__ = ["Worker", "nudge", "run"]

log = logging.getLogger(__name__)

ALIVE = "worker"
SWEEP, MISSED, REPORTS = "sweep", "missed", "reports"

_THREADS = 4
_PULSE = timedelta(seconds=2)
_BEAT_EVERY = timedelta(seconds=15)
_LIST_EVERY = timedelta(minutes=5)
_ASK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Worker:
    """What the jobs of a worker need. Its jobs may run in several threads and processes at the same time."""

    database: Database
    desk: BotDesk
    sender: Sender
    origin: str
    clock: Callable[[], datetime] = utc_now

    @classmethod
    def open(cls, settings: Settings) -> Worker:
        """A worker for these settings; raises Invalid where they are unsafe."""
        database = Database(settings.database_url, settings.data_key)
        return cls(database, BotDesk.open(settings), sender_of(settings), settings.public_origin)

    def jobs(self) -> dict[str, Callable[[], object]]:
        """Everything that can be asked for by the queue."""
        return {
            DELIVER: self._deliver,
            SWEEP: lambda: sweep(self._outbox()),
            MISSED: lambda: take_in_missed(self._outbox(), self.desk),
            REPORTS: lambda: ask_for_reports(self._outbox()),
        }

    def _outbox(self) -> Outbox:
        name = f"{socket.gethostname()[:30]}-{os.getpid()}-{threading.get_ident():x}"
        return Outbox(self.database, self.sender, self.origin, name, self.clock)

    def _deliver(self) -> None:
        answer_waiting(self.database, self.desk, now=self.clock())
        deliver_due(self._outbox())


class Pulse(threading.Thread):
    """Asks for the sweeps, every few seconds, and says that the worker is alive.

    It does none of the work: a provider that hangs may hold every thread, and this one still beats.
    """

    def __init__(self, worker: Worker, queue: Queue) -> None:
        super().__init__(name="pulse", daemon=True)
        self._worker, self._queue = worker, queue
        self._stopping = threading.Event()
        self._last: dict[str, datetime] = {}

    def run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.beat()
            except Exception:
                log.exception("pulse")
            self._stopping.wait(_PULSE.total_seconds())

    def stop(self) -> None:
        self._stopping.set()

    def beat(self) -> None:
        """Ask for what is due by now."""
        now = self._worker.clock()
        if self._is_time(ALIVE, _BEAT_EVERY, now):
            with self._worker.database.session() as session:
                conversations.beat(session, ALIVE, now=now)
        self._queue.ask(SWEEP)
        with self._worker.database.reading() as session:
            waiting = bool(conversations.unhandled(session, before=now, limit=1))
            read = conversations.last_beat(session, LIST_READ)
        if waiting:
            self._queue.ask(DELIVER)
        if (read is None or now - read >= _LIST_EVERY) and self._is_time(MISSED, _ASK_AGAIN, now):
            self._queue.ask(MISSED)
        if self._is_time(REPORTS, max(self._worker.sender.reports_after, _PULSE), now):
            self._queue.ask(REPORTS)

    def _is_time(self, what: str, every: timedelta, now: datetime) -> bool:
        last = self._last.get(what)
        if last is not None and last <= now < last + every:
            return False
        self._last[what] = now
        return True


def run(settings: Settings) -> None:
    """Work until told to stop (an interrupt, or the signal to terminate)."""
    worker = Worker.open(settings.check())
    queue = Queue(build_queue(settings), worker.jobs())
    pulse = Pulse(worker, queue)
    pulse.start()
    try:
        # A queue in a file is looked at often: half a second is the longest that a reply waits for that.
        queue.huey.create_consumer(workers=_THREADS, periodic=False, initial_delay=0.05, max_delay=0.5).run()
    finally:
        pulse.stop()
        worker.database.dispose()
