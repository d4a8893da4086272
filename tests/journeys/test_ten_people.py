"""Ten invented people from different edges ask what they can get, on the web and by text, and hear the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.entitlements import Form, Known, Question, RuleBook, Teller, decide, next_question
from leavingcare.entitlements.questions import BY_ID
from leavingcare.storage import Database, Session
from leavingcare.understanding.days import find_day
from tests.factories import NOW, add_person, add_phone, add_staff
from tests.support.desk import bot_desk
from tests.support.phone import Phone
from tests.support.portal_client import PortalClient
from tests.support.whole import whole

PEOPLE: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "ten_people.yaml").read_text(encoding="utf-8")
)
ON = NOW.date()
ROOT = "/what-can-i-get"
MOST = 25


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Database]]:
    with whole(tmp_path_factory.mktemp("portal")) as made:
        yield made


@pytest.fixture
def clients(built: tuple[Any, Database], monkeypatch: pytest.MonkeyPatch) -> Callable[[], PortalClient]:
    """Browsers on the day of the table."""
    monkeypatch.setattr("portal.sessions.utc_now", lambda: NOW)
    return lambda: PortalClient(*built)


each_of_them = pytest.mark.parametrize("name", PEOPLE)


def book() -> RuleBook:
    rules = bot_desk().intake.rules
    assert rules is not None
    return rules


def as_form(question: Question, given: Any) -> dict[str, Any]:
    """An answer as the page's form sends it; nothing is "I don't know"."""
    if given is None:
        return {"answer": "dont-know"} if question.form is Form.ONE else {"skip": "1"}
    if question.form is Form.PERIODS:
        rows = enumerate(given, start=1)
        return {
            key: day for n, (start, end) in rows for key, day in ((f"start-{n}", start), (f"end-{n}", end))
        }
    return {"answer": given}


def as_text(question: Question, person: dict[str, Any]) -> str:
    """The same as it is texted: the number of a choice, or what they write."""
    given = person["answers"].get(question.id)
    if question.id in person.get("texts", {}):
        return str(person["texts"][question.id])
    if given is None:
        return "dunno"
    numbers = {each.id: str(n) for n, each in enumerate(question.choices, start=1)}
    if question.form is Form.SEVERAL:
        return " ".join(numbers[id] for id in given) or "none"
    return numbers.get(given, given)


def on_the_web(client: PortalClient, person: dict[str, Any]) -> list[str]:
    """Answer page by page; returns the questions that were asked."""
    client.get(f"{ROOT}/")
    path = str(client.post(f"{ROOT}/").headers["Location"])
    asked: list[str] = []
    while "/question/" in path:
        question = BY_ID[path.rsplit("/", 1)[-1]]
        asked.append(question.id)
        assert len(asked) == len(set(asked)) <= MOST
        client.get(path)
        path = str(
            client.post(path, as_form(question, person["answers"].get(question.id))).headers["Location"]
        )
    return asked


def standing(phone: Phone) -> dict[str, Any]:
    """Where the check by text stands."""
    found: dict[str, Any] = json.loads(phone.conversation.state or "{}")["check"]
    return found


def by_text(phone: Phone, person: dict[str, Any]) -> tuple[list[str], Known, str]:
    """Answer text by text; returns the questions, what is known in the end, and the last text heard."""
    heard = phone.says("what can i get")
    asked: list[str] = []
    while (id := standing(phone)["now"]) is not None:
        asked.append(id)
        assert len(asked) == len(set(asked)) <= MOST, heard
        heard = phone.says(as_text(BY_ID[id], person))
        if standing(phone)["heard"]:
            heard = phone.says("yes")
    return asked, Known.read(standing(phone)["facts"]), heard[-1]


@each_of_them
def test_the_engine_finds_what_a_practitioner_expects(name: str) -> None:
    person = PEOPLE[name]
    known = Known()
    while (question := next_question(known, ON, book())) is not None:
        given = person["answers"].get(question.id)
        if given is None:
            known = question.skipped(known)
        elif question.form is Form.PERIODS:
            known = question.answered(known, _periods(given))
        else:
            known = question.answered(known, _iso(given) if question.form is Form.DAY else given)

    assert told_wrong(person, known) == {}


def told_wrong(person: dict[str, Any], known: Known) -> dict[str, object]:
    """What is not as a practitioner expects it of these facts."""
    found = decide(known, ON, book())
    wrong: dict[str, object] = {
        slug: found.by_slug[slug].outcome.value
        for outcome in ("yes", "no", "may", "unknown")
        for slug in person.get(outcome, ())
        if found.by_slug[slug].outcome.value != outcome
    }
    return wrong if found.held == person["status"] else wrong | {"status": found.held}


def _iso(day: str) -> str:
    return str(find_day(day, on=ON))


def _periods(given: list[list[str]]) -> list[dict[str, str]]:
    return [{"start": _iso(start), "end": _iso(end)} for start, end in given]


@each_of_them
def test_the_web_and_the_texts_ask_little_and_tell_the_same(
    name: str, session: Session, clients: Callable[[], PortalClient]
) -> None:
    person = PEOPLE[name]
    adviser = add_staff(session)
    add_phone(session, add_person(session, adviser=adviser), number="+447700900167", first_words_at=NOW)
    browser = clients()

    on_the_page = on_the_web(browser, person)
    on_the_phone, known, told = by_text(Phone(session, number="+447700900167"), person)

    assert told_wrong(person, known) == {}
    assert len(on_the_phone) <= len(on_the_page) + 1
    page = browser.get(f"{ROOT}/result").text
    words = Teller(book(), ON)
    for status in person["status"]:
        called = "not a care leaver in law" if status == "none" else words.status(status)
        assert called in page
        assert called in told
    listed = {slug: title_of(page, book().rules[slug].name) for slug in person.get("yes", ())}
    assert [slug for slug, is_there in listed.items() if not is_there] == []


def title_of(page: str, name: str) -> bool:
    """Whether the page has it among what they have a right to."""
    rights = page.partition("You have a right to this")[2].partition("You can ask. Others decide")[0]
    return name in rights
