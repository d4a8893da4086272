"""Whatever a provider sends becomes one frozen value, and nothing in it is a reason to lose a message."""

from __future__ import annotations

import random
import string
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict

from bot.inbound_message import Button, Location, Media, OptOut, parse, parse_status
from leavingcare.people import Channel

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
REF = UUID("7d1f1f5e-4c1b-4f0e-9a53-0d7c1f5e2a11")
PLAIN = {
    "MessageSid": "SM" + "0" * 32,
    "AccountSid": "AC" + "1" * 32,
    "From": "+447700900123",
    "To": "+447700900999",
    "Body": "no food",
    "NumMedia": "0",
}


def test_a_text_is_read() -> None:
    message = parse(MultiDict(PLAIN), NOW)

    assert (message.channel, message.address, message.our_address) == (
        Channel.SMS,
        "+447700900123",
        "+447700900999",
    )
    assert (message.provider, message.account, message.provider_id) == (
        "twilio",
        "AC" + "1" * 32,
        "SM" + "0" * 32,
    )
    assert (message.text, message.received_at) == ("no food", NOW)
    assert (message.media, message.button, message.location, message.opt_out) == ((), None, None, None)


def test_whatsapp_is_parted_from_its_number() -> None:
    message = parse(
        MultiDict(PLAIN | {"From": "whatsapp:+447700900123", "To": "whatsapp:+447700900999"}), NOW
    )

    assert (message.channel, message.address, message.our_address) == (
        Channel.WHATSAPP,
        "+447700900123",
        "+447700900999",
    )


def test_whatsapps_id_in_place_of_a_number_is_kept_as_it_is() -> None:
    message = parse(MultiDict(PLAIN | {"From": "whatsapp:GB.1502576394655843"}), NOW)

    assert message.address == "GB.1502576394655843"
    assert message.can_be_answered


@pytest.mark.parametrize(
    ("sender", "answerable"),
    [
        ("+447700900123", True),
        ("65000", False),
        ("HMRC", False),
        ("", False),
        ("rcs:+447700900123", False),
        ("whatsapp:", False),
        ("anonymous", False),
    ],
)
def test_only_a_telephone_can_be_answered_by_text(sender: str, answerable: bool) -> None:
    assert parse(MultiDict(PLAIN | {"From": sender}), NOW).can_be_answered is answerable


def test_a_message_without_anything_is_still_a_message() -> None:
    message = parse(MultiDict(), NOW)

    assert (message.address, message.text, message.provider_id, message.media) == ("", "", "", ())
    assert message.says_nothing


def test_pictures_and_voice_notes_are_listed() -> None:
    form = PLAIN | {
        "Body": "",
        "NumMedia": "2",
        "MediaUrl0": "https://api.twilio.com/one",
        "MediaContentType0": "audio/ogg",
        "MediaUrl1": "https://api.twilio.com/two",
        "MediaUrl2": "https://api.twilio.com/not-counted",
    }

    message = parse(MultiDict(form), NOW)

    assert message.media == (
        Media("https://api.twilio.com/one", "audio/ogg"),
        Media("https://api.twilio.com/two", ""),
    )
    assert message.says_nothing


@pytest.mark.parametrize("count", ["", "x", "-1", "1e9", "²", "99999999"])
def test_a_bad_number_of_pictures_does_not_hide_them(count: str) -> None:
    message = parse(MultiDict(PLAIN | {"NumMedia": count, "MediaUrl0": "https://api.twilio.com/one"}), NOW)

    assert [media.url for media in message.media] == ["https://api.twilio.com/one"]


def test_a_button_and_a_list_are_read_alike() -> None:
    button = parse(MultiDict(PLAIN | {"ButtonText": "Yes", "ButtonPayload": "yes"}), NOW)
    listed = parse(MultiDict(PLAIN | {"ListTitle": "Yes", "ListId": "yes"}), NOW)

    assert button.button == listed.button == Button("Yes", "yes")


def test_a_place_is_read() -> None:
    form = PLAIN | {"Latitude": "51.75", "Longitude": "-1.25", "Label": "The hub", "Address": "1 High Street"}

    assert parse(MultiDict(form), NOW).location == Location(51.75, -1.25, "The hub, 1 High Street")


@pytest.mark.parametrize("latitude", ["", "nan", "inf", "91", "north"])
def test_a_place_that_is_none_is_left_out(latitude: str) -> None:
    assert parse(MultiDict(PLAIN | {"Latitude": latitude, "Longitude": "0"}), NOW).location is None


@pytest.mark.parametrize(
    ("given", "read"),
    [("STOP", OptOut.STOP), ("start", OptOut.START), ("HELP", OptOut.HELP), ("", None), ("X", None)],
)
def test_what_the_provider_has_answered_already_is_known(given: str, read: OptOut | None) -> None:
    assert parse(MultiDict(PLAIN | {"OptOutType": given}), NOW).opt_out is read


def test_the_name_that_someone_chose_and_unknown_parameters_are_not_kept() -> None:
    form = PLAIN | {"ProfileName": "<script>", "FromCity": "Leeds", "SomethingNew": "1"}

    assert parse(MultiDict(form), NOW) == parse(MultiDict(PLAIN), NOW)


def test_what_is_too_long_is_clipped_and_the_rest_is_kept() -> None:
    message = parse(MultiDict(PLAIN | {"Body": "a" * 4096, "From": "whatsapp:" + "x" * 500}), NOW)

    assert len(message.text) == 4096
    assert len(message.address) == 140
    assert len(parse(MultiDict(PLAIN | {"Body": "a" * 100_000}), NOW).text) == 20_000


def test_what_a_database_cannot_store_is_taken_out() -> None:
    assert parse(MultiDict(PLAIN | {"Body": "he\x00lp \ud83d now"}), NOW).text == "help  now"


def test_words_are_kept_as_they_were_written() -> None:
    assert parse(MultiDict(PLAIN | {"Body": "  two\r\nlines \n"}), NOW).text == "  two\r\nlines \n"


def test_noise_of_any_kind_never_raises() -> None:
    chance = random.Random(3)
    letters = string.printable + "\x00\u202e😀é\ud800"
    for _ in range(500):
        noise = {
            name: "".join(chance.choice(letters) for _ in range(chance.randrange(40)))
            for name in (*PLAIN, "Latitude", "Longitude", "OptOutType")
        }
        message = parse(MultiDict(noise), NOW)
        message.text.encode()
        assert replace(message, received_at=NOW) == message


def test_a_status_is_read() -> None:
    form = {"MessageSid": "SM1", "MessageStatus": "Undelivered", "ErrorCode": "30003"}

    event = parse_status(MultiDict(form), str(REF), NOW)

    assert (event.provider_id, event.ref, event.status, event.error_code) == (
        "SM1",
        REF,
        "undelivered",
        "30003",
    )


@pytest.mark.parametrize("ref", [None, "", "7", "x" * 400, "../../etc"])
def test_a_status_with_a_bad_reference_is_read_without_it(ref: str | None) -> None:
    event = parse_status(MultiDict({"SmsSid": "SM1", "SmsStatus": "sent"}), ref, NOW)

    assert (event.provider_id, event.ref, event.status, event.error_code) == ("SM1", None, "sent", None)
