"""What a person must do: whose it is, by when, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from leavingcare import conversations, escalations
from leavingcare.access import Role
from leavingcare.errors import Conflict, Invalid, NotFound
from leavingcare.escalations import ContactInput, EscalationKind, Outcome, Raised, Urgency
from leavingcare.people import viewer_for_staff
from leavingcare.storage import Session
from tests.factories import NOW, TODAY, add_conversation, add_person, add_phone, add_staff, viewer

QUESTION = Raised(EscalationKind.QUESTION)
CONCERN = Raised(EscalationKind.SAFEGUARDING, Urgency.IMMEDIATE, reason="suicide", signals=("end it",))


def test_a_question_belongs_to_their_own_adviser_by_five_on_the_next_working_day(session: Session) -> None:
    sam = add_staff(session)
    conversation = add_conversation(session, person=add_person(session, adviser=sam))

    raised = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)

    assert raised.owner_id == sam.id
    assert raised.due_at == datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


def test_while_the_adviser_is_away_it_belongs_to_their_cover(session: Session) -> None:
    asha = add_staff(session, name="Asha Patel")
    sam = add_staff(session, cover_id=asha.id, away_from=TODAY, away_until=TODAY)
    conversation = add_conversation(session, person=add_person(session, adviser=sam))

    raised = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)

    assert raised.owner_id == asha.id


def test_with_no_adviser_or_no_cover_it_belongs_to_duty(session: Session) -> None:
    away = add_staff(session, away_from=TODAY, away_until=None)

    for person in (add_person(session), add_person(session, adviser=away)):
        conversation = add_conversation(session, person=person)
        raised = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
        assert raised.owner_id is None


def test_an_immediate_concern_is_due_now(session: Session) -> None:
    conversation = add_conversation(session, point=add_phone(session))

    raised = escalations.raise_escalation(session, conversation, CONCERN, message=None, now=NOW)

    assert raised.due_at == NOW


def test_a_second_question_joins_the_first_and_can_only_make_it_more_urgent(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    first = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
    urgent = Raised(EscalationKind.QUESTION, Urgency.TODAY)

    second = escalations.raise_escalation(session, conversation, urgent, message=None, now=NOW)
    third = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)

    assert first.id == second.id == third.id
    assert third.urgency is Urgency.TODAY


def test_every_concern_is_kept_apart(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))

    first = escalations.raise_escalation(session, conversation, CONCERN, message=None, now=NOW)
    second = escalations.raise_escalation(session, conversation, CONCERN, message=None, now=NOW)

    assert first.id != second.id


def test_a_concern_does_not_close_without_words_on_what_was_done(session: Session) -> None:
    duty = viewer(session, Role.DUTY)
    conversation = add_conversation(session, person=add_person(session))
    concern = escalations.raise_escalation(session, conversation, CONCERN, message=None, now=NOW)

    with pytest.raises(Invalid):
        escalations.resolve(session, concern, Outcome.SPOKE, "  ", by=duty, now=NOW)

    assert concern.is_open
    escalations.resolve(session, concern, Outcome.SPOKE, "Rang, with her carer now.", by=duty, now=NOW)
    assert (concern.resolved_by, concern.outcome) == (duty.id, Outcome.SPOKE)


def test_of_two_who_take_it_one_has_it_and_the_other_is_told(session: Session) -> None:
    first, second = viewer(session, Role.DUTY), viewer(session, Role.DUTY, name="Asha Patel")
    conversation = add_conversation(session, person=add_person(session))
    concern = escalations.raise_escalation(session, conversation, CONCERN, message=None, now=NOW)

    escalations.acknowledge(session, concern, by=first, now=NOW)

    with pytest.raises(Conflict):
        escalations.acknowledge(session, concern, by=second, now=NOW)
    escalations.acknowledge(session, concern, by=first, now=NOW)
    assert concern.owner_id == first.id


def test_what_was_closed_cannot_be_closed_again(session: Session) -> None:
    duty = viewer(session, Role.DUTY)
    conversation = add_conversation(session, person=add_person(session))
    question = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
    escalations.resolve(session, question, Outcome.ANSWERED, "", by=duty, now=NOW)

    with pytest.raises(Conflict):
        escalations.resolve(session, question, Outcome.NOT_NEEDED, "", by=duty, now=NOW)


def test_handing_over_keeps_the_deadline_and_must_be_taken_anew(session: Session) -> None:
    sam, asha = viewer(session), add_staff(session, name="Asha Patel")
    conversation = add_conversation(session, person=add_person(session))
    question = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
    escalations.acknowledge(session, question, by=sam, now=NOW)
    due = question.due_at

    escalations.hand_over(session, question, asha, by=sam, now=NOW)

    assert (question.owner_id, question.acknowledged_at, question.due_at) == (asha.id, None, due)


def test_the_list_is_by_urgency_then_by_deadline(session: Session) -> None:
    duty = viewer(session, Role.DUTY)
    late, early, danger = (add_conversation(session, person=add_person(session)) for _ in range(3))
    escalations.raise_escalation(session, late, QUESTION, message=None, now=NOW + timedelta(days=1))
    escalations.raise_escalation(session, early, QUESTION, message=None, now=NOW)
    escalations.raise_escalation(session, danger, CONCERN, message=None, now=NOW + timedelta(days=1))

    rows = escalations.waiting(session, duty, on=TODAY)

    assert [row.conversation.id for row in rows] == [danger.id, early.id, late.id]
    assert escalations.waiting_counts(session, duty, on=TODAY) == {Urgency.IMMEDIATE: 1, Urgency.ROUTINE: 2}


def test_an_adviser_sees_what_waits_for_their_own_and_what_was_given_to_them(session: Session) -> None:
    sam, asha = add_staff(session), add_staff(session, name="Asha Patel")
    mine = add_conversation(session, person=add_person(session, adviser=sam))
    hers = add_conversation(session, person=add_person(session, adviser=asha))
    given = add_conversation(session, point=add_phone(session))
    for conversation in (mine, hers, given):
        escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
    stranger = escalations.open_for(session, given.id)[0]
    escalations.hand_over(session, stranger, sam, by=viewer(session, Role.DUTY), now=NOW)
    looking = viewer_for_staff(session, sam)

    rows = escalations.waiting(session, looking, on=TODAY)

    assert {row.conversation.id for row in rows} == {mine.id, given.id}
    assert escalations.conversation_for(session, given.id, viewer=looking, on=TODAY).id == given.id
    with pytest.raises(NotFound):
        escalations.conversation_for(session, hers.id, viewer=looking, on=TODAY)


def test_whoever_holds_the_conversation_gets_what_is_raised_in_it(session: Session) -> None:
    asha = viewer(session, name="Asha Patel")
    conversation = add_conversation(session, person=add_person(session, adviser=add_staff(session)))
    conversations.hold(session, conversation, by=asha, now=NOW)

    raised = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)

    assert raised.owner_id == asha.id


def test_a_time_to_ring_before_the_deadline_becomes_the_deadline(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    end = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    asked = ContactInput(words="before 12 tmrw", window_end=end)

    _request, escalation = escalations.request_contact(session, conversation, asked, message=None, now=NOW)

    assert escalation.due_at == end


def test_a_time_to_ring_that_ends_before_it_starts_is_refused(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    asked = ContactInput(window_start=NOW + timedelta(hours=2), window_end=NOW + timedelta(hours=1))

    with pytest.raises(Invalid):
        escalations.request_contact(session, conversation, asked, message=None, now=NOW)


def test_whoever_helped_once_sees_the_conversation_no_longer_when_that_is_closed(session: Session) -> None:
    helper = viewer(session, Role.ADVISER, name="Asha Patel")
    conversation = add_conversation(session, person=add_person(session, adviser=add_staff(session)))
    given = escalations.raise_escalation(session, conversation, QUESTION, message=None, now=NOW)
    escalations.acknowledge(session, given, by=helper, now=NOW)
    assert escalations.conversation_for(session, conversation.id, viewer=helper, on=TODAY) is conversation

    escalations.resolve(session, given, Outcome.ANSWERED, "", by=helper, now=NOW)

    with pytest.raises(NotFound):
        escalations.conversation_for(session, conversation.id, viewer=helper, on=TODAY)


def test_each_change_that_they_want_is_kept_apart_and_the_same_one_joins(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    stop, number = (Raised(kind=EscalationKind.CHANGE, reason=reason) for reason in ("stop", "new-number"))

    first, second, third = (
        escalations.raise_escalation(session, conversation, each, message=None, now=NOW)
        for each in (stop, number, stop)
    )

    assert first.id == third.id != second.id


def test_of_two_as_urgent_danger_is_first(session: Session) -> None:
    conversation = add_conversation(session, person=add_person(session))
    today = replace(QUESTION, urgency=Urgency.TODAY)
    danger = replace(CONCERN, urgency=Urgency.TODAY)
    for raised in (today, danger, replace(today, kind=EscalationKind.CHANGE)):
        escalations.raise_escalation(session, conversation, raised, message=None, now=NOW)

    rows = escalations.waiting(session, viewer(session, Role.DUTY), on=TODAY)

    assert rows[0].escalation.kind is EscalationKind.SAFEGUARDING
    assert escalations.open_for(session, conversation.id)[0].kind is EscalationKind.SAFEGUARDING
