"""Recording what comes in, and queueing what goes out."""

from leavingcare import conversations
from leavingcare.conversations import Author, DeliveryState, Inbound, MessageKind, Outgoing, Report
from leavingcare.people import Channel
from leavingcare.storage import Session
from tests.factories import NOW, add_conversation, add_message, add_person, add_phone, viewer


def test_a_repeated_provider_id_changes_nothing(session: Session) -> None:
    point = add_phone(session)
    conversation = add_conversation(session, point=point)
    inbound = Inbound(Channel.SMS, "hello", provider_account="AC1", provider_id="SM-same")
    first = conversations.record_inbound(session, conversation, inbound, point=point, now=NOW)

    second = conversations.record_inbound(session, conversation, inbound, point=point, now=NOW)

    assert first is not None
    assert second is None
    assert len(conversations.thread(session, conversation.id, for_staff=True)) == 1


def test_the_same_id_of_another_account_is_another_message(session: Session) -> None:
    point = add_phone(session)
    conversation = add_conversation(session, point=point)

    for account in ("AC1", "AC2"):
        inbound = Inbound(Channel.SMS, "hello", provider_account=account, provider_id="SM-same")
        assert conversations.record_inbound(session, conversation, inbound, point=point, now=NOW) is not None


def test_words_on_every_channel_stand_in_one_thread(session: Session) -> None:
    person = add_person(session)
    phone, whatsapp = add_phone(session, person), add_phone(session, person, channel=Channel.WHATSAPP)
    conversation = add_conversation(session, person=person)
    add_message(session, conversation, "by text", point=phone)
    add_message(session, conversation, "by whatsapp", point=whatsapp)
    add_message(session, conversation, "on the web")

    lines = conversations.thread(session, conversation.id, for_staff=False)

    assert [line.message.body for line in lines] == ["by text", "by whatsapp", "on the web"]
    assert [line.message.number for line in lines] == [1, 2, 3]


def test_what_is_queued_for_a_phone_has_a_row_in_the_outbox_and_what_is_for_the_web_has_none(
    session: Session,
) -> None:
    point = add_phone(session)
    conversation = add_conversation(session, point=point)

    conversations.queue(session, conversation, Outgoing("to a phone", Author.BOT), point=point, now=NOW)
    conversations.queue(session, conversation, Outgoing("to the web", Author.BOT), point=None, now=NOW)
    session.flush()

    first, second = conversations.thread(session, conversation.id, for_staff=False)
    assert first.delivery is not None
    assert first.delivery.state is DeliveryState.QUEUED
    assert first.delivery.address == point.address
    assert second.delivery is None


def test_a_note_to_the_team_is_not_shown_to_the_young_person(session: Session) -> None:
    person = add_person(session)
    conversation = add_conversation(session, person=person)
    conversations.add_note(session, conversation, "rang, no answer", by=viewer(session), now=NOW)
    session.flush()

    assert conversations.thread(session, conversation.id, for_staff=False) == []
    (line,) = conversations.thread(session, conversation.id, for_staff=True)
    assert line.message.kind is MessageKind.NOTE
    assert line.delivery is None


def test_a_report_that_comes_late_never_lowers_a_state(session: Session) -> None:
    point = add_phone(session)
    conversation = add_conversation(session, point=point)
    conversations.queue(session, conversation, Outgoing("hi", Author.BOT), point=point, now=NOW)
    session.flush()
    delivery = conversations.thread(session, conversation.id, for_staff=False)[0].delivery
    assert delivery is not None

    for status, state in [("delivered", DeliveryState.DELIVERED), ("sent", DeliveryState.SENT)]:
        report = Report(delivery.id, "SM-out", status, state)
        conversations.record_delivery_event(session, report, now=NOW)

    assert delivery.state is DeliveryState.DELIVERED
    assert delivery.provider_id == "SM-out"


def test_a_report_on_something_unknown_is_kept_and_is_no_error(session: Session) -> None:
    report = Report(None, "SM-nobody", "delivered", DeliveryState.DELIVERED)

    assert conversations.record_delivery_event(session, report, now=NOW) is None
    assert conversations.record_delivery_event(session, report, now=NOW) is None


def test_reading_marks_only_what_came_in_and_was_not_read_before(session: Session) -> None:
    person = add_person(session)
    conversation = add_conversation(session, person=person)
    add_message(session, conversation)
    reader = viewer(session)

    assert conversations.mark_read(session, conversation, by=reader, now=NOW) == 1
    assert conversations.mark_read(session, conversation, by=reader, now=NOW) == 0


def test_the_thread_pages_back_from_its_end(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    for number in range(5):
        add_message(session, conversation, f"words {number + 1}")

    latest = conversations.thread(session, conversation.id, for_staff=True, limit=2)
    earlier = conversations.thread(
        session, conversation.id, for_staff=True, limit=2, before=latest[0].message.number
    )

    assert [line.message.body for line in latest] == ["words 4", "words 5"]
    assert [line.message.body for line in earlier] == ["words 2", "words 3"]


def test_words_of_a_number_that_turns_out_to_be_someones_join_their_thread(session: Session) -> None:
    person = add_person(session)
    point = add_phone(session)
    add_message(session, add_conversation(session, point=point), "from an unknown number", point=point)

    conversations.link_number(session, point, person, now=NOW)
    session.flush()

    theirs = conversations.find_conversation(session, young_person_id=person.id)
    assert theirs is not None
    assert [line.message.body for line in conversations.thread(session, theirs.id, for_staff=True)] == [
        "from an unknown number"
    ]
