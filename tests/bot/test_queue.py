"""The queue carries nudges and nothing else: none is needed, none hurts, and none can break a request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from huey import PostgresHuey, SqliteHuey

from bot import queue as queues
from bot.queue import Queue, build_queue, nudge
from leavingcare.errors import Invalid
from leavingcare.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'waymark.db'}")


@pytest.fixture
def open_queue(settings: Settings) -> Iterator[SqliteHuey]:
    queues.open_queue(settings)
    yield build_queue(settings)
    queues.close_queue()


def test_the_queue_is_a_file_beside_the_database(settings: Settings, tmp_path: Path) -> None:
    huey = build_queue(settings)

    assert isinstance(huey, SqliteHuey)
    assert (tmp_path / "waymark.queue").is_file()


@pytest.mark.server
@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_the_queue_may_be_in_postgresql_by_either_form_of_its_address(postgres_url: str, scheme: str) -> None:
    huey = build_queue(Settings(queue_url=postgres_url.replace("postgresql", scheme, 1)))
    asked = []
    worker = Queue(huey, {"deliver": lambda: asked.append("delivered")})

    worker.ask("deliver")
    task = huey.dequeue()
    assert task is not None
    huey.execute(task)
    huey.storage.close()

    assert isinstance(huey, PostgresHuey)
    assert asked == ["delivered"]


def test_another_kind_of_queue_is_refused_with_what_to_give() -> None:
    with pytest.raises(Invalid, match="use sqlite"):
        build_queue(Settings(queue_url="amqp://localhost"))


def test_a_nudge_reaches_the_worker_in_another_process(open_queue: SqliteHuey) -> None:
    done = []
    Queue(open_queue, {"deliver": lambda: done.append(1)})

    nudge()
    task = open_queue.dequeue()
    assert task is not None
    open_queue.execute(task)

    assert done == [1]


def test_a_burst_of_nudges_leaves_only_a_few(open_queue: SqliteHuey) -> None:
    for _ in range(50):
        nudge()

    assert 1 <= open_queue.pending_count() <= 4


def test_a_nudge_without_a_queue_does_nothing() -> None:
    queues.close_queue()

    nudge()


def test_a_queue_that_fails_does_not_fail_the_request(open_queue: SqliteHuey, tmp_path: Path) -> None:
    open_queue.storage.close()
    (tmp_path / "waymark.queue").unlink()
    (tmp_path / "waymark.queue").mkdir()

    nudge()


def test_a_job_that_a_worker_does_not_know_is_passed_over(settings: Settings) -> None:
    huey = build_queue(settings)
    Queue(huey).ask("brew-tea")

    task = huey.dequeue()
    assert task is not None
    huey.execute(task)
