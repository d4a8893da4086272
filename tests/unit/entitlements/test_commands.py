"""The commands for reviewers: a rule in words, facts as JSON, checks by the line, and the page to sign."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from leavingcare.entitlements import FACTS
from leavingcare.entitlements.__main__ import main
from tests.unit.entitlements.test_rules import BOOKS

PERSON = {
    "date_of_birth": "2007-03-02",
    "last_in_care": "until-18",
    "thirteen_weeks_since_14": "yes",
    "looked_after_by": "this",
}


def checked(
    lines: list[Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[dict[str, Any]], str]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr("sys.stdin", StringIO(text))
    status = main(["check", "--jsonl"])
    said = capsys.readouterr()
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


def test_a_line_is_checked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"id": "a", "on": "2026-11-22", "council": "oxfordshire", "facts": PERSON}

    status, [answer], _ = checked([line], capsys, monkeypatch)

    assert status == 0
    assert set(answer) == {"id", "status", "status_reasons", "decisions", "ask_next"}
    assert (answer["id"], answer["status"]) == ("a", ["former-relevant-child"])
    home = answer["decisions"]["setting-up-home-allowance"]
    assert (home["decision"], home["amount"], home["unit"], home["limit"]) == ("yes", 3000, "GBP", "at-least")
    assert (home["topic"], home["reason"]) == (
        "setting-up-home-allowance",
        "status relevant-child|former-relevant-child",
    )
    assert home["reference"].startswith("Children Act 1989")
    assert answer["decisions"]["council-tax"]["decision"] == "unknown"
    assert answer["ask_next"] in FACTS


def test_what_is_coming_is_a_no_that_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, [answer], _ = checked([{"id": "a", "on": "2026-11-22", "facts": PERSON}], capsys, monkeypatch)

    found = answer["decisions"]["intentionally-homeless-protection"]
    assert (found["decision"], found["reason"], found["coming"]) == ("no", "not-in-force", True)


def test_a_discretion_is_may(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"id": "b", "on": "2026-11-22", "council": "barnet", "facts": PERSON}

    _, [answer], _ = checked([line], capsys, monkeypatch)

    assert answer["decisions"]["council-tax"]["decision"] == "may"


def test_status_reasons_name_the_fact_and_the_law(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, [answer], _ = checked([{"id": "a", "on": "2026-11-22", "facts": PERSON}], capsys, monkeypatch)

    by_status = {each["status"]: each for each in answer["status_reasons"]}
    found = by_status["former-relevant-child"]
    assert (found["answer"], found["reason"]) == ("yes", "looked-after-on-18")
    assert "date_of_birth" in found["facts"]
    assert found["reference"] == "Children Act 1989 s23C"
    assert by_status["none"]["answer"] == "no"


def test_null_is_not_asked_again(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    everything = dict.fromkeys(FACTS)

    _, [answer], _ = checked([{"id": "a", "on": "2026-11-22", "facts": everything}], capsys, monkeypatch)

    assert answer["status"] == []
    assert answer["ask_next"] is None


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({"id": "x", "facts": {"shoe_size": 4}}, "line 2: facts.shoe_size: there is no such fact"),
        ({"id": "x", "facts": {"last_in_care": "once"}}, "line 2: facts.last_in_care: give one of now"),
        (
            {"id": "x", "facts": {"date_of_birth": "2030-01-01"}, "on": "2026-01-01"},
            "line 2: facts.date_of_birth",
        ),
        ({"id": "x", "on": "soon", "facts": {}}, "line 2: on: give a day"),
        ({"id": "x", "on": "2026-02-30", "facts": {}}, "line 2: on: there is no such day"),
        ({"id": "x", "on": "0001-01-01", "facts": {}}, "line 2: on: give a day between"),
        ({"id": "x", "on": "1999-01-01", "facts": {}}, "line 2: on: the law that is told here begins on"),
        (
            {"id": "x", "facts": {"date_of_birth": "2007-02-30"}},
            "line 2: facts.date_of_birth: there is no such day",
        ),
        (
            {"id": "x", "facts": {"date_of_birth": "9990-03-02"}},
            "line 2: facts.date_of_birth: give a day between",
        ),
        ({"id": "x", "facts": {"date_of_birth": "20070302"}}, "line 2: facts.date_of_birth: give a day"),
        ({"id": "x", "facts": {"weeks_in_care": -4}}, "line 2: facts.weeks_in_care: there is no such fact"),
        ({"id": "x", "facts": {"monthly_pay": -1}}, "line 2: facts.monthly_pay: give a number"),
        ('{"id": "x", "facts": {"monthly_pay": NaN}}', "line 2: facts.monthly_pay: give a number"),
        ('{"id": "x", "facts": {"monthly_pay": 1e400}}', "line 2: facts.monthly_pay: give a number"),
        (f'{{"id": {"9" * 5000}}}', "line 2: this is too deep, or a number"),
        ("[" * 100_000, "line 2: this is too deep"),
        (
            '{"facts": {"unaccompanied": true, "unaccompanied": false}}',
            "line 2: unaccompanied: it stands twice",
        ),
        (
            {"id": "x", "on": "2026-11-22", "facts": {"care_periods": [{"start": "2090-01-01"}]}},
            "line 2: facts.care_periods[0].start: it is still to come",
        ),
        (
            {"id": "x", "on": "2026-11-22", "facts": {"asylum_claimed_on": "2090-01-01"}},
            "line 2: facts.asylum_claimed_on: it is still to come",
        ),
        (
            {
                "id": "x",
                "on": "2026-11-22",
                "facts": {"date_of_birth": "2012-01-01", "last_in_care": "at-16-or-17"},
            },
            "line 2: facts.last_in_care: it is at-16-or-17, before",
        ),
        ({"id": "x", "council": "../councils/medway", "facts": {}}, "line 2: council: there is no council"),
        ({"id": "x", "council": ["medway"], "facts": {}}, "line 2: council: there is no council"),
        ({"id": "x", "facts": None}, "line 2: give an object"),
        ({"id": "x", "council": "mars", "facts": {}}, "line 2: council: there is no council mars"),
        ({"id": "x", "age": 4}, "line 2: age: there is no such field"),
        ({"id": "x", "facts": []}, "line 2: give an object"),
        ("nonsense", "line 2: this is no JSON"),
        (
            {"id": "x", "facts": {"home_from": "2025-01-02", "home_until": "2025-01-01"}},
            "line 2: facts.home_until: it is before home_from",
        ),
        (
            {"id": "x", "facts": {"date_of_birth": "2007-01-01", "care_periods": [{"start": "2006-01-01"}]}},
            "line 2: facts.care_periods[0].start: it is before the day of birth",
        ),
    ],
)
def test_a_line_that_cannot_be_names_itself_and_the_field(
    line: Any, complaint: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = {"id": "a", "on": "2026-11-22", "facts": PERSON}

    status, answers, said = checked([good, line, "", good], capsys, monkeypatch)

    assert status == 2
    assert complaint in said
    assert [("error" in answer) for answer in answers] == [False, True, False]
    assert complaint in answers[1]["error"]


def test_lines_can_come_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(json.dumps({"id": "a", "on": "2026-11-22", "facts": PERSON}), encoding="utf-8")

    assert main(["check", "--jsonl", "--file", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a"


def test_bytes_that_are_no_text_spoil_their_own_line_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "a"}\n\xff\xfe\n{"id": "\\ud800"}\n')

    status = main(["check", "--jsonl", "--file", str(file)])

    said = capsys.readouterr()
    assert status == 2
    assert "line 2: this is no UTF-8" in said.err
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["a", None, "\ud800"]


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--jsonl", "--file", "no-such.jsonl"]) == 2
    assert "no-such.jsonl: it cannot be read" in capsys.readouterr().err


def test_facts_are_told_with_type_values_and_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts"]) == 0

    told = {each["name"]: each for each in json.loads(capsys.readouterr().out)}
    assert set(told) == set(FACTS)
    assert told["pregnant"]["values"] == [True, False]
    assert told["last_in_care"]["values"][0] == "now"
    assert told["date_of_birth"]["question"]["ask"] == "What is your date of birth?"
    assert told["lives_in_area"]["question"]["choices"][0]["settles"] == {
        "looked_after_by": "this",
        "lives_in_area": True,
    }


@pytest.mark.parametrize("slug", sorted(BOOKS["oxfordshire"].rules))
def test_every_rule_can_be_explained(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", slug, "--on", "2026-11-22"]) == 0

    said = capsys.readouterr().out
    assert f"({slug})" in said
    assert "Who:" in said
    assert "Law or policy: " in said
    assert "Signed off by: nobody yet" in said


def test_a_nested_rule_is_told_as_an_outline(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "universal-credit-standard", "--on", "2026-11-22"])

    said = capsys.readouterr().out
    assert "  - One of these:\n    - You are not studying." in said
    assert "    - All of these:\n      - You are at school or college." in said
    assert "universal_credit.under_25: 338.58 from 2026-04-" in said


@pytest.mark.parametrize("command", [["explain", "free-money"], ["explain", "pip", "--council", "mars"]])
def test_what_is_not_there_is_said_with_what_is(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    assert "there are" in capsys.readouterr().err


class Outline(HTMLParser):
    """Ids, links and open elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_has_every_rule_with_its_cases_and_fetches_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "page.html"

    assert main(["page", "--council", "medway", "--on", "2026-11-22", "--to", str(to)]) == 0

    html = to.read_text(encoding="utf-8")
    outline = Outline()
    outline.feed(html)
    book = BOOKS["medway"]
    assert outline.open == []
    assert sorted(outline.ids) == sorted(book.rules)
    assert {f"#{slug}" for slug in book.rules} <= set(outline.links)
    assert all(
        case["name"].replace("'", "&#x27;") in html for rule in book.rules.values() for case in rule.cases
    )
    assert "<script" not in html
    assert "src=" not in html
