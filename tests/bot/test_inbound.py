"""The path of a text: recorded, looked at for danger, STOP and START, left to whoever holds it, else answered."""

from datetime import timedelta

import pytest

from bot import inbound
from bot.inbound_message import InboundMessage, Media, OptOut
from leavingcare import conversations, escalations, intake, people
from leavingcare.access import Role
from leavingcare.conversations import MessageKind
from leavingcare.escalations import EscalationKind, Urgency
from leavingcare.people import Channel, PhoneSafety, YoungPerson
from leavingcare.segments import count
from leavingcare.storage import Database, Session
from tests.factories import NOW, add_person, add_phone, add_staff, viewer
from tests.support.desk import bot_desk
from tests.support.phone import Phone


@pytest.fixture
def phone(session: Session) -> Phone:
    """A number that nobody knows, which has heard the first words already."""
    add_phone(session, number="+447700900123", first_words_at=NOW)
    return Phone(session)


@pytest.fixture
def kai(session: Session) -> Phone:
    """A proved phone of a young person, shared with others, of Sam Okoro's caseload."""
    person = add_person(session, adviser=add_staff(session), name="Kai Morrow")
    add_phone(session, person, number="+447700900167", first_words_at=NOW, safety=PhoneSafety.SHARED)
    return Phone(session, number="+447700900167")


def test_a_question_is_answered_with_its_date_and_keeps_its_subject(phone: Phone) -> None:
    (answer,) = phone.says("do i pay council tax")

    assert answer.startswith("You may not have to pay council tax.")
    assert "Checked 3 Oct." in answer
    (more,) = phone.says("more")
    assert "http://127.0.0.1:8000/offer/council-tax" in more


def test_a_follow_up_keeps_the_subject(phone: Phone) -> None:
    phone.says("who pays for a bed and cooker")

    (answer,) = phone.says("how much is it")

    assert answer.startswith("Up to £3,000.")


def test_a_question_nobody_wrote_goes_to_their_adviser_with_a_clock(kai: Phone) -> None:
    (answer,) = kai.says("what is the capital of france")

    assert "We won't guess" in answer
    assert "due by Tue 24 Nov, 5pm" in answer
    (waiting,) = kai.waiting()
    assert waiting.kind is EscalationKind.QUESTION
    assert waiting.owner_id is not None


def test_a_shared_phone_hears_no_name_and_a_phone_of_their_own_does(session: Session, kai: Phone) -> None:
    assert "Sam" not in kai.says("what is the capital of france")[0]

    point = people.find_contact_point(session, Channel.SMS, kai.number)
    assert point is not None
    point.safety = PhoneSafety.MINE

    assert "Sam's reply is due by" in kai.says("what is the capital of spain")[0]


def test_an_unknown_number_gets_the_same_first_words_as_a_known_one(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    known, unknown = Phone(session, number="+447700900167"), Phone(session, number="+447700900999")

    first, _answer = known.says("do i pay council tax")

    assert unknown.says("do i pay council tax")[0] == first
    for said in ("999", "85258", "116 123", "0800 1111", "020 7946 0111", "HUSH"):
        assert said in first
    assert count(first).count <= 2


def test_first_words_come_again_only_after_a_week(phone: Phone) -> None:
    assert len(phone.says("do i pay council tax")) == 1
    assert len(phone.says("do i pay council tax", after=timedelta(days=6))) == 1
    assert len(phone.says("do i pay council tax", after=timedelta(days=8))) == 2


def test_danger_is_answered_first_and_raised_and_shows_no_menu(phone: Phone) -> None:
    (answer,) = phone.says("i dont want to be here any more")

    assert "1 " not in answer.splitlines()[0]
    assert any(number in answer for number in ("999", "116 123", "85258"))
    (waiting,) = phone.waiting()
    assert waiting.kind is EscalationKind.SAFEGUARDING
    assert waiting.urgency in (Urgency.IMMEDIATE, Urgency.TODAY)


def test_after_stop_nothing_is_queued_and_danger_is_still_raised(session: Session, phone: Phone) -> None:
    assert phone.says("STOP") == []
    phone.says("i want to kill myself")

    point = people.find_contact_point(session, Channel.SMS, phone.number)
    assert point is not None
    assert point.opted_out_at is not None
    assert EscalationKind.SAFEGUARDING in [waiting.kind for waiting in phone.waiting()]


@pytest.mark.parametrize("text", ["stop texting me pls", "leave me alone", "Stop.", "unsubscribe"])
def test_stop_is_caught_in_natural_words_and_a_person_looks_at_it(
    session: Session, phone: Phone, text: str
) -> None:
    assert phone.says(text) == []

    point = people.find_contact_point(session, Channel.SMS, phone.number)
    assert point is not None
    assert point.opted_out_at is not None
    assert [waiting.reason for waiting in phone.waiting()] == ["stop"]


def test_start_undoes_stop(session: Session, phone: Phone) -> None:
    phone.says("STOP")

    assert phone.says("START") == ["OK. We text you again. Ask anything. Text STOP to stop."]


def test_what_the_network_answered_is_not_answered_again(phone: Phone) -> None:
    assert phone.says("STOP", opt_out=OptOut.STOP) == []
    assert phone.says("START", opt_out=OptOut.START) == []
    assert phone.says("HELP", opt_out=OptOut.HELP) == []
    assert [waiting.reason for waiting in phone.waiting()] == ["help"]


def test_while_a_person_holds_the_conversation_the_bot_is_silent_but_stop_and_danger_work(
    session: Session, phone: Phone
) -> None:
    phone.says("do i pay council tax")
    conversations.hold(session, phone.conversation, by=viewer(session, Role.DUTY), now=NOW)

    assert phone.says("do i pay council tax") == []
    assert [waiting.kind for waiting in phone.waiting()] == [EscalationKind.REPLY]
    assert phone.says("i want to kill myself") != []
    assert phone.says("STOP") == []
    assert phone.handled is not None
    assert phone.handled.received.point is not None
    assert phone.handled.received.point.opted_out_at is not None


def test_a_picture_without_words_is_kept_for_a_person(phone: Phone) -> None:
    (answer,) = phone.says("", media=(Media("https://media.example/1", "image/jpeg"),))

    assert "A person will look" in answer
    assert [waiting.kind for waiting in phone.waiting()] == [EscalationKind.UNREADABLE]
    (line,) = [
        line
        for line in conversations.thread(phone.session, phone.conversation.id, for_staff=True)
        if line.media
    ]
    assert line.media[0].content_type == "image/jpeg"


@pytest.mark.parametrize("address", ["65000", "HMRC", ""])
def test_a_sender_that_cannot_be_answered_is_recorded_and_never_answered(phone: Phone, address: str) -> None:
    assert phone.says("your parcel is waiting", address=address) == []

    assert phone.handled is not None
    assert phone.handled.received.message.body == "your parcel is waiting"


def test_a_repeat_is_answered_once(session: Session, phone: Phone) -> None:
    phone.says("do i pay council tax", provider_id="SMsame")
    before = phone.conversation.last_number
    conversation = phone.conversation

    from bot.inbound import handle
    from bot.inbound_message import InboundMessage
    from tests.support.desk import bot_desk

    again = InboundMessage(
        "twilio", "AC1", "SMsame", Channel.SMS, phone.number, "", "do i pay council tax", NOW
    )
    assert handle(session, again, desk=bot_desk(), now=NOW) is None
    assert conversation.last_number == before


def test_a_call_is_recorded_with_its_time_and_read_back(kai: Phone) -> None:
    (answer,) = kai.says("can someone call me after 4 tmrw")

    assert "Tue 24 Nov, after 4pm" in answer
    (waiting,) = kai.waiting()
    assert waiting.kind is EscalationKind.CONTACT


def test_someone_elses_hands_on_the_phone_hush_everything(session: Session, kai: Phone) -> None:
    answer = kai.says("someone else has my phone")

    point = people.find_contact_point(session, Channel.SMS, kai.number)
    assert point is not None
    assert point.hushed_at is not None
    assert all("phone" not in said.lower() and "safe" not in said.lower() for said in answer)
    assert any(waiting.reason == "phone-not-safe" for waiting in kai.waiting())


def test_arabic_by_one_word_changes_the_language_of_the_conversation(phone: Phone) -> None:
    phone.says("عربي")

    assert phone.conversation.locale == "ar"


def test_done_by_text_needs_a_proved_phone(phone: Phone) -> None:
    (answer,) = phone.says("done 1")

    assert "sign in" in answer


def test_the_safety_words_are_marked_as_such(session: Session, phone: Phone) -> None:
    phone.says("i want to kill myself")

    lines = conversations.thread(session, phone.conversation.id, for_staff=True)
    assert MessageKind.SAFETY in [line.message.kind for line in lines]


def test_a_text_that_cannot_be_answered_is_kept_and_goes_to_a_person(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbound, "advance", _fails)
    message = InboundMessage(
        provider="twilio",
        account="AC1",
        provider_id="SMfails",
        channel=Channel.SMS,
        address="+447700900123",
        our_address="",
        text="do i pay council tax",
        received_at=NOW,
    )

    taken = inbound.take_in(database, message, desk=bot_desk(), now=NOW)
    again = inbound.take_in(database, message, desk=bot_desk(), now=NOW)

    assert taken is not None
    assert again is None
    with database.reading() as session:
        (waiting,) = escalations.open_for(session, taken.received.conversation.id)
        (kept,) = conversations.thread(session, taken.received.conversation.id, for_staff=True)
    assert (waiting.kind, waiting.reason) == (EscalationKind.QUESTION, "not answered")
    assert kept.message.body == "do i pay council tax"


def _fails(*_given: object) -> None:
    raise RuntimeError("a flow that cannot")


def test_after_a_hush_no_first_words_tell_whose_line_it_is(session: Session) -> None:
    phone = Phone(session)
    phone.says("someone else has my phone")

    heard = phone.says("do i pay council tax")

    assert not any("A computer answers" in words for words in heard)


def test_stop_and_start_on_the_portal_are_passed_on(session: Session) -> None:
    person = add_person(session)

    stop, start = says_on_the_portal(session, person, "stop"), says_on_the_portal(session, person, "start")

    assert "you don't want texts" in stop
    assert "you want texts again" in start
    waiting = escalations.open_for(
        session, conversations.converse(session, person_id=person.id, point=None, now=NOW).id
    )
    assert {(each.kind, each.reason) for each in waiting} == {
        (EscalationKind.CHANGE, "stop"),
        (EscalationKind.CHANGE, "start"),
    }


def test_a_phone_that_others_read_is_hushed_when_that_is_said_on_the_portal(session: Session) -> None:
    person = add_person(session)
    point = add_phone(session, person, safety=PhoneSafety.MINE)

    says_on_the_portal(session, person, "someone else has my phone")

    assert point.hushed_at == NOW


def test_a_phone_that_was_taken_off_is_hushed_no_more(session: Session) -> None:
    point = add_phone(session, add_person(session))
    people.hush(session, point, now=NOW)

    people.take_contact_point_off(session, point, now=NOW, by=None)

    assert point.hushed_at is None


def says_on_the_portal(session: Session, person: YoungPerson, text: str) -> str:
    """What the bot answers in the thread."""
    received = intake.receive_web(session, person, text, desk=bot_desk().intake, now=NOW)
    handled = inbound.answer_web(session, received, desk=bot_desk(), now=NOW)
    return handled.turn.replies[0].text if handled.turn else ""
