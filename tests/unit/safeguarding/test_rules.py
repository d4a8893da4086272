"""Every rule of every language finds the texts that it was written for, and everyday words stay calm."""

from pathlib import Path

import pytest
import yaml

from leavingcare.safeguarding import Net, Urgency, assess, phone_not_safe, reasons, safety_reply

CONTENT = Path(__file__).parents[3] / "content"
FOLDER = CONTENT / "safeguarding"


def _rules() -> list[tuple[str, str, str]]:
    """(risk, urgency, text) of every rule's own tests, in every language."""
    files = sorted(FOLDER.rglob("*.yaml"))
    found = []
    for path in files:
        for rule in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("rules", ()):
            found += [(rule["risk"], rule["id"], str(text)) for text in rule["tests"]]
    return found


@pytest.fixture(scope="module")
def net() -> Net:
    return Net.load(CONTENT)


def test_every_rule_finds_every_text_that_it_was_written_for(net: Net) -> None:
    missed = [(rule, text) for _risk, rule, text in _rules() if net.assess(text) is None]

    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "this bus is killing me",
        "killed it at work today",
        "i could murder a pizza",
        "nowhere to park",
        "how do i stop smoking",
        "my phone died",
        "do i pay council tax",
        "how do i get money for my first flat",
        "شكرا",
        "كيف اقدم على سكن",
    ],
)
def test_everyday_words_stay_calm(text: str) -> None:
    assert assess(text) is None


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("i dont want to be here any more", "suicide"),
        ("im not gonna kill myself but i think about it", "suicide"),
        ("took all my pills", "overdose"),
        ("nowhere 2 sleep 2nite", "homeless-tonight"),
        ("havent eaten 2 days", "no-food"),
        ("they makin me carry", "exploitation"),
        ("home office come take me tomorrow", "removal"),
        ("اريد اموت", "suicide"),
    ],
)
def test_danger_is_found_in_the_words_that_people_use(text: str, risk: str) -> None:
    concern = assess(text)

    assert concern is not None
    assert concern.risk.value == risk
    assert reasons(concern)


def test_means_in_hand_make_it_immediate() -> None:
    concern = assess("i want to die ive got the tablets here")

    assert concern is not None
    assert concern.urgency is Urgency.IMMEDIATE


def test_a_reply_without_a_number_does_without_that_sentence() -> None:
    concern = assess("nowhere to sleep tonight")
    assert concern is not None

    with_number = safety_reply(concern, locale="en", numbers={"out_of_hours": "020 7946 0111"})
    without = safety_reply(concern, locale="en", numbers={})

    assert "020 7946 0111" in with_number
    assert "{" not in without
    assert "999" in without


def test_a_reply_is_in_the_language_of_the_danger() -> None:
    concern = assess("اريد اموت", "ar")
    assert concern is not None

    words = safety_reply(concern, locale="ar", numbers={"samaritans": "116 123", "shout": "85258"})

    assert "116\u00a0123" in words  # kept together, or it is turned round among Arabic words
    assert "شكراً" in words


def test_a_phone_in_other_hands_is_known() -> None:
    assert phone_not_safe("someone else has my phone")
    assert not phone_not_safe("can i get a phone")


def test_a_very_long_text_is_an_alarm_and_never_calm() -> None:
    assert assess("a " * 30_000) is not None


def test_a_text_that_takes_too_long_to_look_through_is_an_alarm(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leavingcare.safeguarding.net.MOST_SECONDS", -1.0)

    concern = net.assess("a text that nobody asked about before")

    assert concern is not None
    assert concern.signals == ("failed:time-out",)


def test_what_the_frames_ask_for_is_gathered_once_and_not_for_every_text(net: Net) -> None:
    assert all(signals.prefixes is signals.prefixes for signals in net.languages)
