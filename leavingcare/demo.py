"""An invented team and invented young people, so that the service can be tried on one machine.

Nobody here exists; the numbers are of the ranges that Ofcom keeps for drama.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session, select

from leavingcare import conversations, people, plans
from leavingcare.access import Role
from leavingcare.clock import local_day
from leavingcare.conversations import Author, Inbound, Outgoing
from leavingcare.people import Channel, PhoneSafety, Staff, YoungPerson
from leavingcare.people.commands import YoungPersonInput
from leavingcare.people.passwords import hash_password, new_totp_secret
from leavingcare.plans import ActionInput, ActionOwner

PASSWORD = "practice makes the way"  # noqa: S105 - of invented people, on one machine, and printed at start


@dataclass(frozen=True)
class DemoStaff:
    key: str
    name: str
    roles: tuple[Role, ...]
    locale: str = "en"
    works: str = "Monday to Friday, 9 to 5"

    @property
    def email(self) -> str:
        return f"{self.key}@waymark.example"


TEAM = (
    DemoStaff("sam", "Sam Okoro", (Role.ADVISER,)),
    DemoStaff("asha", "Asha Patel", (Role.ADVISER, Role.DUTY)),
    DemoStaff("grace", "Grace Linden", (Role.MANAGER,)),
    DemoStaff("hanna", "Hanna Darwish", (Role.INTERPRETER,), locale="ar"),
    DemoStaff("priya", "Priya Nolan", (Role.EDITOR,)),
    DemoStaff("ade", "Ade Cole", (Role.ADMINISTRATOR,)),
)


@dataclass(frozen=True)
class DemoPerson:
    """`actions` are (whose, need, words, days from today until it is due)."""

    given: YoungPersonInput
    phones: tuple[tuple[Channel, str, PhoneSafety], ...]
    adviser: str = "sam"
    details: bool = False
    actions: tuple[tuple[str, str, str, int], ...] = field(default=())


PEOPLE = (
    DemoPerson(
        YoungPersonInput(
            demo_name="yonas",
            name="Yonas Tesfay",
            called="Yoni",
            born_on=date(2006, 3, 14),
            interpreter_locale="ti",
            best_time="After 6pm",
            about_me="Call me Yoni. I work at the bakery, early. Text first, then call.",
        ),
        (
            (Channel.SMS, "+447700900123", PhoneSafety.SHARED),
            (Channel.WHATSAPP, "+447700900123", PhoneSafety.SHARED),
        ),
        actions=(
            ("council", "money", "Pay the setting up home money for your bed and cooker", -10),
            ("council", "immigration", "Find a solicitor for your leave to remain", 10),
            ("young-person", "work-and-education", "Go to the college open evening", 1),
            ("young-person", "money", "Send Sam three payslips", -6),
            ("young-person", "health", "Register with the doctor on Hill Street", 14),
        ),
    ),
    DemoPerson(
        YoungPersonInput(
            demo_name="amira",
            name="Amira Haddad",
            born_on=date(2007, 9, 2),
            locale="ar",
            interpreter_locale="ar",
        ),
        (
            (Channel.WHATSAPP, "+447700900145", PhoneSafety.MINE),
            (Channel.SMS, "+447700900145", PhoneSafety.MINE),
        ),
        details=True,
        actions=(
            ("council", "documents", "Pay for your travel document and help with the form", 21),
            ("young-person", "work-and-education", "Start the English class on Monday", 6),
        ),
    ),
    DemoPerson(
        YoungPersonInput(
            demo_name="kai",
            name="Kai Morrow",
            born_on=date(2004, 12, 1),
            about_me="I do nights. Mornings are no good.",
        ),
        ((Channel.SMS, "+447700900167", PhoneSafety.MINE),),
        details=True,
        actions=(
            ("council", "housing", "Ask the housing team for your band in writing", 3),
            ("young-person", "housing", "Bring the letter about the rent", 2),
            ("young-person", "work-and-education", "Finish the job application for the warehouse", 5),
        ),
    ),
    DemoPerson(
        YoungPersonInput(demo_name="jade", name="Jade Winterbourne", born_on=date(2008, 1, 30)),
        ((Channel.SMS, "+447700900189", PhoneSafety.NOT_SAID),),
        adviser="asha",
        actions=(("council", "health", "Book the counselling that we spoke about", -2),),
    ),
    DemoPerson(
        YoungPersonInput(demo_name="layla", name="Layla Brook", born_on=date(2005, 6, 18)),
        ((Channel.SMS, "+447700900210", PhoneSafety.MINE),),
        adviser="asha",
    ),
)

UNKNOWN_NUMBER = "+447700900999"


def seed(session: Session, *, now: datetime) -> bool:
    """Load the team and the young people. False, and nothing changed, when they are there."""
    if session.exec(select(YoungPerson).where(YoungPerson.demo_name == PEOPLE[0].given.demo_name)).first():
        return False
    staff = {member.key: _add_staff(session, member, now=now) for member in TEAM}
    staff["sam"].cover_id, staff["asha"].cover_id = staff["asha"].id, staff["sam"].id
    for person in PEOPLE:
        _add_person(session, person, staff[person.adviser], now=now)
    _start_a_thread(session, now=now)
    return True


def _add_staff(session: Session, member: DemoStaff, *, now: datetime) -> Staff:
    staff = people.add_staff(
        session,
        name=member.name,
        email=member.email,
        password_hash=hash_password(PASSWORD),
        roles=member.roles,
        now=now,
    )
    staff.totp_secret, staff.totp_confirmed_at = new_totp_secret(), now
    staff.locale, staff.works = member.locale, member.works
    session.add(staff)
    return staff


def _add_person(session: Session, demo: DemoPerson, adviser: Staff, *, now: datetime) -> None:
    person = people.add_young_person(session, demo.given, adviser=adviser, now=now)
    viewer = people.viewer_for_young_person(person)
    for channel, number, safety in demo.phones:
        point = people.add_contact_point(session, person, (channel, number), now=now, proved=True)
        people.set_phone_safety(session, point, safety, details=demo.details, by=viewer, now=now)
        point.locale = person.locale
    conversation = conversations.converse(session, person_id=person.id, point=None, now=now)
    conversations.remember(session, conversation, state=None, locale=person.locale)
    if not demo.actions:
        return
    today = local_day(now)
    agreed = today - timedelta(days=60)
    plan = plans.start_plan(
        session, person, agreed_on=agreed, next_review_on=today + timedelta(days=34), by=None, now=now
    )
    for owner, need, words, days in demo.actions:
        given = ActionInput(
            owner=ActionOwner(owner), need=need, words=words, due_on=today + timedelta(days=days)
        )
        action = plans.add_action(session, plan, given, by=None, now=now - timedelta(days=60))
        action.promised_on = agreed
        action.staff_id = adviser.id if action.owner is ActionOwner.COUNCIL else None


def _start_a_thread(session: Session, *, now: datetime) -> None:
    """A few words from last week, so that a thread is not empty when it is first looked at."""
    kai = people.find_by_demo_name(session, "kai")
    assert kai is not None and kai.adviser_id is not None
    then = now - timedelta(days=6)
    conversation = conversations.converse(session, person_id=kai.id, point=None, now=then)
    said = Inbound(channel=Channel.WEB, body="hi sam did u get my rent letter")
    message = conversations.record_inbound(session, conversation, said, point=None, now=then)
    assert message is not None
    conversations.mark_handled(session, message, understood="speak-to-adviser", now=then)
    answer = Outgoing(
        body="Hi Kai, it's Sam. Yes, thank you. I will ask the housing team and tell you on Friday.",
        author=Author.STAFF,
        author_id=kai.adviser_id,
    )
    conversations.queue(session, conversation, answer, point=None, now=then + timedelta(hours=2))


def authenticators(session: Session) -> dict[str, str]:
    """The authenticator secret of each demo member of staff, by e-mail address."""
    wanted = {member.email for member in TEAM}
    return {
        staff.email: staff.totp_secret
        for staff in session.exec(select(Staff))
        if staff.email in wanted and staff.totp_secret is not None
    }


def sign_ins(origin: str) -> str:
    """What `make run` prints: where to go, and who can be whom."""
    lines = [
        f"Open {origin}",
        f"  Practice phone      {origin}/phone",
        f"  Young people        {origin}/sign-in  (the code arrives on the practice phone)",
        *(
            f"    {demo.given.demo_name:<8} {people.shown_number(demo.phones[0][1])}  {demo.given.name}"
            for demo in PEOPLE
        ),
        f"  Staff               {origin}/staff/sign-in  password: {PASSWORD}",
        *(f"    {member.email:<22} {member.name}, {', '.join(member.roles)}" for member in TEAM),
        f"    The authenticator's six figures: {origin}/phone/authenticator",
    ]
    return "\n".join(lines)
