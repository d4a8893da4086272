"""Every rule against its own table of cases, and a rule that is written wrongly is refused with what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.entitlements import Decision, Duty, Known, Outcome, RuleBook, decide
from leavingcare.entitlements.rules import Force, Rule, council_rules, national_rules, parse_rule
from leavingcare.errors import Invalid
from leavingcare.facts import Facts
from tests.unit.entitlements.conftest import CONTENT

COUNCILS = ("oxfordshire", "coventry", "medway", "barnet")
PEOPLE = yaml.safe_load((CONTENT / "entitlements" / "people" / "people.yaml").read_text(encoding="utf-8"))
TOPICS = {
    slug
    for area in yaml.safe_load((CONTENT / "topics.yaml").read_text(encoding="utf-8")).values()
    for slug in area
}
TODAY = date(2026, 11, 22)


NATIONAL = national_rules(CONTENT)
RULES = [*NATIONAL.values(), *(rule for code in COUNCILS for rule in council_rules(CONTENT, code).values())]
CASES = [(rule, case) for rule in RULES for case in rule.cases]
BOOKS = {code: RuleBook.load(CONTENT, code, national=NATIONAL) for code in COUNCILS}


def decided(rule: Rule, case: dict[str, Any]) -> Decision:
    book = BOOKS[case.get("council") or rule.council or "oxfordshire"]
    known = Known.read({**PEOPLE[case["person"]]["facts"], **case.get("facts", {})})
    return decide(known, case.get("day", TODAY), book).by_slug[rule.slug]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule.where}: {case['name']}" for rule, case in CASES]
)
def test_case(rule: Rule, case: dict[str, Any]) -> None:
    found = decided(rule, case)

    code, _, detail = case["reason"].partition(" ")
    assert found.outcome == case["decision"]
    assert (found.reasons[0].code, found.reasons[0].detail) == (code, detail)
    assert found.reference == case["reference"]
    if "amount" in case:
        figure = found.amount and found.amount.value and found.amount.value.value
        assert figure == (None if case["amount"] == "unknown" else case["amount"])


@pytest.mark.parametrize("rule", RULES, ids=[rule.where for rule in RULES])
def test_a_rule_has_a_case_for_yes_for_no_and_for_unknown(rule: Rule) -> None:
    outcomes = {case["decision"] for case in rule.cases}

    if rule.force is Force.COMING:
        assert outcomes == {"coming"}
    elif rule.force is Force.NOT_OFFERED:
        assert outcomes == {"no"}
    else:
        assert {"no", "unknown"} <= outcomes
        assert ("may" if rule.duty is Duty.MAY else "yes") in outcomes


@pytest.mark.parametrize("rule", RULES, ids=[rule.where for rule in RULES])
def test_a_rule_is_about_a_topic_and_not_past_its_review(rule: Rule) -> None:
    assert rule.topic in TOPICS
    assert rule.review_by > TODAY
    assert rule.review_by > rule.checked_on


def test_what_is_not_in_force_is_coming_for_everyone_and_never_a_right() -> None:
    coming = [rule.slug for rule in RULES if rule.force is Force.COMING]

    for person in PEOPLE.values():
        result = decide(Known.read(person["facts"]), TODAY, BOOKS["oxfordshire"])
        assert {result.by_slug[slug].outcome for slug in coming} == {Outcome.COMING}
    assert "intentionally-homeless-protection" in coming


def test_a_councils_rule_stands_in_place_of_the_nations() -> None:
    medway, oxfordshire = BOOKS["medway"], BOOKS["oxfordshire"]

    assert medway.rules["setting-up-home-allowance"].council == "medway"
    assert oxfordshire.rules["setting-up-home-allowance"].council is None


def test_next_aprils_rate_is_used_where_it_is_known() -> None:
    book = BOOKS["oxfordshire"]
    known = Known.read(PEOPLE["care-leaver-22"]["facts"] | {"working": "job"})

    before, after = (
        decide(known, day, book).by_slug["minimum-wage"].amount
        for day in (date(2026, 3, 31), date(2026, 4, 1))
    )

    assert before and before.value and before.value.value == 12.21
    assert after and after.value and after.value.value == 12.71


def test_a_rate_that_is_not_known_yet_is_no_figure() -> None:
    known = Known.read(PEOPLE["care-leaver-22"]["facts"] | {"working": "job"})

    amount = decide(known, date(2028, 4, 1), BOOKS["oxfordshire"]).by_slug["minimum-wage"].amount

    assert amount is not None
    assert amount.value is None


def test_a_deadline_before_a_birthday_is_reckoned() -> None:
    known = Known.read(PEOPLE["in-care-16"]["facts"] | {"immigration": "leave"})

    result = decide(known, TODAY, BOOKS["oxfordshire"])

    assert result.deadline(result.by_slug["child-citizenship-fee-exemption"]) == date(2028, 6, 1)
    assert result.deadline(result.by_slug["pathway-plan"]) is None


WHOLE: dict[str, Any] = yaml.safe_load((CONTENT / "entitlements" / "pip.yaml").read_text(encoding="utf-8"))
WRONG = [
    ({"slug": "pap"}, "slug: it is pap; make it the file's name, pip"),
    ({"gives": ""}, "gives: it is missing; write it"),
    ({"duty": "always"}, "duty: it is 'always'; give one of must, should, scheme, may"),
    ({"decided_by": "nobody"}, "decided_by: it is 'nobody'"),
    ({"confidence": "low"}, "confidence: it is 'low'; give one of high, medium"),
    ({"verification": "unopened"}, "verification: it is 'unopened'"),
    ({"in_force": "soon"}, "in_force: give true, false or unconfirmed"),
    ({"claim": []}, "claim: give a list with something in it"),
    ({"checked_on": "today"}, "checked_on: 'today' is no day"),
    ({"review_by": None}, "review_by: it is missing"),
    ({"starts": "soon"}, "starts: 'soon' is no day"),
    ({"sources": [{"title": "x"}]}, "sources: each needs a title and a url"),
    ({"amounts": [{"is": "exactly"}]}, "amounts: each needs the name of a value"),
    ({"amounts": [{"value": "pip.phone", "is": "about"}]}, "is: give one of exactly, at-least"),
    ({"deadline": "soon"}, "deadline: give says"),
    ({"colour": "red"}, "colour: there is no such key"),
]


@pytest.mark.parametrize(("change", "complaint"), WRONG)
def test_a_key_that_is_wrong_is_named_with_what_to_do(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Invalid) as raised:
        parse_rule(
            WHOLE | change, Path("content/entitlements/pip.yaml"), "content/entitlements/pip.yaml", None
        )

    assert str(raised.value).startswith("content/entitlements/pip.yaml: ")
    assert complaint in str(raised.value)


CONDITIONS = [
    ({"status": "adult"}, "who.status: adult is no status"),
    ({"status": []}, "who.status: give a name or a list of names"),
    ({"test": "is-nice"}, "who.test: there is no test 'is-nice'"),
    ({"shoe_size": 4}, "who.shoe_size: there is no such fact or condition"),
    ({"parent": "perhaps"}, "who.parent: give yes or no"),
    ({"immigration": "alien"}, "who.immigration: alien is none of citizen, settled"),
    ({"monthly_pay": 4}, "who.monthly_pay: only facts with choices"),
    ({"age": 18}, "who.age: give from, to, until"),
    ({"age": {"above": "adult.from_age"}}, "who.age: give from, to, until"),
    ({"age": {"from": "adult.nothing"}}, "adult.nothing is missing; add it"),
    ({"age": {"from": "pip.phone"}}, "pip.phone is no number"),
    ({"day": {"fact": "parent", "from": "junior_isa.since"}}, "fact has to name a fact that is a date"),
    ({"day": {"fact": "date_of_birth", "from": "adult.from_age"}}, "adult.from_age is no day"),
    ({"any": []}, "who.any: give a list of conditions"),
    ({"status": "qualifying", "parent": True}, "who: write one condition an item"),
]


@pytest.mark.parametrize(("who", "complaint"), CONDITIONS)
def test_a_condition_that_is_wrong_stops_the_start(
    who: dict[str, Any], complaint: str, values: Facts
) -> None:
    path = Path("content/entitlements/pip.yaml")
    rule = parse_rule(WHOLE | {"who": who}, path, "content/entitlements/pip.yaml", None)

    with pytest.raises(Invalid) as raised:
        RuleBook({"pip": rule}, values).on(TODAY)

    assert complaint in str(raised.value)


def test_an_amount_that_nobody_wrote_stops_the_start(values: Facts) -> None:
    path = Path("content/entitlements/pip.yaml")
    rule = parse_rule(
        WHOLE | {"amounts": [{"value": "pip.nothing"}]}, path, "content/entitlements/pip.yaml", None
    )

    with pytest.raises(Invalid, match=r"pip\.nothing is missing"):
        RuleBook({"pip": rule}, values).on(TODAY)


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "entitlements"
    folder.mkdir(parents=True)
    (folder / "pip.yaml").write_text("slug: [", encoding="utf-8")

    with pytest.raises(Invalid, match=r"^content/entitlements/pip\.yaml: this is no YAML"):
        national_rules(tmp_path / "content")


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "entitlements"
    folder.mkdir(parents=True)
    (folder / "pip.yaml").write_text("", encoding="utf-8")

    with pytest.raises(Invalid, match=r"^content/entitlements/pip\.yaml: it is empty"):
        national_rules(tmp_path / "content")
