"""What the checker's pages show: a question, the answers given, the results in groups, and the letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leavingcare import languages
from leavingcare.entitlements import (
    Decision,
    Duty,
    Form,
    Outcome,
    Question,
    QuestionWords,
    Result,
    RuleBook,
    Teller,
    Told,
    best_first,
    best_question,
    decide,
)
from leavingcare.entitlements.questions import BY_ID, FOR_FACT, may_be_asked
from leavingcare.entitlements.rules import Rule
from leavingcare.offer import Council, Library
from portal.checker.answers import Answers
from portal.filters import full_day
from portal.languages import gettext as _
from portal.languages import locale

USUAL = 8
OPEN = 8


@dataclass(frozen=True)
class Step:
    """Where someone is: the words carry it, the dots are only drawn."""

    words: str
    here: int
    of: int


@dataclass(frozen=True)
class AnswerRow:
    id: str
    title: str
    words: str


@dataclass(frozen=True)
class Item:
    """One result. `question` is what to answer next, where it waits for that."""

    slug: str
    name: Told
    gives: Told
    state: str
    amount: str
    because: str
    claim: tuple[Told, ...]
    deadline: tuple[Told, ...]
    duty: str
    reference: str
    checked_on: date
    entry: str | None
    question: str | None
    can_ask: bool


@dataclass(frozen=True)
class Group:
    """Results of one kind; the first `open` of them are shown, the others are folded."""

    title: str
    says: str
    items: tuple[Item, ...]
    open: int


@dataclass(frozen=True)
class StatusWords:
    title: str
    says: str
    law: str


@dataclass(frozen=True)
class Shown:
    status: StatusWords
    groups: tuple[Group, ...]
    refused: tuple[Item, ...]
    question: str | None


def teller(book: RuleBook, on: date, council: Council) -> Teller:
    """Words in the language of this page."""
    here = locale().code
    return Teller(book, on, gettext=languages.translator(here).gettext, locale=here, council=council.name)


def step(answers: Answers, question: Question) -> Step:
    """ "Question 4. About 4 more.": nobody can say exactly, because each answer decides what is asked next."""
    asked = answers.asked
    here = asked.index(question.id) + 1 if question.id in asked else len(asked) + 1
    left = max(1, USUAL - here)
    return Step(_("Question %(here)s. About %(left)s more.", here=here, left=left), here, here + left)


def answer_rows(answers: Answers, words: Teller, only: Iterable[str] | None = None) -> list[AnswerRow]:
    """What was answered, in the order of asking."""
    wanted = answers.asked if only is None else tuple(only)
    return [_row(BY_ID[id], answers, words) for id in wanted]


def _row(question: Question, answers: Answers, words: Teller) -> AnswerRow:
    said = words.question(question)
    return AnswerRow(question.id, said.ask, _answer_words(question, said, answers, words))


def _answer_words(question: Question, said: QuestionWords, answers: Answers, words: Teller) -> str:
    known = answers.known
    if all(fact in known.skipped for fact in question.settles):
        return _("Not said")
    if question.form in (Form.ONE, Form.SEVERAL):
        labels = dict(said.choices)
        return ", ".join(labels[id] for id in question.picked(known)) or _("None of these")
    value = known.get(question.settles[0])
    if isinstance(value, tuple):
        return "; ".join(map(words.period, value)) or _("Never")
    return (
        full_day(value)
        if isinstance(value, date)
        else f"£{value:g}"
        if isinstance(value, int | float)
        else ""
    )


def result(
    answers: Answers,
    words: Teller,
    *,
    book: RuleBook,
    library: Library,
    today: date,
) -> Shown:
    """Everything that was found for the day to look from, what they have a right to first."""
    found = decide(answers.known, words.on, book, said_on=today)
    wanted = best_question(found)
    items = [_item(each, found, words, library) for each in best_first(found.decisions)]
    by_state = {state: tuple(item for item in items if item.state == state) for state in _STATES.values()}
    groups = (
        Group(_("You have a right to this"), "", by_state["yes"], OPEN),
        Group(_("You can ask. Others decide"), "", by_state["you-can-ask"], OPEN),
        Group(_("We need to know more"), "", by_state["not-sure-yet"], 0),
        Group(_("Coming, but no right yet"), _("The law for this has not started."), by_state["coming"], 0),
    )
    return Shown(_status(found, words), groups, by_state["no"], wanted.id if wanted else None)


_STATES = {
    Outcome.YES: "yes",
    Outcome.MAY: "you-can-ask",
    Outcome.UNKNOWN: "not-sure-yet",
    Outcome.COMING: "coming",
    Outcome.NO: "no",
}


def _item(decision: Decision, found: Result, words: Teller, library: Library) -> Item:
    rule = decision.rule
    day = found.deadline(decision)
    deadline = words.told([rule.deadline.says]) if rule.deadline else []
    if day:
        deadline.append(Told(_("That is before %(day)s.", day=full_day(day)), words.locale))
    return Item(
        slug=rule.slug,
        name=_only(rule.name, words),
        gives=_only(rule.gives, words),
        state=_STATES[decision.outcome],
        amount=_capital(words.amount(decision.amount)) if decision.amount else "",
        because=" ".join(words.why(decision, found)),
        claim=tuple(words.told(rule.claim)),
        deadline=tuple(deadline),
        duty=_duty(rule.duty),
        reference=rule.reference,
        checked_on=rule.checked_on,
        entry=rule.topic if library.find(rule.topic) else None,
        question=_question_for(decision, found),
        can_ask=decision.outcome in (Outcome.YES, Outcome.MAY),
    )


def _only(text: str, words: Teller) -> Told:
    return next(iter(words.told([text])), Told("", words.locale))


def _question_for(decision: Decision, found: Result) -> str | None:
    if decision.outcome is not Outcome.UNKNOWN:
        return None
    known = found.case.known
    waits = (FOR_FACT[fact] for fact in decision.asks if fact in FOR_FACT and fact not in known)
    return next((question.id for question in waits if may_be_asked(question, known)), None)


def _duty(duty: Duty) -> str:
    return {
        Duty.MUST: _("The law says that they must."),
        Duty.SHOULD: _("Guidance says that they should, unless they have a good reason."),
        Duty.MAY: _("They decide each case, and may say no."),
        Duty.SCHEME: _("It is a scheme with rules of its own."),
    }[duty]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _status(found: Result, words: Teller) -> StatusWords:
    held = [slug for slug in found.held if slug != "none"]
    if held:
        names = ", ".join(words.status(slug) for slug in held)
        why = " ".join(words.status_why(held, found))
        law = _("The law calls you a “%(names)s”. You may see those words in letters.", names=names)
        title = _("You are a care leaver.")
        if "eligible-child" in held:
            title = _("You are in care, with rights for when you leave.")
        return StatusWords(title, why, law)
    if found.held == ["none"]:
        why = " ".join(words.status_why(found.held, found))
        return StatusWords(
            _("By these answers you are not a care leaver in law."),
            why,
            _("You may still get other help. Ask us."),
        )
    return StatusWords(
        _("We can't say yet which kind of care leaver you are."), "", _("Not sure is not a no.")
    )


def request_words(rule: Rule, answers: Answers, words: Teller) -> str:
    """The message to the adviser: what is asked for, and the answers that it rests on."""
    lines = [
        _("I would like to ask for: %(name)s.", name=words.of_file(rule.name)),
        _("My answers in “What can I get?”:"),
    ]
    lines += [f"{row.title} {row.words}." for row in answer_rows(answers, words)]
    return "\n".join(lines)[:2000]
