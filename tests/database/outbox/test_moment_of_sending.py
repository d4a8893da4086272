"""Whether a text may still go is asked when it goes."""

from __future__ import annotations

from bot.outbox import Outbox, deliver_due
from leavingcare import people
from leavingcare.conversations import Author, DeliveryState
from leavingcare.people import Channel
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import RecordingSender

KAI, AMAL = "+447700900101", "+447700900102"


def test_a_stop_that_arrives_while_a_reply_is_queued_keeps_it_back(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    stopped, other = practice.phone(KAI), practice.phone(AMAL)
    id = practice.say(stopped, "one")
    practice.say(other, "two")

    practice.change(stopped, people.opt_out)
    deliver_due(outbox)

    assert sender.texts == ["two"]
    assert (practice.delivery(id).state, practice.delivery(id).error_code) == (
        DeliveryState.CANCELLED,
        "opted-out",
    )
    assert practice.escalated() == ["opted-out"]


def test_a_stop_that_arrives_between_two_texts_keeps_the_second_back(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    practice.say(point, "one")
    practice.say(point, "two")
    sender.after_send = lambda *_sent: practice.change(point, people.opt_out)

    deliver_due(outbox)

    assert sender.texts == ["one"]


def test_an_answer_of_the_bots_that_was_kept_back_by_stop_troubles_nobody(
    practice: Practice, outbox: Outbox
) -> None:
    point = practice.phone(KAI)
    practice.say(point, "one", author=Author.BOT)
    practice.change(point, people.opt_out)

    deliver_due(outbox)

    assert practice.escalated() == []


def test_a_text_whose_window_closed_waits_for_them_to_write_and_a_person_is_told_once(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI, channel=Channel.WHATSAPP)
    practice.wait(hours=25)
    practice.say(point, "from your adviser")

    for _ in range(3):
        deliver_due(outbox)
        practice.wait(minutes=2)
    assert sender.tried == []
    assert practice.escalated() == ["window-closed"]
    practice.change(point, people.record_inbound_from)
    practice.say(point, "the answer to what they wrote", author=Author.BOT)
    deliver_due(outbox)

    assert sender.texts == ["from your adviser", "the answer to what they wrote"]


def test_a_text_whose_window_stayed_closed_is_given_up(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI, channel=Channel.WHATSAPP)
    practice.wait(hours=25)
    id = practice.say(point, "one")
    deliver_due(outbox)

    practice.wait(hours=5)
    deliver_due(outbox)

    assert sender.tried == []
    assert (practice.delivery(id).state, practice.delivery(id).error_code) == (
        DeliveryState.FAILED,
        "window-closed",
    )


def test_a_closed_window_on_whatsapp_does_not_hold_up_their_texts(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    whatsapp = practice.phone(KAI, channel=Channel.WHATSAPP)
    practice.wait(hours=25)
    practice.say(whatsapp, "waits")
    practice.say(practice.phone(KAI), "goes")

    deliver_due(outbox)

    assert sender.texts == ["goes"]
