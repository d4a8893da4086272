"""What is queued leaves once, in order, and as it was written."""

from __future__ import annotations

from collections import deque
from datetime import timedelta

from bot.outbox import Outbox, deliver_due
from bot.senders.base import Later, Uncertain
from leavingcare import people
from leavingcare.conversations import Author, DeliveryState, MessageKind
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import RecordingSender

KAI, AMAL = "+447700900101", "+447700900102"


def test_a_text_leaves_once_with_its_own_reference(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "It’s ready – ring us")

    assert deliver_due(outbox) == 1
    assert deliver_due(outbox) == 0

    ((provider_id, sent),) = sender.sent
    delivery = practice.delivery(id)
    assert (sent.text, sent.to, sent.ref) == ("It's ready - ring us", KAI, id)
    assert sent.callback_url == f"https://waymark.example/bot/twilio/status?ref={id}"
    assert sent.valid_for == timedelta(hours=4)
    assert (delivery.state, delivery.provider_id) == (DeliveryState.ACCEPTED, provider_id)
    assert (delivery.segments, delivery.encoding) == (1, "GSM-7")


def test_nothing_is_sent_while_a_transaction_is_open(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    practice.say(point, "one")
    sender.before_send = lambda _outbound: practice.change(point, people.record_inbound_from)

    deliver_due(outbox)

    assert sender.texts == ["one"]


def test_texts_to_one_phone_leave_in_the_order_in_which_they_were_queued(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    for word in ("one", "two", "three"):
        practice.say(point, word)

    deliver_due(outbox)

    assert sender.texts == ["one", "two", "three"]


def test_a_later_text_waits_for_an_earlier_one_to_the_same_phone(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    practice.say(point, "one")
    practice.say(point, "two")
    sender.answers.append(Later("429", timedelta(seconds=10)))

    deliver_due(outbox)
    assert sender.texts == []
    practice.wait(seconds=11)
    deliver_due(outbox)

    assert sender.texts == ["one", "two"]


def test_one_phone_that_cannot_be_reached_delays_nobody_else(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    dead, alive = practice.phone(KAI), practice.phone(AMAL, name="Amal Invented")
    sender.answers_to[KAI] = deque([Uncertain("no answer")] * 50)
    for _ in range(5):
        practice.say(dead, "to a dead number")
    practice.say(alive, "to a live one")

    deliver_due(outbox)

    assert sender.texts == ["to a live one"]
    assert len(sender.tried) == 2


def test_safety_words_go_before_everything_and_wait_for_nothing(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    practice.say(practice.phone(AMAL), "somebody else's")
    practice.say(point, "an earlier answer")
    practice.say(point, "safety words", author=Author.BOT, kind=MessageKind.SAFETY)

    deliver_due(outbox)

    assert sender.texts[0] == "safety words"


def test_what_is_too_long_for_one_text_leaves_as_several_in_order(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    words = "This is a sentence of some length. " * 120
    practice.say(point, words)
    practice.say(point, "afterwards")

    deliver_due(outbox)

    assert [len(text) <= 1600 for text in sender.texts] == [True] * 4
    assert " ".join(sender.texts[:3]) == words.strip()
    assert sender.texts[3] == "afterwards"
    assert len({sent.ref for _, sent in sender.sent}) == 4
