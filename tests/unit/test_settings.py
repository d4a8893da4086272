"""A deployment that is told something unsafe, or unreadable, does not start, and says why."""

from __future__ import annotations

import pytest

from leavingcare.errors import Invalid
from leavingcare.settings import Settings

LONG = "correct horse battery staple 0123456789"
SAFE = {
    "council": "oxfordshire",
    "public_origin": "https://waymark.example",
    "secret_key": LONG,
    "data_key": LONG[::-1],
    "twilio_account_sid": "AC" + "0" * 32,
    "twilio_auth_token": "a token",
    "twilio_messaging_service_sid": "MG" + "0" * 32,
}


def test_safe_settings_start() -> None:
    assert Settings(**SAFE).problems() == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("secret_key", "", "SECRET_KEY"),
        ("secret_key", "a" * 40, "SECRET_KEY"),
        ("data_key", "short", "DATA_KEY"),
        ("public_origin", "http://waymark.example", "PUBLIC_ORIGIN"),
        ("public_origin", "", "PUBLIC_ORIGIN"),
        ("twilio_auth_token", "", "TWILIO_AUTH_TOKEN"),
        ("council", "", "COUNCIL"),
        ("council", "atlantis", "atlantis"),
        ("database_url", "mysql://here", "DATABASE_URL"),
        ("sender", "pigeon", "SENDER"),
        ("sender", "simulator", "SENDER"),
        ("trusted_proxies", "many", "TRUSTED_PROXIES"),
        ("trusted_proxies", "-1", "TRUSTED_PROXIES"),
    ],
)
def test_an_unsafe_setting_is_refused_by_name(name: str, value: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        Settings(**(SAFE | {name: value})).check()

    assert says in str(refused.value)


def test_a_setting_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEMANTIC", "maybe")

    with pytest.raises(Invalid, match="SEMANTIC is 'maybe'"):
        Settings.from_environment()
