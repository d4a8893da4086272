"""What is queued leaves once, in order, and only where it still may; whatever the provider does about it."""

from __future__ import annotations

import threading
from collections import Counter, deque
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from bot.outbox import Outbox, deliver_due, sweep
from bot.senders.base import Accepted, Denied, Later, Problem, Refused, Uncertain
from leavingcare import conversations, people
from leavingcare.conversations import Author, Delivery, DeliveryState, Message, MessageKind
from leavingcare.people import Channel
from leavingcare.storage import keyed_hash
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import Killed, RecordingSender

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


# Later


def test_busy_means_again_after_the_time_that_the_provider_said(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(Later("429", timedelta(seconds=20)))

    deliver_due(outbox)

    delivery = practice.delivery(id)
    assert (delivery.state, delivery.next_attempt_at) == (
        DeliveryState.QUEUED,
        practice.clock.now + timedelta(seconds=20),
    )


def test_each_pause_is_longer_and_no_two_are_the_same(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    ids = [practice.say(practice.phone(f"+4477009001{n:02}"), "one") for n in range(8)]
    sender.answers.extend([Later("refused")] * 100)
    pauses = []

    for _ in range(6):
        deliver_due(outbox)
        pauses.append([practice.delivery(id).next_attempt_at - practice.clock.now for id in ids])
        practice.wait(minutes=6)

    assert all(len(set(each)) == len(ids) for each in pauses)
    assert all(timedelta(seconds=1) <= pause <= timedelta(minutes=5) for each in pauses for pause in each)
    assert min(pauses[5]) > max(pauses[0])


def test_what_waited_too_long_is_not_sent_and_a_person_is_told(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "help is on its way")
    sender.answers.append(Later("refused"))
    deliver_due(outbox)

    practice.wait(hours=4, minutes=1)
    deliver_due(outbox)

    delivery = practice.delivery(id)
    assert sender.texts == []
    assert (delivery.state, delivery.error_code) == (DeliveryState.FAILED, "too-late")
    assert practice.escalated() == ["too-late"]


# Refused


@pytest.mark.parametrize(
    "refused",
    [
        Refused("21614", Problem.BAD_NUMBER),
        Refused("21610", Problem.OPTED_OUT),
        Refused("21617", Problem.OUR_FAULT, alarm=True),
    ],
)
def test_what_is_refused_is_never_tried_again_and_a_person_is_told(
    practice: Practice, outbox: Outbox, sender: RecordingSender, refused: Refused
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(refused)

    deliver_due(outbox)
    practice.wait(hours=1)
    sweep(outbox)

    assert len(sender.tried) == 1
    assert (practice.delivery(id).state, practice.delivery(id).error_code) == (
        DeliveryState.FAILED,
        refused.problem.value,
    )
    assert practice.escalated() == [refused.problem.value]


def test_a_refusal_flags_the_phone(practice: Practice, outbox: Outbox, sender: RecordingSender) -> None:
    bad, gone, other = practice.phone(KAI), practice.phone(AMAL), practice.phone("+447700900103")
    sender.answers_to[KAI] = deque([Refused("21614", Problem.BAD_NUMBER)])
    sender.answers_to[AMAL] = deque([Refused("21610", Problem.OPTED_OUT)])
    for point in (bad, gone, other):
        practice.say(point, "one")

    deliver_due(outbox)

    assert practice.point(bad).unreachable_at == practice.clock.now
    assert practice.point(gone).opted_out_at == practice.clock.now
    assert practice.point(other).unreachable_at is practice.point(other).opted_out_at is None


def test_an_account_that_is_denied_stops_everything_for_a_while_and_loses_nothing(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    for n in range(3):
        practice.say(practice.phone(f"+4477009001{n:02}"), "one")
    sender.answers.append(Denied("answered 401"))

    deliver_due(outbox)
    deliver_due(outbox)
    assert len(sender.tried) == 1
    practice.wait(minutes=1, seconds=1)
    deliver_due(outbox)

    assert sender.texts == ["one"] * 3


# Uncertain


@pytest.mark.parametrize("took_it", [True, False])
def test_an_uncertain_text_is_looked_up_before_it_is_sent_again(
    practice: Practice, outbox: Outbox, sender: RecordingSender, took_it: bool
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.takes_it_all_the_same = took_it
    sender.answers.append(Uncertain("answered 500"))

    deliver_due(outbox)
    deliver_due(outbox)
    assert practice.delivery(id).state is DeliveryState.UNCERTAIN
    assert sender.looked == []
    practice.wait(seconds=31)
    deliver_due(outbox)

    assert len(sender.looked) == 1
    assert sender.texts == ["one"]
    assert len(sender.tried) == (1 if took_it else 2)
    assert practice.delivery(id).state is DeliveryState.ACCEPTED
    assert practice.delivery(id).provider_id == sender.sent[0][0]


def test_the_same_words_sent_before_are_not_taken_for_the_uncertain_ones(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    point = practice.phone(KAI)
    practice.say(point, "OK")
    deliver_due(outbox)
    second = practice.say(point, "OK")
    sender.answers.append(Uncertain("answered 500"))

    deliver_due(outbox)
    practice.wait(seconds=31)
    deliver_due(outbox)

    assert sender.texts == ["OK", "OK"]
    assert practice.delivery(second).provider_id == sender.sent[1][0]


def test_while_the_list_cannot_be_had_nothing_is_sent_again(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(Uncertain("no answer"))
    sender.list_is_down = True
    for _ in range(10):
        deliver_due(outbox)
        practice.wait(minutes=6)
    assert len(sender.tried) == 1

    sender.list_is_down = False
    deliver_due(outbox)

    assert sender.texts == ["one"]
    assert practice.delivery(id).state is DeliveryState.ACCEPTED


def test_what_stays_uncertain_to_the_end_is_told_to_a_person(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(Uncertain("no answer"))
    sender.list_is_down = True

    deliver_due(outbox)
    practice.wait(hours=5)
    deliver_due(outbox)

    assert practice.delivery(id).state is DeliveryState.FAILED
    assert practice.escalated() == ["unknown"]


def test_of_many_uncertain_answers_none_becomes_a_second_text(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    points = [practice.phone(f"+4477009001{n:02}") for n in range(12)]
    for point in points:
        for word in ("one", "two", "three"):
            practice.say(point, word)
    sender.takes_it_all_the_same = True
    sender.answers.extend([Uncertain("reset")] * 20)

    for _ in range(12):
        deliver_due(outbox)
        practice.wait(seconds=40)

    assert Counter((sent.to, sent.text) for _, sent in sender.sent) == {
        (point.address, word): 1 for point in points for word in ("one", "two", "three")
    }
    assert {delivery.state for delivery in practice.deliveries()} == {DeliveryState.ACCEPTED}


# Killed


@pytest.mark.parametrize("where", ["before the send", "after the send"])
def test_a_worker_killed_at_work_loses_nothing_and_doubles_nothing(
    practice: Practice, outbox: Outbox, sender: RecordingSender, where: str
) -> None:
    id = practice.say(practice.phone(KAI), "one")

    def kill(*_given: object) -> None:
        raise Killed

    if where == "before the send":
        sender.before_send = kill
    else:
        sender.after_send = kill
    with pytest.raises(Killed):
        deliver_due(outbox)
    sender.before_send = sender.after_send = None

    assert sweep(outbox) == 0  # too early to say that nobody is at work on it
    practice.wait(minutes=3)
    assert sweep(outbox) == 1

    assert sender.texts == ["one"]
    assert practice.delivery(id).state is DeliveryState.ACCEPTED


def test_many_workers_at_once_send_everything_once_and_in_order(
    practice: Practice,
    database,
    sender: RecordingSender,  # type: ignore[no-untyped-def]
) -> None:
    points = [practice.phone(f"+4477009001{n:02}") for n in range(6)]
    words = [str(number) for number in range(5)]
    for word in words:
        for point in points:
            practice.say(point, word)
    workers = [
        Outbox(database, sender, "https://waymark.example", f"worker-{n}", lambda: practice.clock.now)
        for n in range(4)
    ]

    def work(mine: Outbox) -> None:
        while any(each.state is DeliveryState.QUEUED for each in practice.deliveries()):
            deliver_due(mine)

    threads = [threading.Thread(target=work, args=(each,)) for each in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert len(sender.sent) == 30
    assert all(sender.texts_to(point.address) == words for point in points)


# At the moment of sending


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


# What it sends


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


def queue_code(practice: Practice, address: str, *, known: bool) -> UUID:
    point = practice.phone(address) if known else None
    with practice.database.session() as session:
        conversations.queue_code(
            session,
            point,
            "Your code is 246810",
            address=address,
            address_hash=keyed_hash(address),
            now=practice.clock.now,
        )
        session.flush()
        return session.exec(select(Delivery.id)).one()


def test_a_code_is_blanked_once_it_has_left(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, KAI, known=True)

    deliver_due(outbox)

    assert sender.texts == ["Your code is 246810"]
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.ACCEPTED, None)


def test_a_code_that_is_too_old_is_blanked_and_not_sent(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, KAI, known=True)

    practice.wait(minutes=11)
    deliver_due(outbox)

    assert sender.texts == []
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.FAILED, None)
    assert practice.escalated() == []


def test_a_code_to_an_unknown_number_is_blanked_and_never_sent(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = queue_code(practice, "+447700900777", known=False)

    deliver_due(outbox)

    assert sender.tried == []
    assert (practice.delivery(id).state, practice.delivery(id).body) == (DeliveryState.ACCEPTED, None)


def test_a_code_does_not_wait_behind_texts(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    with practice.database.reading() as session:
        assert session.exec(select(Message)).all() == []
    id = queue_code(practice, KAI, known=True)
    point_id = practice.delivery(id).contact_point_id
    assert point_id is not None
    with practice.database.reading() as session:
        point = people.get_contact_point(session, point_id)
    practice.say(point, "stuck")
    sender.answers_to[KAI] = deque([Accepted("SMcode"), Later("429", timedelta(minutes=1))])

    deliver_due(outbox)

    assert practice.delivery(id).provider_id == "SMcode"


def test_the_report_that_comes_before_the_answer_is_not_overwritten_by_it(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")

    def report(_outbound: object, provider_id: str) -> None:
        with practice.database.session() as session:
            told = conversations.Report(id, provider_id, "delivered", DeliveryState.DELIVERED)
            conversations.record_delivery_event(session, told, now=practice.clock.now)

    sender.after_send = report
    deliver_due(outbox)

    assert practice.delivery(id).state is DeliveryState.DELIVERED
    assert practice.delivery(id).provider_id == sender.sent[0][0]


def test_a_report_settles_what_was_uncertain(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    id = practice.say(practice.phone(KAI), "one")
    sender.answers.append(Uncertain("reset"))
    deliver_due(outbox)

    with practice.database.session() as session:
        told = conversations.Report(id, f"SM{uuid4().hex}", "sent", DeliveryState.SENT)
        conversations.record_delivery_event(session, told, now=practice.clock.now)
    practice.wait(minutes=5)
    sweep(outbox)

    assert len(sender.tried) == 1
    assert practice.delivery(id).state is DeliveryState.SENT
