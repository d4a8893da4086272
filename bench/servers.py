"""Servers to measure: our webhook, and beside it the least that any webhook must do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, Response, request
from sqlalchemy import text

from bot.signatures import HEADER, check_signature
from leavingcare.storage import Database
from leavingcare.storage.migrate import migrate

TOKEN = "a token that only the measurements use"
KEY = "a key that only the measurements use 0123"
ORIGIN = "https://bench.example"
WORKERS = "2"


def environment(url: str) -> dict[str, str]:
    """What a deployment is told; nothing is sent, because no worker runs."""
    return os.environ | {
        "COUNCIL": "oxfordshire",
        "SENDER": "twilio",
        "PUBLIC_ORIGIN": ORIGIN,
        "SECRET_KEY": KEY,
        "DATA_KEY": KEY,
        "DATABASE_URL": url,
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_MESSAGING_SERVICE_SID": "MG" + "0" * 32,
    }


def floor() -> Flask:
    """The floor: verify the signature, insert one row, commit, answer. Same server, same database, same pragmas."""
    app = Flask("floor")
    database = Database(os.environ["DATABASE_URL"], KEY)
    with database.session() as session:
        session.connection().execute(text("CREATE TABLE IF NOT EXISTS floor (id TEXT, body TEXT)"))

    @app.post("/bot/twilio/messages")
    def receive() -> Response:
        given = check_signature(
            TOKEN, ORIGIN, request.path, params=request.form, header=request.headers.get(HEADER)
        )
        if not given:
            return Response(status=403)
        with database.session() as session:
            row = {"id": request.form["MessageSid"], "body": request.form["Body"]}
            session.connection().execute(text("INSERT INTO floor VALUES (:id, :body)"), row)
        return Response("<Response/>", mimetype="text/xml")

    @app.get("/healthz")
    def alive() -> str:
        return "ok"

    return app


@contextmanager
def served(app: str, url: str, folder: Path) -> Iterator[int]:
    """Serve `app` with gunicorn on a free loopback port while the block runs; gives the port."""
    database = Database(url, KEY)
    migrate(database)
    database.dispose()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}", "--workers", WORKERS]
    command += ["--threads", "4", "--worker-class", "gthread", "--log-level", "error", "--no-control-socket"]
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment(url), stdout=log, stderr=log)
        try:
            _wait(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).read()
            return
        except OSError:
            if server.poll() is not None:
                raise SystemExit("the measured server did not start") from None
            time.sleep(0.25)
    raise SystemExit("the measured server did not answer within a minute")
