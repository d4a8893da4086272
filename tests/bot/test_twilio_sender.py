"""Every request we make has the provider's shape, and every answer it can give leads to the right thing to
do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import requests

from bot.inbound_message import Media
from bot.senders.base import (
    Accepted,
    Denied,
    Later,
    Outbound,
    Problem,
    Refused,
    Result,
    Unavailable,
    Uncertain,
)
from bot.senders.twilio import TwilioSender
from leavingcare.clock import utc_now
from leavingcare.people import Channel
from tests.support.twilio_fake import FakeTwilio, Fault, fake_twilio
from tests.support.twilio_prism import prism

pytestmark = pytest.mark.server

ACCOUNT, SERVICE = "AC" + "1" * 32, "MG" + "2" * 32
REF = UUID("7d1f1f5e-4c1b-4f0e-9a53-0d7c1f5e2a11")
TEXT = Outbound(
    ref=REF,
    channel=Channel.SMS,
    to="+447700900123",
    text="You can get up to £3,000.",
    callback_url=f"https://waymark.example/bot/twilio/status?ref={REF}",
)
ON_WHATSAPP = replace(TEXT, channel=Channel.WHATSAPP)
TEMPLATE = replace(ON_WHATSAPP, content_sid="HX" + "3" * 32, content_variables={"1": "Sam"})


def sender(address: str) -> TwilioSender:
    return TwilioSender(ACCOUNT, "a" * 32, SERVICE, api_base=address, read_seconds=0.5)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with prism(tmp_path_factory.mktemp("prism") / "log") as address:
        yield address


@pytest.fixture
def fake() -> Iterator[FakeTwilio]:
    with fake_twilio() as running:
        yield running


def just_before() -> datetime:
    return utc_now() - timedelta(seconds=5)


# By Twilio's own published description


@pytest.mark.parametrize("outbound", [TEXT, ON_WHATSAPP, TEMPLATE], ids=["sms", "whatsapp", "template"])
def test_every_kind_of_send_has_the_published_shape(published: str, outbound: Outbound) -> None:
    result = replace(sender(published), read_seconds=10).send(outbound)

    assert isinstance(result, Accepted), result


def test_the_published_description_does_refuse_another_shape(published: str) -> None:
    url = f"{published}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"

    answer = requests.post(
        url, data={"To": "+447700900123", "ValidityPeriod": "soon"}, auth=("a", "b"), timeout=10
    )

    assert answer.status_code == 422


def test_questions_have_the_published_shape(published: str) -> None:
    asking = replace(sender(published), read_seconds=10, our_addresses=("+447700900999",))

    assert asking.status_of("SM" + "0" * 32, REF, utc_now()) is not None
    assert asking.look_up(TEXT, just_before()) == ()
    assert all(message.provider_id for message in asking.received(just_before(), utc_now()))


# What goes out


def test_a_text_goes_by_the_service_with_its_own_reference_and_a_limit_on_its_life(fake: FakeTwilio) -> None:
    result = sender(fake.address).send(TEXT)

    assert result == Accepted(fake.messages[0]["sid"])
    assert fake.sends == [
        {
            "To": "+447700900123",
            "MessagingServiceSid": SERVICE,
            "Body": "You can get up to £3,000.",
            "StatusCallback": f"https://waymark.example/bot/twilio/status?ref={REF}",
            "ValidityPeriod": "14400",
            "SmartEncoded": "true",
            "ShortenUrls": "false",
        }
    ]


def test_whatsapp_has_its_prefix_and_a_template_no_body(fake: FakeTwilio) -> None:
    sender(fake.address).send(ON_WHATSAPP)
    sender(fake.address).send(TEMPLATE)

    words, template = fake.sends
    assert (words["To"], words["Body"]) == ("whatsapp:+447700900123", TEXT.text)
    assert (template["ContentSid"], template["ContentVariables"]) == ("HX" + "3" * 32, '{"1": "Sam"}')
    assert "Body" not in template


@pytest.mark.parametrize(
    ("valid_for", "sent"),
    [(timedelta(minutes=10), "600"), (timedelta(days=2), "14400"), (timedelta(seconds=-1), "1")],
)
def test_a_text_lives_no_longer_than_it_may(fake: FakeTwilio, valid_for: timedelta, sent: str) -> None:
    sender(fake.address).send(replace(TEXT, valid_for=valid_for))

    assert fake.sends[0]["ValidityPeriod"] == sent


# What comes back


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (Fault.BUSY, Later("429", timedelta(seconds=3))),
        (Fault.ERROR, Uncertain("answered 500")),
        (Fault.ACCEPTED_ERROR, Uncertain("answered 500")),
        (Fault.GARBAGE, Uncertain("answered 200 without an id")),
        (Fault.DENIED, Denied("answered 401 20003")),
        (Fault.ELSEWHERE, Denied("answered 307")),
        (21211, Refused("21211", Problem.BAD_NUMBER)),
        (21614, Refused("21614", Problem.BAD_NUMBER)),
        (21612, Refused("21612", Problem.BAD_NUMBER)),
        (21608, Refused("21608", Problem.BAD_NUMBER)),
        (21610, Refused("21610", Problem.OPTED_OUT)),
        (21617, Refused("21617", Problem.OUR_FAULT, alarm=True)),
        (63007, Refused("63007", Problem.OUR_FAULT, alarm=True)),
        (29999, Refused("29999", Problem.UNKNOWN, alarm=True)),
    ],
)
def test_each_answer_says_what_to_do(fake: FakeTwilio, fault: Fault | int, result: Result) -> None:
    fake.faults.append(fault)

    assert sender(fake.address).send(TEXT) == result


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.ACCEPTED_RESET, Fault.HANG, Fault.ACCEPTED_HANG])
def test_no_answer_after_we_spoke_is_uncertain(fake: FakeTwilio, fault: Fault) -> None:
    fake.faults.append(fault)

    assert isinstance(sender(fake.address).send(TEXT), Uncertain)


def test_an_address_where_nobody_listens_is_certain_and_worth_another_try() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"

        assert isinstance(sender(address).send(TEXT), Later)


def test_a_name_that_nobody_knows_is_worth_another_try() -> None:
    assert isinstance(sender("http://provider.invalid").send(TEXT), Later)


def test_a_token_is_not_shown_when_the_sender_is_printed() -> None:
    assert "a" * 32 not in repr(sender("http://127.0.0.1:1"))


# Looking before sending again


def test_what_was_accepted_is_found_again(fake: FakeTwilio) -> None:
    fake.faults.append(Fault.ACCEPTED_ERROR)
    since = just_before()
    sender(fake.address).send(TEXT)

    assert sender(fake.address).look_up(TEXT, since) == (fake.messages[0]["sid"],)


def test_other_words_other_people_older_texts_and_their_own_texts_are_not_it(fake: FakeTwilio) -> None:
    old = "Mon, 23 Nov 2020 10:00:00 +0000"
    ours = {"direction": "outbound-api", "sender": "+447700900999"}
    fake.add(**ours, to=TEXT.to, body="Other words")
    fake.add(**ours, to="+447700900124", body=TEXT.text)
    fake.add(**ours, to=TEXT.to, body=TEXT.text, date_created=old)
    fake.add(direction="inbound", to=TEXT.to, sender="+447700900999", body=TEXT.text)

    assert sender(fake.address).look_up(TEXT, just_before()) == ()


def test_words_whose_marks_the_provider_changed_are_still_found(fake: FakeTwilio) -> None:
    wide = replace(TEXT, text="Siân’s “flat” – ready…")
    fake.add(direction="outbound-api", to=TEXT.to, sender="+447700900999", body='Siân\'s "flat" - ready...')

    assert len(sender(fake.address).look_up(wide, just_before())) == 1


def test_a_list_that_cannot_be_had_is_no_answer(fake: FakeTwilio) -> None:
    fake.list_is_down = True

    with pytest.raises(Unavailable):
        sender(fake.address).look_up(TEXT, just_before())


def test_how_a_text_fares_can_be_asked(fake: FakeTwilio) -> None:
    message = fake.add(
        direction="outbound-api",
        to=TEXT.to,
        sender="+447700900999",
        body="x",
        status="undelivered",
        error_code=30003,
    )

    event = sender(fake.address).status_of(message["sid"], REF, utc_now())

    assert event is not None
    assert (event.ref, event.status, event.error_code) == (REF, "undelivered", "30003")


# What never reached us


def test_what_came_in_is_listed_oldest_first_through_every_page(fake: FakeTwilio) -> None:
    fake.page_size = 2
    for number in range(5):
        fake.add(
            direction="inbound", to="+447700900999", sender="whatsapp:+447700900123", body=f"text {number}"
        )
        fake.add(direction="outbound-api", to="+447700900123", sender="+447700900999", body="ours")

    found = list(sender(fake.address).received(just_before(), utc_now()))

    assert [message.text for message in found] == [f"text {number}" for number in range(5)]
    assert {(message.channel, message.address) for message in found} == {(Channel.WHATSAPP, "+447700900123")}
    assert [message.provider_id for message in found] == [
        m["sid"] for m in fake.messages if m["direction"] == "inbound"
    ]


def test_media_of_a_missed_message_are_listed_too(fake: FakeTwilio) -> None:
    missed = fake.add(direction="inbound", to="+447700900999", sender="+447700900123", body="", num_media="1")

    (message,) = sender(fake.address).received(just_before(), utc_now())

    address = f"{fake.address}/2010-04-01/Accounts/{ACCOUNT}/Messages/{missed['sid']}/Media/ME1"
    assert message.media == (Media(address, "audio/ogg"),)


def test_only_our_own_numbers_are_asked_about_where_we_know_them(fake: FakeTwilio) -> None:
    fake.add(direction="inbound", to="+447700900999", sender="+447700900123", body="ours")
    fake.add(direction="inbound", to="+447700900998", sender="+447700900123", body="another service's")

    found = replace(sender(fake.address), our_addresses=("+447700900999",)).received(just_before(), utc_now())

    assert [message.text for message in found] == ["ours"]


def test_a_following_page_on_another_host_is_not_fetched(fake: FakeTwilio, tmp_path: Path) -> None:
    class Elsewhere(TwilioSender):
        def _get(self, path: str, query: object) -> dict[str, object]:
            return {"messages": [], "next_page_uri": "https://elsewhere.example/steal"}

    assert list(Elsewhere(ACCOUNT, "a", SERVICE).received(just_before(), utc_now())) == []
