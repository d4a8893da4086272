"""The practice phone's provider: files that another process reads, and faults that it can be asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bot.senders.base import Accepted, Outbound, Refused, Uncertain
from bot.senders.simulator import Fault, SimulatorSender, Spool
from leavingcare.clock import utc_now
from leavingcare.people import Channel

REF = UUID("7d1f1f5e-4c1b-4f0e-9a53-0d7c1f5e2a11")
TEXT = Outbound(REF, Channel.SMS, "+447700900123", "Hello", "http://127.0.0.1/bot/twilio/status")


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def test_a_text_is_on_that_phone_and_no_other(spool: Spool) -> None:
    result = SimulatorSender(spool).send(TEXT)

    (text,) = spool.texts("sms", "+447700900123")
    assert result == Accepted(text.provider_id)
    assert (text.text, text.ref) == ("Hello", str(REF))
    assert spool.texts("whatsapp", "+447700900123") == []
    assert spool.texts("sms", "+447700900124") == []


def test_texts_are_in_the_order_in_which_they_were_sent(spool: Spool) -> None:
    for word in ("one", "two", "three"):
        SimulatorSender(spool).send(Outbound(REF, Channel.SMS, TEXT.to, word, ""))

    assert [text.text for text in spool.texts("sms", TEXT.to)] == ["one", "two", "three"]


def test_a_phone_can_refuse(spool: Spool) -> None:
    spool.set_fault("sms", TEXT.to, Fault.REFUSED)

    assert isinstance(SimulatorSender(spool).send(TEXT), Refused)
    assert spool.texts("sms", TEXT.to) == []


def test_an_answer_can_be_lost_and_the_text_is_found_by_looking(spool: Spool) -> None:
    spool.set_fault("sms", TEXT.to, Fault.UNCERTAIN)

    assert isinstance(SimulatorSender(spool).send(TEXT), Uncertain)
    assert SimulatorSender(spool).look_up(TEXT, utc_now()) == (spool.texts("sms", TEXT.to)[0].provider_id,)


@pytest.mark.parametrize(
    ("fault", "after", "status", "code"),
    [
        (Fault.NONE, 0, "queued", None),
        (Fault.NONE, 1, "sent", None),
        (Fault.NONE, 3, "delivered", None),
        (Fault.SWITCHED_OFF, 1, "sent", None),
        (Fault.SWITCHED_OFF, 3, "undelivered", "30003"),
        (Fault.LATE, 30, "sent", None),
        (Fault.LATE, 90, "delivered", None),
        (Fault.SILENT, 9000, "sent", None),
    ],
)
def test_a_text_fares_as_the_phones_fault_has_it(
    spool: Spool, fault: Fault, after: int, status: str, code: str | None
) -> None:
    spool.set_fault("sms", TEXT.to, fault)
    began = utc_now()
    result = SimulatorSender(spool).send(TEXT)
    assert isinstance(result, Accepted)

    event = SimulatorSender(spool).status_of(result.provider_id, REF, began + timedelta(seconds=after))

    assert event is not None
    assert (event.status, event.error_code, event.ref) == (status, code, REF)


def test_an_unknown_text_has_no_status(spool: Spool) -> None:
    assert SimulatorSender(spool).status_of("SM1", REF, utc_now()) is None
    assert SimulatorSender(spool).status_of("../../etc", REF, utc_now()) is None


def test_a_broken_file_is_left_out(spool: Spool, tmp_path: Path) -> None:
    SimulatorSender(spool).send(TEXT)
    (folder,) = (tmp_path / "spool").iterdir()
    (folder / "SMbroken.json").write_text("{")

    assert len(spool.texts("sms", TEXT.to)) == 1


def test_nothing_comes_in_by_the_simulators_list(spool: Spool) -> None:
    assert list(SimulatorSender(spool).received(utc_now(), utc_now())) == []
