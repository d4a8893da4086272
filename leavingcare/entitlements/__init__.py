"""What a care leaver can get and why: named facts, legal status, rules as data, decisions, and what to ask next.

Pure: no database and no web. The faces use it like this:

    book = RuleBook.load(content, council)          # once, at the start
    known = Known.read({"date_of_birth": "2007-03-02", "last_in_care": "until-18"})
    result = decide(known, on, book)                # result.statuses, result.held, result.decisions
    question = next_question(known, on, book)       # None when nothing more would change a result
    teller = Teller(book, on, gettext=translator.gettext, locale="en", council="Meresham Council")
    teller.question(question)                       # its words: ask, why, hint, choices
    known = question.answered(known, "until-18")    # a choice's id, a list of ids, a day or a number
    known = question.skipped(known)                 # "I don't know", "rather not say": not asked again
    known.as_given(); Known.read(...)               # to and from a session or a conversation's state
    for decision in result.decisions:
        decision.outcome, teller.why(decision, result), decision.reference
        decision.amount and teller.amount(decision.amount)
        teller.filled(decision.rule.claim)          # what to do now
"""

from leavingcare.entitlements import care_dates
from leavingcare.entitlements.asking import Choice, Form, Question
from leavingcare.entitlements.book import Amount, RuleBook
from leavingcare.entitlements.decide import Decision, Outcome, Result, best_first, decide
from leavingcare.entitlements.explain import QuestionWords, Teller, Told
from leavingcare.entitlements.facts import FACTS, Fact
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.periods import Period
from leavingcare.entitlements.planning import best_question, next_question
from leavingcare.entitlements.questions import QUESTIONS
from leavingcare.entitlements.rules import Duty, Rule
from leavingcare.entitlements.truth import Finding, Reason

__all__ = [
    "FACTS",
    "QUESTIONS",
    "Amount",
    "Choice",
    "Decision",
    "Duty",
    "Fact",
    "Finding",
    "Form",
    "Known",
    "Outcome",
    "Period",
    "Question",
    "QuestionWords",
    "Reason",
    "Result",
    "Rule",
    "RuleBook",
    "Teller",
    "Told",
    "best_first",
    "best_question",
    "care_dates",
    "decide",
    "next_question",
]
