"""Decisions, reasons, amounts and questions in words, through gettext: what the faces and the reviewers show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import NamedTuple

from babel.dates import format_date
from babel.lists import format_list

from leavingcare.entitlements import sentences
from leavingcare.entitlements.advice import ADVICE
from leavingcare.entitlements.asking import Question
from leavingcare.entitlements.book import Amount, Day, RuleBook
from leavingcare.entitlements.decide import Decision, Outcome, Result
from leavingcare.entitlements.law import value_on
from leavingcare.entitlements.periods import SHORT_BREAK, Period
from leavingcare.entitlements.questions import FOR_FACT, may_be_asked
from leavingcare.entitlements.rules import Limit
from leavingcare.entitlements.truth import Finding, Reason
from leavingcare.entitlements.wording import N_, WORDS
from leavingcare.facts.words import in_words
from leavingcare.languages import DEFAULT, rule_translator
from leavingcare.offer.filling import fill

Gettext = Callable[[str], str]

_AMOUNTS: Mapping[Limit, str] = {
    Limit.EXACTLY: N_("%(amount)s"),
    Limit.AT_LEAST: N_("at least %(amount)s"),
    Limit.UP_TO: N_("up to %(amount)s"),
    Limit.FROM: N_("from %(amount)s"),
    Limit.COSTS: N_("it costs %(amount)s"),
}
_PERIODS = {
    "once": N_("%(amount)s, once"),
    "day": N_("%(amount)s a day"),
    "week": N_("%(amount)s a week"),
    "month": N_("%(amount)s a month"),
    "year": N_("%(amount)s a year"),
}
# Translators: a time in care, such as 2 Mar 2019 to 5 Jun 2020.
_FROM_TO = N_("%(start)s to %(end)s")
_SINCE = N_("%(start)s until now")
_SHORT_BREAK = N_("%(time)s (short break)")
_ASK_HOW_MUCH = N_("Ask your adviser how much it is.")
_STATUS = N_("In law you are: %(statuses)s.")
_NO_STATUS = N_("This is for: %(statuses)s. That does not fit you.")
_MONTHS = ("from-months-old", "until-months-old")
_MOST_MISSING = 3


@dataclass(frozen=True)
class QuestionWords:
    """A question as it is shown. `choices` are (id, label) in order."""

    ask: str
    why: str
    hint: str
    choices: tuple[tuple[str, str], ...]


class Told(NamedTuple):
    """Words, and the language that they are in."""

    words: str
    lang: str


class Teller:
    """Puts things into words for one language and one council, as they stand on a day."""

    def __init__(
        self,
        book: RuleBook,
        on: date,
        *,
        gettext: Gettext = str,
        locale: str = "en",
        council: str = N_("your council"),
    ) -> None:
        self.day: Day = book.on(on)
        self.on = on
        self.values = book.values
        self.gettext = gettext
        self._of_file = rule_translator(locale).gettext
        self.locale = locale
        self.council = council
        self._numbers = {**asdict(self.day.law), "council": gettext(council)}

    # Questions

    def question(self, question: Question) -> QuestionWords:
        """A question, why it is asked, and its answers; each is one screen or one text."""
        words = WORDS[question.id]
        more = {"savings": self._shown("universal_credit.savings_limit")}
        labels = tuple((each.id, self._say(words.choices[each.id], more)) for each in question.choices)
        return QuestionWords(self._say(words.ask), self._say(words.why), self._say(words.hint), labels)

    def period(self, period: Period) -> str:
        """A time in care, from one day to another."""
        start = format_date(period.start, "d MMM y", locale=self.locale)
        words = _SINCE
        more: dict[str, object] = {"start": start}
        if period.end is not None:
            words, more = _FROM_TO, more | {"end": format_date(period.end, "d MMM y", locale=self.locale)}
        told = self._say(words, more)
        return self._say(_SHORT_BREAK, {"time": told}) if period.kind == SHORT_BREAK else told

    def missing(self, facts: Iterable[str], result: Result) -> list[str]:
        """What has to be known first, in words; the questions that can be asked now go first, and not too many."""
        questions = dict.fromkeys(FOR_FACT[fact] for fact in facts if fact not in result.case.known)
        simple = [each for each in questions if not each.instead_of]
        ready = [each for each in simple if may_be_asked(each, result.case.known)]
        return [self._say(WORDS[each.id].missing) for each in (ready or simple)[:_MOST_MISSING]]

    # Statuses and reasons

    def status(self, slug: str) -> str:
        return self.gettext(sentences.STATUS_NAMES[slug])

    def status_reasons(self, found: Finding, result: Result) -> list[str]:
        """Why a status is held, is not, or is not known."""
        return self._told(found.reasons, result)

    def status_why(self, slugs: Iterable[str], result: Result) -> list[str]:
        """Why these statuses are held, in few words: what was so about care, without the ages that everyone sees."""
        reasons = [reason for slug in slugs for reason in result.statuses[slug].reasons]
        telling = [reason for reason in reasons if not reason.code.startswith("reached-")]
        return self._told(telling or reasons, result)

    def why(self, decision: Decision, result: Result) -> list[str]:
        """Why a decision is what it is; for an unknown one, what is still to be known."""
        return self._told(decision.reasons, result)

    def _told(self, reasons: Iterable[Reason], result: Result) -> list[str]:
        told: list[str] = []
        waiting: list[str] = []
        for reason in reasons:
            if reason.truth is None and reason.facts:
                waiting += reason.facts
                continue
            told.append(self.reason(reason, result))
            if reason.code == "status" and reason.truth is False:
                told += [self.reason(each, result) for each in _about_care(reason, result)]
        return list(dict.fromkeys(told + self.missing(waiting, result)))

    def reason(self, reason: Reason, result: Result | None = None) -> str:
        """One reason as a sentence about the reader."""
        key = f"{reason.code} {reason.detail}".strip()
        if reason.truth is None and key in ADVICE:
            return self._say(ADVICE[key])
        if reason.code == "status":
            return self._status(reason, result)
        if reason.code in sentences.LIMITS:
            return self._limit(reason)
        plain = {
            "not-in-force": sentences.NOT_IN_FORCE,
            "has-ended": sentences.ENDED,
            "not-offered": sentences.NOT_OFFERED,
        }
        if key in plain:
            return self.gettext(plain[key])
        so, not_so = sentences.FACTS[key]
        return self._say(not_so if reason.truth is False else so)

    def _status(self, reason: Reason, result: Result | None) -> str:
        slugs = reason.detail.split("|")
        if reason.truth and result is not None:
            slugs = [slug for slug in slugs if slug in result.held]
        names = format_list([self.status(slug) for slug in slugs], style="or", locale=self.locale)
        return self._say(_STATUS if reason.truth else _NO_STATUS, {"statuses": names})

    def _limit(self, reason: Reason) -> str:
        so, not_so = sentences.LIMITS[reason.code]
        if reason.code in _MONTHS:
            years, months = divmod(int(self.day.number(reason.detail)), 12)
            more: dict[str, object] = {"years": years, "months": months}
        else:
            more = {"limit": self._shown(reason.detail)}
        return self._say(so if reason.truth else not_so, more)

    # What can be had

    def outcome(self, outcome: Outcome) -> str:
        words = {
            Outcome.YES: N_("Yes"),
            Outcome.NO: N_("No"),
            Outcome.MAY: N_("You can ask"),
            Outcome.UNKNOWN: N_("Tell us more"),
            Outcome.COMING: N_("Not yet"),
        }
        return self.gettext(words[outcome])

    def amount(self, amount: Amount) -> str:
        """How much, in words; where no figure may be shown, whom to ask."""
        if amount.value is None:
            return self.gettext(_ASK_HOW_MUCH)
        if amount.value.shape is not None and not amount.says:
            return in_words(amount.value, self.locale)  # its shape says what the limit would
        figure = in_words(replace(amount.value, shape=None), self.locale)
        if amount.says:
            figure = f"{figure} {self.of_file(amount.says)}"
        elif amount.value.period in _PERIODS:
            figure = self._say(_PERIODS[amount.value.period], {"amount": figure})
        return self._say(_AMOUNTS[amount.limit], {"amount": figure})

    def filled(self, texts: Iterable[str]) -> list[str]:
        """Sentences of a rule's file with the values of the day; one whose value is unknown is left out."""
        return [told.words for told in self.told(texts)]

    def told(self, texts: Iterable[str]) -> list[Told]:
        """The same, each with the language that it is in: English, where it has no translation yet."""
        found: list[Told] = []
        for text in texts:
            words = fill(self.of_file(text), self.values, on=self.on, locale=self.locale)
            if words is not None:
                found.append(Told(words, self.lang(text)))
        return found

    def of_file(self, text: str) -> str:
        """A text of a rule's file in this language, figures not filled in."""
        return self._of_file(text)

    def lang(self, text: str) -> str:
        """The language in which a text of a rule's file is shown."""
        return self.locale if self.of_file(text) != text else DEFAULT

    def _shown(self, name: str) -> str:
        """A value as it is read. A number of the law is told on any day, whether or not its review is due."""
        shown = self.values.shown(name, on=self.on, locale=self.locale)
        if shown is not None:
            return shown
        return in_words(value_on(self.values, name, self.on), self.locale)

    def _say(self, text: str, more: Mapping[str, object] | None = None) -> str:
        # An empty text would bring the header of the catalogue.
        return self.gettext(text) % {**self._numbers, **(more or {})} if text else ""


def _about_care(reason: Reason, result: Result) -> list[Reason]:
    """Why none of these statuses is held, but for the ages that each has: the first of each that tells something."""
    found = [result.statuses[slug].reasons for slug in reason.detail.split("|")]
    telling = [each for reasons in found for each in reasons if not each.code.startswith("reached-")]
    ages = [each for reasons in found for each in reasons]
    return (telling or ages)[:1]
