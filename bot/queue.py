"""The queue between web and worker. It carries nothing but nudges: what is to be done stands in the
database."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey

from leavingcare.errors import Invalid
from leavingcare.settings import Settings

log = logging.getLogger(__name__)

NAME = "waymark"
DELIVER = "deliver"

_ENOUGH_WAITING = 4

Job = Callable[[], object]


class Queue:
    """A queue of names of jobs. Only a worker knows what the names stand for; whoever else has it can but
    ask."""

    def __init__(self, huey: Huey, jobs: Mapping[str, Job] | None = None) -> None:
        self.huey = huey
        self._jobs = dict(jobs or {})
        self._run = huey.task(name="run")(self._run_job)

    def ask(self, job: str) -> None:
        """Ask for a job. One still waiting is as good as two, because whoever takes it looks at the rows only
        then; a few are let through so that a burst wakes several workers."""
        if self.huey.pending_count() < _ENOUGH_WAITING:
            self._run(job)

    def _run_job(self, name: str) -> None:
        job = self._jobs.get(name)
        if job is None:
            log.warning("queue: %r is no job here", name)
            return
        job()


_asking: Queue | None = None


def build_queue(settings: Settings) -> Huey:
    """The queue that QUEUE_URL names; without one, a file beside the database.

    Raises Invalid where the address is of no kind that we know.
    """
    url = settings.queue_url or _beside_database(settings)
    scheme, _, rest = url.partition(":")
    if scheme == "sqlite":
        # A nudge that a power cut loses is made up for by the next sweep, so nobody waits for the disk.
        return SqliteHuey(NAME, filename=_path(rest), fsync=False, results=False)
    if scheme in ("postgresql", "postgresql+psycopg"):
        return PostgresHuey(NAME, dsn=f"postgresql:{rest}", results=False)
    if scheme in ("redis", "rediss"):
        return RedisHuey(NAME, url=url, results=False)
    raise Invalid(f"QUEUE_URL begins with {scheme!r}; use sqlite:///file, postgresql://... or redis://...")


def open_queue(settings: Settings) -> None:
    """Open the queue for a process that asks, so that `nudge` has somewhere to go."""
    global _asking
    _asking = Queue(build_queue(settings))


def close_queue() -> None:
    """Let go of the queue; `nudge` does nothing from then on."""
    global _asking
    _asking = None


def nudge() -> None:
    """Tell a worker that something was committed to the outbox. Never raises: the sweep finds it in any
    case."""
    if _asking is None:
        return
    try:
        _asking.ask(DELIVER)
    except Exception as error:  # noqa: BLE001 - whatever a database or a network can raise
        log.warning("nudge failed", extra={"why": type(error).__name__})


def _beside_database(settings: Settings) -> str:
    if settings.database_url.startswith("sqlite:"):
        database = _path(settings.database_url.partition(":")[2])
        if database != ":memory:":
            return f"sqlite:///{Path(database).with_suffix('.queue')}"
    return "sqlite:///waymark.queue"


def _path(rest: str) -> str:
    return rest.removeprefix("///") or ":memory:"
