"""The checker on the web: one question a page, answers in the session alone, results with their reasons, a letter."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from leavingcare import conversations, people
from leavingcare.languages import rule_translator
from tests.support.portal_client import PortalClient

ROOT = "/what-can-i-get"
BORN = "2007-03-02"
ANSWERS = {
    "birth": "2 march 2007",
    "care-when": "until-18",
    "care-weeks": "yes",
    "council": "here",
    "immigration": "citizen",
    "after-care": "own-place",
}


def begin(client: PortalClient) -> str:
    """Start, and return the first question's path."""
    client.get(f"{ROOT}/")
    return str(client.post(f"{ROOT}/").headers["Location"])


def answer_all(client: PortalClient, path: str, most: int = 25) -> list[str]:
    """Answer or skip until there is nothing more to ask; returns the ids of the questions."""
    if path.endswith("/what-we-know"):
        path = re.findall(r'href="([^"]+)"[^>]*>\s*(?:<span>)?Yes, go on', client.raw(path).text)[0]
    asked = []
    while "/question/" in path:
        id = path.rsplit("/", 1)[-1]
        assert id not in asked, f"{id} was asked twice"
        asked.append(id)
        assert len(asked) <= most
        client.get(path)
        given = {"answer": ANSWERS[id]} if id in ANSWERS else _nothing(client)
        path = str(client.post(path, given).headers["Location"])
    return asked


def _nothing(client: PortalClient) -> dict[str, str]:
    assert client.page is not None
    radios = [field for field in client.page.fields if field.get("type") == "radio"]
    return {"answer": "dont-know"} if radios else {"skip": "1"}


def test_from_start_to_result_with_its_law_and_its_reason(anyone: PortalClient) -> None:
    asked = answer_all(anyone, begin(anyone))

    check = anyone.get(f"{ROOT}/answers")
    assert "Friday 2 March 2007" in check.text
    result = anyone.get(f"{ROOT}/result")
    assert {"birth", "care-when"} <= set(asked)
    assert "You are a care leaver." in result.text
    assert "former relevant child" in result.text
    assert "You have a right to this" in result.text
    assert "Children Act 1989" in result.text


def test_nothing_that_was_answered_is_in_an_address_or_readable_in_the_cookie(anyone: PortalClient) -> None:
    path = begin(anyone)
    anyone.get(path)
    moved = anyone.post(path, {"answer": BORN})

    cookie = moved.headers.get("Set-Cookie", "")
    assert "2007" not in moved.headers["Location"]
    assert "2007" not in cookie
    assert "date_of_birth" not in cookie


def test_an_answer_can_be_changed_and_the_way_back_leads_to_the_one_before(anyone: PortalClient) -> None:
    first = begin(anyone)
    anyone.get(first)
    second = str(anyone.post(first, {"answer": BORN}).headers["Location"])

    page = anyone.raw(second).text
    again = anyone.raw(first).text

    assert f'href="{first}"' in page
    assert BORN in again


def test_an_answer_that_is_none_is_explained_and_kept(anyone: PortalClient) -> None:
    first = begin(anyone)
    anyone.get(first)

    answer = anyone.post(first, {"answer": "a while ago"}, status=422)

    assert "Write a day like 2 March 2007" in answer.text
    assert "a while ago" in answer.text


def test_every_question_can_be_skipped_and_unknown_is_no_refusal(anyone: PortalClient) -> None:
    path = begin(anyone)
    while "/question/" in path:
        anyone.get(path)
        path = str(anyone.post(path, _nothing(anyone)).headers["Location"])

    text = anyone.get(f"{ROOT}/result").text
    assert "We can't say yet which kind of care leaver you are." in text
    assert "We need to know more" in text


def test_looking_from_a_birthday_to_come(anyone: PortalClient) -> None:
    answer_all(anyone, begin(anyone))
    anyone.get(f"{ROOT}/result")

    anyone.post(f"{ROOT}/result", {"looks": "21"})

    assert "As it will be on Thursday 2 March 2028." in anyone.get(f"{ROOT}/result").text
    anyone.post(f"{ROOT}/result", {"looks": "day", "day": "yesterday-ish"}, status=422)
    anyone.post(f"{ROOT}/result", {"looks": "day", "day": "6 april 2027"})
    assert "Tuesday 6 April 2027" in anyone.get(f"{ROOT}/result").text


def test_the_letter_quotes_the_law_and_names_nobody(kai: PortalClient) -> None:
    answer_all(kai, begin(kai))

    page = kai.get(f"{ROOT}/letter").text
    file = kai.raw(f"{ROOT}/letter.pdf")

    assert "is in law a " in page
    assert "Children Act 1989" in page
    assert "Kai" not in page
    assert file.data.startswith(b"%PDF")
    assert file.headers["Cache-Control"] == "no-store"


def test_what_the_record_knows_is_filled_in_to_be_confirmed(kai: PortalClient) -> None:
    with kai.database.session() as session:
        person = people.find_by_demo_name(session, "kai")
        assert person is not None
        born = person.born_on
    first = begin(kai)

    assert born is not None
    assert first.endswith("/what-we-know")
    assert str(born.year) in kai.get(first).text
    assert "/question/birth" not in answer_all(kai, first)


def test_asking_the_adviser_sends_the_answers_with_it(kai: PortalClient) -> None:
    answer_all(kai, begin(kai))
    page = kai.raw(f"{ROOT}/result").text
    slug = re.findall(rf'action="{ROOT}/ask/([a-z0-9-]+)"', page)[0]
    kai.get(f"{ROOT}/result")

    done = kai.post(f"{ROOT}/ask/{slug}", {"do": "ask"}, status=200)

    assert "A reply is due by" in done.text
    with kai.database.reading() as session:
        person = people.find_by_demo_name(session, "kai")
        assert person is not None
        conversation = conversations.find_conversation(session, young_person_id=person.id)
        assert conversation is not None
        said = [line.message.body for line in conversations.thread(session, conversation.id, for_staff=True)]
    (words,) = [words for words in said if words.startswith("I would like to ask for")]
    assert "Until I turned 18" in words


def test_a_result_can_go_among_my_own_actions(kai: PortalClient) -> None:
    answer_all(kai, begin(kai))
    slug = re.findall(rf'action="{ROOT}/ask/([a-z0-9-]+)"', kai.raw(f"{ROOT}/result").text)[0]
    kai.get(f"{ROOT}/result")

    kai.post(f"{ROOT}/ask/{slug}", {"do": "plan"})

    assert "I said I would" in kai.get("/plan").text


def test_clearing_leaves_nothing(anyone: PortalClient) -> None:
    answer_all(anyone, begin(anyone))
    anyone.get(f"{ROOT}/result")

    anyone.post(f"{ROOT}/clear")

    assert "You began before" not in anyone.get(f"{ROOT}/").text
    assert "Nothing is answered yet." in anyone.get(f"{ROOT}/answers").text


def test_a_question_that_there_is_not_is_not_there(anyone: PortalClient) -> None:
    anyone.get(f"{ROOT}/question/no-such", status=404)


def test_what_the_rules_say_is_in_the_language_of_the_page_or_says_that_it_is_english(
    anyone: PortalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(anyone, begin(anyone))

    arabic = anyone.raw(f"/ar{ROOT}/result").text

    assert "مرشد شخصي" in arabic
    assert '<span lang="en" dir="ltr">Ask' not in arabic
    words = rule_translator("ar").gettext
    monkeypatch.setattr(
        "leavingcare.entitlements.explain.rule_translator",
        lambda code: SimpleNamespace(
            gettext=lambda text: text if text == "A personal adviser" else words(text)
        ),
    )
    assert '<span lang="en" dir="ltr">A personal adviser</span>' in anyone.raw(f"/ar{ROOT}/result").text


DATES = f"{ROOT}/question/care-dates"


def at_the_dates(client: PortalClient) -> None:
    """Born on 2 March 2007, in care until 18, and not sure about the weeks."""
    path = begin(client)
    while "/question/" in path and path != DATES:
        client.get(path)
        id = path.rsplit("/", 1)[-1]
        given = {"answer": ANSWERS[id]} if id in ANSWERS and id != "care-weeks" else _nothing(client)
        path = str(client.post(path, given).headers["Location"])
    assert path == DATES
    client.get(DATES)


def test_who_is_not_sure_of_the_weeks_can_give_dates_and_more_rows_keep_what_was_typed(
    anyone: PortalClient,
) -> None:
    at_the_dates(anyone)

    grown = anyone.post(DATES, {"start-1": "2 march 2022", "end-1": "5/6/22", "add": "1"}, status=200).text
    anyone.post(
        DATES, {"start-1": "2 march 2022", "end-1": "5/6/22", "start-2": "jan 2024", "end-2": "2 march 2025"}
    )

    assert 'value="2 march 2022"' in grown
    assert 'id="start-2"' in grown
    check = anyone.get(f"{ROOT}/answers").text
    assert "2 Mar 2022 to 5 Jun 2022; 1 Jan 2024 to 2 Mar 2025" in check
    assert "former relevant child" in anyone.get(f"{ROOT}/result").text
    assert 'value="2/3/2022"' in anyone.raw(DATES).text


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"start-1": "", "end-1": ""}, "Write when it began."),
        ({"start-1": "long ago", "end-1": "2 may 2022"}, "Write a day like 2 March 2019, or a month"),
        ({"start-1": "2 may 2022", "end-1": ""}, "Write when it ended, or tick that it goes on."),
        ({"start-1": "2 may 2022", "end-1": "1 may 2022"}, "It ends before it begins."),
        ({"start-1": "2 may 2002", "end-1": "1 may 2022"}, "That is before you were born."),
        ({"start-1": "2 may 2090", "goes-on-1": "1"}, "That day is still to come."),
        (
            {"start-1": "2 may 2024", "end-1": "2 may 2090"},
            "That day is still to come. Tick that it goes on.",
        ),
        ({"start-1": "dec 2024", "end-1": "march 2025"}, "It depends on the day."),
    ],
)
def test_times_that_cannot_be_are_explained_at_their_field(
    anyone: PortalClient, given: dict[str, str], complaint: str
) -> None:
    at_the_dates(anyone)

    page = anyone.post(DATES, given, status=422).text

    assert page.count(complaint) >= 2  # in the summary and at the field
    assert all(value in page for value in given.values())


def test_dates_can_be_left_unsaid(anyone: PortalClient) -> None:
    at_the_dates(anyone)

    path = str(anyone.post(DATES, {"start-1": "", "skip": "1"}).headers["Location"])

    assert "care-dates" not in path
    assert "not a care leaver" not in anyone.get(f"{ROOT}/result").text
