"""Signing in: codes that work once, in one browser, for ten minutes; sign-ins that end on the server."""

from datetime import timedelta

import pyotp
import pytest

from leavingcare import people
from leavingcare.access import Role
from leavingcare.errors import Invalid
from leavingcare.people import limits, sign_in
from leavingcare.people.passwords import hash_password, totp_step
from leavingcare.storage import Session
from tests.factories import NOW, add_person, add_phone, add_staff

BROWSER = "a browser of their own"


def asked_code(session: Session, number: str = "+447700900167") -> str:
    found, point = sign_in.phone_to_sign_in(session, number, now=NOW)
    return sign_in.make_code(session, found, point, browser=BROWSER, now=NOW)


def test_a_code_signs_in_whoever_the_number_was_proved_for(session: Session) -> None:
    person = add_person(session)
    add_phone(session, person, number="+447700900167")
    code = asked_code(session)

    found = sign_in.use_code(session, BROWSER, f" {code[:3]} {code[3:]} ", now=NOW)

    assert found is not None
    assert found.id == person.id


def test_a_code_works_once(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    code = asked_code(session)
    sign_in.use_code(session, BROWSER, code, now=NOW)

    assert sign_in.use_code(session, BROWSER, code, now=NOW) is None


def test_a_code_works_only_in_the_browser_that_asked(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    code = asked_code(session)

    assert sign_in.use_code(session, "another browser", code, now=NOW) is None


def test_a_code_is_dead_after_ten_minutes(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    code = asked_code(session)

    assert sign_in.use_code(session, BROWSER, code, now=NOW + sign_in.CODE_LIVES) is None


def test_a_code_is_dead_after_five_wrong_tries_even_when_the_sixth_is_right(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    code = asked_code(session)
    wrong = "000000" if code != "000000" else "111111"

    for _ in range(sign_in.CODE_TRIES):
        assert sign_in.use_code(session, BROWSER, wrong, now=NOW) is None

    assert sign_in.use_code(session, BROWSER, code, now=NOW) is None


def test_a_new_code_kills_the_one_before_it(session: Session) -> None:
    add_phone(session, add_person(session), number="+447700900167")
    first, second = asked_code(session), asked_code(session)

    if first != second:
        assert sign_in.use_code(session, BROWSER, first, now=NOW) is None
    assert sign_in.use_code(session, BROWSER, second, now=NOW) is not None


def test_the_code_of_an_unknown_number_opens_nothing(session: Session) -> None:
    code = asked_code(session, "+447700900999")

    assert sign_in.use_code(session, BROWSER, code, now=NOW) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"proved_at": None},
        {"hushed_at": NOW},
        {"proved_at": NOW - timedelta(days=100), "created_at": NOW - timedelta(days=100)},
    ],
)
def test_a_number_that_is_unproved_hushed_or_long_silent_signs_nobody_in(
    session: Session, changes: dict
) -> None:
    add_phone(session, add_person(session), number="+447700900167", **changes)

    _number, point = sign_in.phone_to_sign_in(session, "07700 900167", now=NOW)

    assert point is None


def test_a_sign_in_ends_after_half_an_hour_unused_and_after_twelve_hours_anyway(session: Session) -> None:
    viewer = people.viewer_for_young_person(add_person(session))
    token = sign_in.begin(session, viewer, device="", now=NOW)
    row = sign_in.find_sign_in(session, token, now=NOW + timedelta(minutes=29))
    assert row is not None

    assert sign_in.find_sign_in(session, token, now=NOW + sign_in.IDLE) is None
    row.last_seen_at = NOW + sign_in.ABSOLUTE
    assert sign_in.find_sign_in(session, token, now=NOW + sign_in.ABSOLUTE) is None


def test_signing_out_ends_it_on_the_server(session: Session) -> None:
    viewer = people.viewer_for_young_person(add_person(session))
    token = sign_in.begin(session, viewer, device="", now=NOW)
    row = sign_in.find_sign_in(session, token, now=NOW)
    assert row is not None

    sign_in.end(session, row.id, now=NOW)
    session.expire_all()

    assert sign_in.find_sign_in(session, token, now=NOW) is None


def test_staff_who_left_are_nobody_at_the_next_request(session: Session) -> None:
    staff = add_staff(session, Role.DUTY)
    token = sign_in.begin(session, people.viewer_for_staff(session, staff), device="", now=NOW)
    row = sign_in.find_sign_in(session, token, now=NOW)
    assert row is not None

    staff.active = False

    assert sign_in.viewer_of(session, row) is None


def test_an_authenticators_figures_work_once_and_one_step_early_or_late() -> None:
    secret = pyotp.random_base32()
    code = pyotp.TOTP(secret).at(NOW)

    step = totp_step(secret, code, now=NOW + timedelta(seconds=30), last_step=None)

    assert step is not None
    assert totp_step(secret, code, now=NOW, last_step=step) is None
    assert totp_step(secret, code, now=NOW + timedelta(seconds=90), last_step=None) is None


def test_a_recovery_code_works_once(session: Session) -> None:
    staff = add_staff(session)
    code = sign_in.make_recovery_codes(session, staff, now=NOW)[0]
    session.flush()

    assert sign_in.use_recovery_code(session, staff, code.upper(), now=NOW)
    assert not sign_in.use_recovery_code(session, staff, code, now=NOW)


def test_a_short_or_monotonous_password_is_refused() -> None:
    for password in ("short", "a" * 20):
        with pytest.raises(Invalid):
            hash_password(password)


def test_attempts_over_a_limit_are_refused_until_the_time_is_over(session: Session) -> None:
    limit = (limits.CODES_PER_NUMBER,)
    for _ in range(5):
        assert people.count_attempt(session, limit, "+447700900167", now=NOW)

    assert not people.count_attempt(session, limit, "+447700900167", now=NOW)
    assert people.count_attempt(session, limit, "+447700900168", now=NOW)
    assert people.count_attempt(session, limit, "+447700900167", now=NOW + timedelta(minutes=16))
