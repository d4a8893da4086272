"""Young people, the telephones they write from, and the staff who answer; with how each signs in."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from leavingcare.access import Role
from leavingcare.storage import EncryptedDate, EncryptedText, Record, by_value


class Channel(StrEnum):
    """How words travel between a young person and the service."""

    SMS = "sms"
    WHATSAPP = "whatsapp"
    WEB = "web"


class PhoneSafety(StrEnum):
    """Who else may read this phone, as the young person told us."""

    NOT_SAID = "not-said"
    SHARED = "shared"
    MINE = "mine"


class YoungPerson(Record, table=True):
    """Someone with a right to leaving care support. `adviser_id` is whose caseload they are on."""

    __tablename__ = "young_person"

    name: str = Field(sa_type=EncryptedText)
    called: str | None = Field(default=None, sa_type=EncryptedText)
    born_on: date | None = Field(default=None, sa_type=EncryptedDate)
    locale: str = Field(default="en", max_length=16)
    interpreter_locale: str | None = Field(default=None, max_length=16)
    adviser_id: UUID | None = Field(default=None, foreign_key="staff.id", index=True)
    about_me: str | None = Field(default=None, sa_type=EncryptedText)
    best_time: str | None = Field(default=None, sa_type=EncryptedText)
    demo_name: str | None = Field(default=None, max_length=40, unique=True)

    @property
    def first_name(self) -> str:
        """What to call them: the name they chose, or else their first."""
        return self.called or self.name.split()[0]


class ContactPoint(Record, table=True):
    """A number or other address that messages come from. It may be nobody's that we know.

    `address` is opaque text: since 2026 WhatsApp may give a business-scoped id in place of a number.
    """

    __tablename__ = "contact_point"
    __table_args__ = (UniqueConstraint("channel", "address_hash"),)

    young_person_id: UUID | None = Field(default=None, foreign_key="young_person.id", index=True)
    channel: Channel = Field(sa_type=by_value(Channel))
    address: str = Field(sa_type=EncryptedText)
    address_hash: str = Field(max_length=64)
    locale: str | None = Field(default=None, max_length=16)
    proved_at: datetime | None = None
    safety: PhoneSafety = Field(default=PhoneSafety.NOT_SAID, sa_type=by_value(PhoneSafety))
    details_by_text: bool = False
    hushed_at: datetime | None = None
    opted_out_at: datetime | None = None
    last_inbound_at: datetime | None = None
    first_words_at: datetime | None = None
    unreachable_at: datetime | None = None
    unreachable_code: str | None = Field(default=None, max_length=16)

    @property
    def is_proved(self) -> bool:
        return self.young_person_id is not None and self.proved_at is not None

    @property
    def may_hear_names(self) -> bool:
        """Whether this phone may be told the adviser's first name: proved, said to be theirs, not hushed."""
        return self.is_proved and self.safety is PhoneSafety.MINE and self.hushed_at is None

    @property
    def may_hear_details(self) -> bool:
        """Whether plan details may go to this phone: as for names, and they turned that on for it."""
        return self.may_hear_names and self.details_by_text


PROOF_LASTS = timedelta(days=90)
"""How long a number that nothing comes from stays proved: networks give numbers that lie idle to somebody else."""


class Staff(Record, table=True):
    """Someone who works here. Roles are rows of their own, because one person may have several."""

    __tablename__ = "staff"

    name: str = Field(sa_type=EncryptedText)
    email: str = Field(sa_type=EncryptedText)
    email_hash: str = Field(max_length=64, unique=True)
    password_hash: str = Field(max_length=255)
    totp_secret: str | None = Field(default=None, sa_type=EncryptedText)
    totp_confirmed_at: datetime | None = None
    totp_last_step: int | None = None
    active: bool = True
    locale: str = Field(default="en", max_length=16)
    works: str | None = Field(default=None, max_length=120)
    away_from: date | None = None
    away_until: date | None = None
    cover_id: UUID | None = Field(default=None, foreign_key="staff.id")

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    def is_away(self, on: date) -> bool:
        return (
            self.away_from is not None
            and self.away_from <= on
            and (self.away_until is None or on <= self.away_until)
        )


class StaffRole(Record, table=True):
    """That a member of staff has a role."""

    __tablename__ = "staff_role"
    __table_args__ = (UniqueConstraint("staff_id", "role"),)

    staff_id: UUID = Field(foreign_key="staff.id", index=True)
    role: Role = Field(sa_type=by_value(Role), index=True)


class RecoveryCode(Record, table=True):
    """A single-use way in for staff who lost their authenticator; kept hashed."""

    __tablename__ = "recovery_code"

    staff_id: UUID = Field(foreign_key="staff.id", index=True)
    code_hash: str = Field(max_length=64)
    used_at: datetime | None = None


class SignInCode(Record, table=True):
    """A texted code, hashed, that works once, for ten minutes, in the browser that asked for it."""

    __tablename__ = "sign_in_code"

    contact_point_id: UUID | None = Field(default=None, foreign_key="contact_point.id", index=True)
    address_hash: str = Field(max_length=64, index=True)
    browser_hash: str = Field(max_length=64, index=True)
    code_hash: str = Field(max_length=64)
    expires_at: datetime
    tries: int = 0
    used_at: datetime | None = None


class SignIn(Record, table=True):
    """Someone signed in on one device. The row ends it: a cookie alone opens nothing."""

    __tablename__ = "sign_in"

    token_hash: str = Field(max_length=64, unique=True)
    staff_id: UUID | None = Field(default=None, foreign_key="staff.id", index=True)
    young_person_id: UUID | None = Field(default=None, foreign_key="young_person.id", index=True)
    device: str = Field(default="", max_length=120)
    last_seen_at: datetime
    ended_at: datetime | None = None


class Attempt(Record, table=True):
    """Something counted against a limit: a code asked for, a password tried. `key_hash` says by whom."""

    __tablename__ = "attempt"

    kind: str = Field(max_length=32)
    key_hash: str = Field(max_length=64, index=True)
