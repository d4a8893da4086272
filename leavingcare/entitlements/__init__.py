"""What a care leaver can get and why: named facts, legal status, rules as data, decisions, and what to ask next.

Pure: no database and no web. The faces use it like this:

    book = RuleBook.load(content, council)          # once, at the start
    known = Known.read({"date_of_birth": "2007-03-02", "last_in_care": "until-18"})
    result = decide(known, on, book)                # result.statuses, result.held, result.decisions
    question = next_question(known, on, book)       # None when nothing more would change a result
    known = question.answered(known, "1")           # or question.skipped(known)
"""

from leavingcare.entitlements.book import Amount, RuleBook
from leavingcare.entitlements.decide import Decision, Outcome, Result, decide
from leavingcare.entitlements.facts import FACTS, Fact, Known, Period
from leavingcare.entitlements.planning import best_question, next_question
from leavingcare.entitlements.questions import QUESTIONS, Choice, Form, Question
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
    "Reason",
    "Result",
    "Rule",
    "RuleBook",
    "best_question",
    "decide",
    "next_question",
]
