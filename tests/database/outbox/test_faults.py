"""Later, refused and uncertain are three different things, and a killed worker loses nothing."""

from __future__ import annotations

import threading
from collections import Counter, deque
from datetime import timedelta

import pytest

from bot.outbox import Outbox, deliver_due, sweep
from bot.senders.base import Denied, Later, Problem, Refused, Uncertain
from leavingcare import people
from leavingcare.conversations import Author, DeliveryState, MessageKind
from tests.database.outbox.conftest import Practice
from tests.support.recording_sender import Killed, RecordingSender

KAI, AMAL = "+447700900101", "+447700900102"


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


def test_words_written_before_a_hush_do_not_leave_after_it_and_words_of_help_do(
    practice: Practice, outbox: Outbox, sender: RecordingSender
) -> None:
    kai = practice.phone(KAI)
    before = practice.say(kai, "about your placement")
    help_ = practice.say(kai, "call 999", author=Author.BOT, kind=MessageKind.SAFETY)
    practice.wait(seconds=30)
    practice.change(kai, people.hush)
    after = practice.say(kai, "thanks, noted", author=Author.BOT)

    deliver_due(outbox)

    assert practice.delivery(before).error_code == "hushed"
    assert practice.escalated() == ["hushed"]
    assert {practice.delivery(id).state for id in (help_, after)} == {DeliveryState.ACCEPTED}
