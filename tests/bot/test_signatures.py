"""Webhooks count only when the provider signed them; nothing that anyone sends makes the check fall over."""

from __future__ import annotations

import json
import random
import string
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from bot.signatures import check_signature, is_form
from tests.support.twilio_node import run_node

# Vectors of Twilio's own documentation and SDK tests.
TOKEN = "12345"
ORIGIN, TARGET = "https://mycompany.com", "/myapp.php?foo=1&bar=2"
PARAMS = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
    "Caller": "+14158675309",
}
SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def check(**changed: Any) -> bool:
    given: dict[str, Any] = {
        "token": TOKEN,
        "origin": ORIGIN,
        "raw_target": TARGET,
        "params": MultiDict(PARAMS),
        "header": SIGNATURE,
        **changed,
    }
    return check_signature(
        given["token"], given["origin"], given["raw_target"], params=given["params"], header=given["header"]
    )


def test_the_documented_vector_is_accepted() -> None:
    assert check()


@pytest.mark.parametrize(
    ("origin", "signature"),
    [
        ("https://mycompany.com", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("https://mycompany.com:443", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("https://mycompany.com:443", SIGNATURE),
        ("http://mycompany.com", "0ZXoZLH/DfblKGATFgpif+LLRf4="),
    ],
)
def test_the_port_may_stand_in_the_signed_address_or_not(origin: str, signature: str) -> None:
    assert check(origin=origin, header=signature)


def test_a_repeated_name_is_signed_with_each_of_its_values() -> None:
    repeated = MultiDict([*PARAMS.items(), ("MultiValue", "A"), ("MultiValue", "B"), ("MultiValue", "A")])
    assert not check(params=repeated)

    theirs = MultiDict(
        [
            ("Sid", "CA123"),
            ("SidAccount", "AC123"),
            ("Digits", "5678"),
            ("Digits", "1234"),
            ("Digits", "1234"),
        ]
    )

    assert check(params=theirs, header="IK+Dwps556ElfBT0I3Rgjkr1wJU=")


@pytest.mark.parametrize(
    "changed",
    [
        {"header": None},
        {"header": ""},
        {"header": "é"},
        {"header": SIGNATURE[:-2]},
        {"header": SIGNATURE.lower()},
        {"token": ""},
        {"token": "12346"},
        {"origin": ""},
        {"origin": "https://elsewhere.example"},
        {"raw_target": ""},
        {"raw_target": "/myapp.php"},
        {"raw_target": "\udcff"},
        {"params": {}},
        {"params": MultiDict({**PARAMS, "Digits": "1235"})},
        {"params": MultiDict({**PARAMS, "Digits": "\ud800"})},
        {"params": {"Body": b"bytes"}},
        {"params": None},
        {"params": b"raw bytes"},
        {"params": 17},
    ],
)
def test_anything_else_is_refused_and_nothing_is_raised(changed: dict[str, Any]) -> None:
    assert not check(**changed)


@pytest.mark.parametrize(
    ("content_type", "form"),
    [
        ("application/x-www-form-urlencoded", True),
        ("application/x-www-form-urlencoded; charset=UTF-8", True),
        ("APPLICATION/X-WWW-FORM-URLENCODED", True),
        ("application/json", False),
        ("multipart/form-data; boundary=x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_form_is_a_form(content_type: str | None, form: bool) -> None:
    assert is_form(content_type) is form


@pytest.mark.server
def test_hundreds_of_requests_signed_by_the_vendors_own_sdk_pass_and_tampered_ones_do_not() -> None:
    requests = [_random_request(random.Random(seed)) for seed in range(400)]

    signatures = json.loads(run_node("sign.js", json.dumps(requests)))

    for request, signature in zip(requests, signatures, strict=True):
        origin, target = _parted(request["url"])
        params = _multi(request["params"])
        given = {"token": request["token"], "origin": origin, "raw_target": target, "header": signature}
        assert check(params=params, **given), request
        assert not check(params=_tampered(params), **given), request


def _random_request(chance: random.Random) -> dict[str, Any]:
    letters = string.ascii_letters + " \r\n'\"&=%+😀🇬🇧é’\u200f\u202eعربي"
    params: dict[str, Any] = {}
    for _ in range(chance.randrange(1, 20)):
        name = "".join(chance.choice(string.ascii_letters) for _ in range(6))
        values = ["".join(chance.choice(letters) for _ in range(chance.randrange(30))) for _ in range(3)]
        params[name] = values if chance.random() < 0.2 else values[0]
    port = chance.choice(["", ":8443"])
    target = chance.choice(
        ["/bot/twilio/messages", "/bot/twilio/status?ref=7d1f", "/s?x=%E2%82%AC", "/a%2Fb/sms", "/a//b"]
    )
    return {
        "token": f"{chance.getrandbits(128):032x}",
        "url": f"https://bot.example{port}{target}",
        "params": params,
    }


def _parted(url: str) -> tuple[str, str]:
    scheme, _, rest = url.partition("://")
    host, slash, target = rest.partition("/")
    return f"{scheme}://{host}", slash + target


def _multi(params: dict[str, Any]) -> MultiDict[str, str]:
    return MultiDict(
        [
            (name, each)
            for name, value in params.items()
            for each in (value if isinstance(value, list) else [value])
        ]
    )


def _tampered(params: MultiDict[str, str]) -> MultiDict[str, str]:
    changed = params.copy()
    changed.add("Body", "changed")
    return changed
