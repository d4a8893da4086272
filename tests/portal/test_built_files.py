"""Style sheets and scripts: small on the way, kept by the browser, and never outside their folder."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.built_files import Web

STYLES = b"a { color: green }"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "main.1a2b.css").write_bytes(STYLES)
    (folder / "main.1a2b.css.gz").write_bytes(gzip.compress(STYLES))
    (folder / "alone.css").write_bytes(STYLES)
    (tmp_path / "secret.gz").write_bytes(b"not for you")
    return Web("files", static_folder=str(folder)).test_client()


def fetch(client: FlaskClient, name: str, accepts: str) -> TestResponse:
    """One file, read to its end and let go of."""
    answer = client.get(f"/static/{name}", headers={"Accept-Encoding": accepts})
    assert answer.data is not None
    answer.close()
    return answer


def test_a_browser_that_can_unpack_gets_the_packed_file(client: FlaskClient) -> None:
    answer = fetch(client, "main.1a2b.css", "gzip, br")

    assert (answer.mimetype, answer.headers["Content-Encoding"]) == ("text/css", "gzip")
    assert gzip.decompress(answer.data) == STYLES


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0"])
def test_a_browser_that_cannot_gets_the_plain_one(client: FlaskClient, accepts: str) -> None:
    answer = fetch(client, "main.1a2b.css", accepts)

    assert ("Content-Encoding" in answer.headers, answer.data) == (False, STYLES)


def test_a_file_without_a_packed_one_is_sent_as_it_is(client: FlaskClient) -> None:
    assert fetch(client, "alone.css", "gzip").data == STYLES


def test_a_file_is_kept_for_good_and_apart_by_how_it_was_packed(client: FlaskClient) -> None:
    answer = fetch(client, "main.1a2b.css", "gzip")

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["../secret", "..%2fsecret", "nowhere.css"])
def test_nothing_outside_the_folder_is_sent(client: FlaskClient, path: str) -> None:
    assert fetch(client, path, "gzip").status_code == 404
