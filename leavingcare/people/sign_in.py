"""Signing in: a texted code for young people, password and authenticator for staff, a row for each device."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select, update

from leavingcare.access import Viewer
from leavingcare.audit import record_action
from leavingcare.errors import Invalid
from leavingcare.people.models import (
    PROOF_LASTS,
    Channel,
    ContactPoint,
    RecoveryCode,
    SignIn,
    SignInCode,
    Staff,
    YoungPerson,
)
from leavingcare.people.numbers import mobile_number
from leavingcare.people.passwords import password_matches, totp_step
from leavingcare.people.queries import viewer_for_staff, viewer_for_young_person
from leavingcare.people.staffing import find_staff_by_email
from leavingcare.storage import keyed_hash, token_hash

CODE_LIVES = timedelta(minutes=10)
CODE_TRIES = 5
"""A number silent for this long may be somebody else's by now: it must be proved anew (docs: trust)."""

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
RECOVERY_CODES = 10


def phone_to_sign_in(session: Session, typed: str, *, now: datetime) -> tuple[str, ContactPoint | None]:
    """The number that was typed, as E.164, and the phone it proves: proved, theirs, not hushed, lately alive.

    WhatsApp comes after texts. Raises Invalid for what is no number; never says whether a number is known.
    """
    number = mobile_number(typed)
    query = select(ContactPoint).where(ContactPoint.address_hash == keyed_hash(number))
    points = sorted(session.exec(query), key=lambda point: point.channel is not Channel.SMS)
    for point in points:
        alive = max(moment for moment in (point.proved_at, point.last_inbound_at, point.created_at) if moment)
        if point.is_proved and point.hushed_at is None and now - alive < PROOF_LASTS:
            return number, point
    return number, None


def make_code(
    session: Session, number: str, point: ContactPoint | None, *, browser: str, now: datetime
) -> str:
    """A fresh six-figure code for this number in this browser; earlier ones of the browser are dead.

    For an unknown number a row is written all the same, so that the answer takes the same time; its code opens
    nothing, because no phone stands behind it.
    """
    code = f"{secrets.randbelow(1_000_000):06d}"
    session.exec(
        update(SignInCode)
        .where(col(SignInCode.browser_hash) == token_hash(browser), col(SignInCode.used_at).is_(None))
        .values(used_at=now)
    )
    session.add(
        SignInCode(
            created_at=now,
            contact_point_id=point.id if point else None,
            address_hash=keyed_hash(number),
            browser_hash=token_hash(browser),
            code_hash=keyed_hash(f"{browser}:{code}"),
            expires_at=now + CODE_LIVES,
        )
    )
    session.flush()
    return code


def use_code(session: Session, browser: str, typed: str, *, now: datetime) -> YoungPerson | None:
    """Whose code this is; None when it is wrong, old, used, another browser's, or tried too often.

    The caller commits whatever the answer: a wrong try counts.
    """
    query = (
        select(SignInCode)
        .where(SignInCode.browser_hash == token_hash(browser), col(SignInCode.used_at).is_(None))
        .order_by(col(SignInCode.created_at).desc())
        .with_for_update()
    )
    code = session.exec(query).first()
    digits = "".join(ch for ch in typed if ch.isdigit())
    if code is None or code.expires_at <= now or code.tries >= CODE_TRIES:
        return None
    code.tries += 1
    session.add(code)
    right = hmac.compare_digest(code.code_hash, keyed_hash(f"{browser}:{digits}"))
    if not right or code.contact_point_id is None:
        return None
    code.used_at = now
    point = session.get(ContactPoint, code.contact_point_id)
    if point is None or point.young_person_id is None:
        return None
    point.proved_at = now
    session.add(point)
    return session.get(YoungPerson, point.young_person_id)


def check_password(session: Session, email: str, password: str) -> Staff | None:
    """The active member of staff with this password; takes as long when there is none."""
    staff = find_staff_by_email(session, email)
    right = password_matches(staff.password_hash if staff else None, password)
    return staff if staff is not None and right and staff.active else None


def use_totp(session: Session, staff: Staff, code: str, *, now: datetime) -> bool:
    """Check an authenticator's code; it works once. The first right one confirms the authenticator."""
    if staff.totp_secret is None:
        return False
    step = totp_step(staff.totp_secret, code, now=now, last_step=staff.totp_last_step)
    if step is None:
        return False
    staff.totp_last_step = step
    if staff.totp_confirmed_at is None:
        staff.totp_confirmed_at = now
    session.add(staff)
    return True


def start_totp(session: Session, staff: Staff, secret: str, *, now: datetime) -> None:
    """Give someone without a confirmed authenticator a secret to enrol. Raises Invalid where one is confirmed."""
    if staff.totp_confirmed_at is not None:
        raise Invalid("An authenticator is set up already; ask an administrator to take it off first")
    staff.totp_secret, staff.totp_last_step = secret, None
    session.add(staff)
    record_action(session, "started authenticator", by=None, now=now, about=staff)


def make_recovery_codes(session: Session, staff: Staff, *, now: datetime) -> list[str]:
    """Ten single-use codes, shown once; earlier ones are dead."""
    for old in session.exec(select(RecoveryCode).where(RecoveryCode.staff_id == staff.id)):
        session.delete(old)
    codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(RECOVERY_CODES)]
    for code in codes:
        session.add(RecoveryCode(created_at=now, staff_id=staff.id, code_hash=keyed_hash(code)))
    return codes


def use_recovery_code(session: Session, staff: Staff, typed: str, *, now: datetime) -> bool:
    statement = (
        update(RecoveryCode)
        .where(col(RecoveryCode.staff_id) == staff.id, col(RecoveryCode.used_at).is_(None))
        .where(col(RecoveryCode.code_hash) == keyed_hash(typed.strip().casefold()))
        .values(used_at=now)
    )
    return session.exec(statement).rowcount == 1


def begin(session: Session, viewer: Viewer, *, device: str, now: datetime) -> str:
    """Open a sign-in for this device and return its token (256 random bits), which only the cookie keeps."""
    token = secrets.token_urlsafe(32)
    row = SignIn(created_at=now, token_hash=token_hash(token), device=device[:120], last_seen_at=now)
    if viewer.is_young_person:
        row.young_person_id = viewer.id
    else:
        row.staff_id = viewer.id
    session.add(row)
    person_id = viewer.id if viewer.is_young_person else None
    record_action(session, "signed in", by=viewer, now=now, young_person_id=person_id)
    return token


def find_sign_in(session: Session, token: str, *, now: datetime) -> SignIn | None:
    """The open sign-in of a cookie's token; None once it was ended, idle too long, or a day's work old."""
    found = session.exec(select(SignIn).where(SignIn.token_hash == token_hash(token))).first()
    if found is None or found.ended_at is not None:
        return None
    if now - found.last_seen_at >= IDLE or now - found.created_at >= ABSOLUTE:
        return None
    return found


def viewer_of(session: Session, sign_in: SignIn) -> Viewer | None:
    """Who is signed in, with the roles they have now; None for staff who have left."""
    if sign_in.young_person_id is not None:
        person = session.get(YoungPerson, sign_in.young_person_id)
        return viewer_for_young_person(person) if person else None
    staff = session.get(Staff, sign_in.staff_id)
    return viewer_for_staff(session, staff) if staff is not None and staff.active else None


def seen(session: Session, sign_in_id: UUID, *, now: datetime) -> None:
    """Note that the device is in use; called at most once a minute, from a short transaction of its own."""
    session.exec(update(SignIn).where(col(SignIn.id) == sign_in_id).values(last_seen_at=now))


def end(session: Session, sign_in_id: UUID, *, now: datetime) -> None:
    session.exec(update(SignIn).where(col(SignIn.id) == sign_in_id).values(ended_at=now))


def end_all(session: Session, viewer: Viewer, *, now: datetime) -> None:
    """Sign out everywhere: a lost phone, a changed number, a changed factor, someone who left."""
    mine = SignIn.young_person_id if viewer.is_young_person else SignIn.staff_id
    open_ones = update(SignIn).where(col(mine) == viewer.id, col(SignIn.ended_at).is_(None))
    session.exec(open_ones.values(ended_at=now))
