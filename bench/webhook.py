"""How fast texts are taken in, as a ratio to the least that any webhook must do, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.load import Run, run, texts
from bench.servers import served

TEXTS = 1500
STEADY = 50.0
ROUNDS = 3


def main() -> None:
    """Print one table a database: rounds of floor and ours in turn, then fifty texts a second held."""
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with TemporaryDirectory() as folder, database(Path(folder)) as url:
            if url is None:
                print(f"{name}: not installed here, so not measured")
                continue
            _measure(name, url, Path(folder))


def _measure(name: str, url: str, folder: Path) -> None:
    ratios = []
    print(f"{name}, two workers, {TEXTS} texts a round")
    print("round  floor/s  ours/s  ratio  ours median/p95/p99 ms  failed")
    for number in range(1, ROUNDS + 1):
        floor = _one("bench.servers:floor()", url, folder)
        ours = _one("wsgi:app", url, folder)
        ratios.append(ours.rate / floor.rate)
        waits = f"{ours.median_ms:.0f}/{ours.p95_ms:.0f}/{ours.p99_ms:.0f}"
        print(
            f"{number:5}  {floor.rate:7.0f}  {ours.rate:6.0f}  {ratios[-1]:5.2f}  {waits:>22}  {ours.failed}"
        )
    print(f"ratio, median of {ROUNDS}: {sorted(ratios)[len(ratios) // 2]:.2f}")
    with served("wsgi:app", url, folder) as port:
        run(port, texts(100), threads=4)
        held = run(port, texts(int(STEADY * 20)), threads=8, rate=STEADY)
    print(
        f"{STEADY:.0f}/s asked for 20 s: {held.rate:.1f}/s, p95 {held.p95_ms:.0f} ms, p99 {held.p99_ms:.0f} ms"
    )


def _one(app: str, url: str, folder: Path) -> Run:
    with served(app, url, folder) as port:
        run(port, texts(150), threads=8)
        return run(port, texts(TEXTS), threads=8)


@contextmanager
def _sqlite(folder: Path) -> Iterator[str | None]:
    yield f"sqlite:///{folder / 'bench.db'}"


@contextmanager
def _postgres(folder: Path) -> Iterator[str | None]:
    from tests.support.postgres import for_sqlalchemy, postgres_server

    try:
        with postgres_server() as server:
            yield for_sqlalchemy(server.new_database())
    except BaseException as error:
        if type(error).__name__ != "Skipped":
            raise
        yield None
