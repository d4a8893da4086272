"""What the commands print: facts as JSON, a check as a line of JSON, and a rule in plain words to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from leavingcare.entitlements.book import Amount, Ready, RuleBook
from leavingcare.entitlements.conditions import Group, Leaf, Outline
from leavingcare.entitlements.decide import Decision, Outcome, Result, decide
from leavingcare.entitlements.explain import Teller
from leavingcare.entitlements.facts import FACTS, Fact, Kind
from leavingcare.entitlements.known import Known, require_possible
from leavingcare.entitlements.law import first_day
from leavingcare.entitlements.periods import read_day
from leavingcare.entitlements.planning import best_question
from leavingcare.entitlements.questions import FOR_FACT
from leavingcare.entitlements.rules import Force, Rule
from leavingcare.entitlements.status import REFERENCES
from leavingcare.entitlements.truth import Reason, Truth
from leavingcare.errors import Invalid
from leavingcare.facts import Kind as ValueKind

# The rules of a council as a line names it, and where to complain of it.
BookFor = Callable[[Any, str], RuleBook]

_DECIDERS = {
    "dwp": "the DWP",
    "nhs": "the NHS",
    "home-office": "the Home Office",
    "student-finance": "Student Finance England",
}
_ANSWERS: dict[Truth, str] = {True: "yes", False: "no", None: "unknown"}
_TYPES = {
    Kind.YES_NO: "true or false",
    Kind.DATE: "day, like 2007-03-02",
    Kind.NUMBER: "number",
    Kind.CHOICE: "choice",
}


# Facts


def facts_as_json(teller: Teller) -> list[dict[str, Any]]:
    """Every fact: its name, type, values, what it means, and the question that asks for it."""
    return [_fact(fact, teller) for fact in FACTS.values()]


def _fact(fact: Fact, teller: Teller) -> dict[str, Any]:
    question = FOR_FACT[fact.name]
    words = teller.question(question)
    values: Any = list(fact.choices)
    if fact.kind is Kind.YES_NO:
        values = [True, False]
    if fact.kind is Kind.PERIODS:
        values = {
            "start": "day",
            "end": "day, left out while it goes on",
            "kind": list(fact.choices),
            "council": "as looked_after_by",
        }
    return {
        "name": fact.name,
        "type": _TYPES.get(fact.kind, "list of periods"),
        "values": values,
        "means": fact.means,
        "question": {
            "id": question.id,
            "answer": question.form.value,
            "ask": words.ask,
            "why": words.why,
            "hint": words.hint,
            "choices": [
                {"id": each.id, "says": says, "settles": dict(each.values)}
                for each, (_, says) in zip(question.choices, words.choices, strict=True)
            ],
        },
    }


# A check


def check_line(given: Any, books: BookFor, today: date, number: int) -> dict[str, Any]:
    """One line's answer. Raises Invalid, naming the line and the field."""
    where = f"line {number}: "
    if not isinstance(given, dict) or not isinstance(given.get("facts", {}), dict):
        raise Invalid(f"{where}give an object with id, on, council and facts")
    unknown = given.keys() - {"id", "on", "council", "facts"}
    if unknown:
        raise Invalid(f"{where}{min(unknown)}: there is no such field; give id, on, council and facts")
    on = _day(given.get("on"), today, where)
    book = books(given.get("council"), where)
    if on < (first := first_day(book.values)):
        raise Invalid(f"{where}on: the law that is told here begins on {first}; give a later day")
    known = Known.read(given.get("facts", {}), f"{where}facts.")
    require_possible(known, on, f"{where}facts.", said_on=today)
    return {"id": given.get("id"), **checked(decide(known, on, book), book)}


def checked(result: Result, book: RuleBook) -> dict[str, Any]:
    """A result as JSON: statuses, decisions by slug, and the fact to ask next."""
    teller = Teller(book, result.case.on)
    question = best_question(result)
    asks = [fact for fact in (question.settles if question else ()) if fact not in result.case.known]
    return {
        "status": result.held,
        "status_reasons": [_status(slug, result, teller) for slug in result.statuses],
        "decisions": {each.slug: _decision(each, result, teller) for each in result.decisions},
        "ask_next": asks[0] if asks else None,
    }


def _day(given: Any, today: date, where: str) -> date:
    if given is None:
        return today
    return read_day(given, f"{where}on")


def _status(slug: str, result: Result, teller: Teller) -> dict[str, Any]:
    found = result.statuses[slug]
    # What is about care tells more than an age.
    telling = tuple(sorted(found.reasons, key=lambda reason: reason.code.startswith("reached-")))
    return {
        "status": slug,
        "answer": _ANSWERS[found.truth],
        "reason": _code(telling),
        "facts": list(found.facts),
        "says": teller.status_reasons(found, result),
        "reference": REFERENCES.get(slug),
    }


def _decision(decision: Decision, result: Result, teller: Teller) -> dict[str, Any]:
    rule = decision.rule
    is_coming = decision.outcome is Outcome.COMING
    deadline = None if decision.outcome is Outcome.NO else result.deadline(decision)
    return {
        "topic": rule.topic,
        "decision": "no" if is_coming else decision.outcome.value,
        **_amount(decision.amount),
        "reason": _code(decision.reasons),
        "facts": list(dict.fromkeys(fact for reason in decision.reasons for fact in reason.facts)),
        "says": teller.why(decision, result),
        "reference": rule.reference,
        "duty": rule.duty.value,
        "decided_by": rule.decided_by,
        **({"coming": True} if is_coming else {}),
        **({"deadline": deadline.isoformat()} if deadline else {}),
    }


def _amount(amount: Amount | None) -> dict[str, Any]:
    if amount is None or amount.value is None:
        return {"amount": None}
    units = {ValueKind.MONEY: "GBP", ValueKind.PERCENT: "percent"}
    return {
        "amount": amount.value.value,
        "unit": units.get(amount.value.kind, amount.says),
        "period": amount.value.period,
        "limit": amount.limit.value,
    }


def _code(reasons: tuple[Reason, ...]) -> str | None:
    return f"{reasons[0].code} {reasons[0].detail}".strip() if reasons else None


# A rule in plain words


def leaf_words(leaf: Leaf, teller: Teller) -> str:
    """What one statement demands, as a sentence about the reader."""
    truth: Truth = None if leaf.statement.code == "advice" else leaf.wanted
    return teller.reason(Reason(leaf.statement.code, truth, (), leaf.statement.detail))


def in_a_line(part: Outline, teller: Teller) -> str:
    """Conditions that are short enough for one line."""
    if isinstance(part, Leaf):
        return leaf_words(part, teller)
    return (" And: " if part.is_all else " Or: ").join(in_a_line(each, teller) for each in part.parts)


def _outlined(part: Group, teller: Teller, depth: int) -> Iterator[str]:
    for each in part.parts:
        if isinstance(each, Leaf):
            yield f"{'  ' * depth}- {leaf_words(each, teller)}"
        else:
            yield f"{'  ' * depth}- {'All' if each.is_all else 'One'} of these:"
            yield from _outlined(each, teller, depth + 1)


def rule_lines(rule: Rule, book: RuleBook, on: date) -> Iterator[str]:
    """A rule as it stands on that day, for a practitioner to read and sign."""
    day, teller = book.on(on), Teller(book, on)
    ready = next(each for each in day.ready if each.rule is rule)
    yield f"{rule.name} ({rule.slug})"
    yield from (f"  {text}" for text in teller.filled([rule.gives]))
    yield f"  Topic: {rule.topic}. {duty_words(rule)}"
    yield f"  Law or policy: {rule.reference}"
    if ready.settled is not None:
        yield f"  {teller.reason(ready.settled)}"
    yield "Who:"
    yield from _outlined(ready.outline, teller, 1)
    if not ready.clauses:
        yield "  - It is for everyone."
    yield from _amount_lines(ready, book, teller)
    yield "What to do:"
    yield from (f"  - {text}" for text in teller.filled(rule.claim))
    if rule.deadline:
        yield from (f"By when: {text}" for text in teller.filled([rule.deadline.says]))
    yield from _checked_lines(rule)
    yield "Cases:"
    yield from (f"  - {case['name']}: {case['decision']} ({case['reason']})" for case in rule.cases)


def duty_words(rule: Rule) -> str:
    """How strong it is and who decides, in words for practitioners."""
    strength = {
        "must": "a legal duty",
        "should": "statutory guidance",
        "scheme": "a scheme",
        "may": "settled case by case",
    }
    force = {Force.COMING: " Not in force.", Force.NOT_OFFERED: " Not offered."}.get(rule.force, "")
    own = f" Own rule of {rule.council}." if rule.council else ""
    decider = _DECIDERS.get(rule.decided_by, f"the {rule.decided_by.replace('-', ' ')}")
    return f"It is {strength[rule.duty.value]}, decided by {decider}.{force}{own}"


def _amount_lines(ready: Ready, book: RuleBook, teller: Teller) -> Iterator[str]:
    if ready.amounts:
        yield "How much:"
    for each in ready.amounts:
        when = in_a_line(each.outline, teller)
        yield f"  - {teller.amount(each.amount)}" + (f" ({when})" if when else "")
        entry = book.values.entry(each.amount.name)
        cohort = each.amount.value.cohort if each.amount.value else None
        for dated in (row for row in (entry.dated if entry else ()) if cohort in (None, row.cohort)):
            span = f"from {dated.start or 'the start'} until {dated.until or 'further notice'}"
            yield f"      {each.amount.name}: {dated.value} {span}"


def _checked_lines(rule: Rule) -> Iterator[str]:
    how = f"{rule.verification}, confidence {rule.confidence}"
    yield f"Checked on {rule.checked_on}, review by {rule.review_by}: {how}."
    yield f"Signed off by: {rule.signed_off_by or 'nobody yet'}"
    if rule.note:
        yield f"Note: {rule.note}"
    yield "Sources:"
    yield from (f"  - {source.title}: {source.url}" for source in rule.sources)
