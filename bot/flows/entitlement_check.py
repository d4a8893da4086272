"""What can I get?, by text: one question a text, numbered choices, to be gone on with the next day or begun anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from babel.dates import format_date

from bot.conversation import Context, Escalate, Reply, State, Turn
from bot.conversation.phrases import promise
from bot.flows.care_dates import hear, how
from bot.flows.check_answers import answer_in, is_skipped
from leavingcare.clock import local_day
from leavingcare.entitlements import (
    FACTS,
    Decision,
    Form,
    Known,
    Outcome,
    Period,
    Question,
    Result,
    RuleBook,
    Teller,
    best_first,
    care_dates,
    decide,
    next_question,
)
from leavingcare.entitlements.questions import BY_ID
from leavingcare.understanding import Outcome as Taken
from leavingcare.understanding import Understanding
from leavingcare.understanding.days import find_day
from leavingcare.understanding.reading import read

MOST_LISTED = 6
IN_CARE = "eligible-child"
_SURE = 0.9
_AGAIN = re.compile(r"^(?:again|restart|start (?:again|over|afresh)|begin again|from the start|من جديد)$")
_GO_ON = re.compile(r"^(?:check|go on|carry on|continue|resume|keep going|تابع|اكمل)$")
_LATER = re.compile(
    r"^(?:later|not now|pause|leave it|enough|stop (?:the )?(?:check|questions)|لاحقا|بعدين)$"
)
_BORN = re.compile(r"^(?:born|birthday|dob)(?: on| is)? (.+)$")
_ASK = re.compile(r"^ask(?: for)?(?: number| no)? (\d{1,2})$")


@dataclass(frozen=True)
class _Check:
    """Where the check stands: what is known, the question that was asked, what was found and listed by number.

    `heard` are times in care that were said back, and wait to be confirmed. `locale` is the language that it began in.
    """

    known: Known
    now: str | None = None
    found: tuple[str, ...] = ()
    heard: tuple[Period, ...] = ()
    locale: str | None = None

    @classmethod
    def of(cls, state: State) -> _Check | None:
        given = state.check
        if not isinstance(given, dict):
            return None
        now = given.get("now")
        return cls(
            Known.read(given.get("facts") or {}),
            now if now in BY_ID else None,
            tuple(given.get("found") or ()),
            tuple(_periods(given.get("heard"))),
            given.get("locale"),
        )

    def stored(self) -> dict[str, Any]:
        heard = Known({care_dates.FACT: self.heard}).as_given()[care_dates.FACT]
        return {
            "facts": self.known.as_given(),
            "now": self.now,
            "found": list(self.found),
            "heard": heard,
            "locale": self.locale,
        }


def _periods(given: Any) -> tuple[Period, ...]:
    periods = FACTS[care_dates.FACT].read(given or [])
    assert isinstance(periods, tuple)
    return periods


def begin(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Start, or go on where they stopped. On a phone in other hands: where to do it instead."""
    _ = context.words.gettext
    if context.rules is None:
        words = _("See what you can get here: %(link)s") % {"link": context.page("/what-can-i-get/")}
        return Turn(state, (Reply(words),), understood="entitlement-check")
    check = _Check.of(state)
    if check is not None and check.now is not None:
        first = _("You began before. We go on from there. Text AGAIN to start afresh.")
        return _ask(state, check, context, before=first)
    # Translators: keep SKIP and LATER in English letters, people text them.
    first = _("A few questions, one text each. SKIP any. Text LATER to stop and go on another day.")
    return _ask(state, _fresh(context), context, before=f"{first}{_from_record(context)}")


def _fresh(context: Context) -> _Check:
    """A check that begins with what their record knows, where this phone may hear it."""
    born = context.born_on
    known = Known() if born is None else BY_ID["birth"].answered(Known(), born)
    return _Check(known, locale=context.locale)


def _from_record(context: Context) -> str:
    """What was filled in from the record, and how to put it right for this check."""
    _ = context.words.gettext
    if context.born_on is None:
        return ""
    day = format_date(context.born_on, "d MMMM y", locale=context.locale)
    # Translators: keep BORN in English letters.
    said = _("In your record you were born on %(day)s. Wrong? Text BORN and the right day.") % {"day": day}
    return f" {said}"


def _born_anew(state: State, check: _Check, text: str, context: Context) -> Turn | None:
    """BORN and a day puts the day of birth right, at any point of the check."""
    asked = _BORN.match(text.strip().lower())
    day = find_day(asked[1], on=_on(context)) if asked else None
    if day is None:
        return None
    known = BY_ID["birth"].answered(check.known, day)
    return _ask(state, replace(check, known=known), context)


def go_on(state: State, text: str, meaning: Understanding, context: Context) -> Turn | None:
    """What a text means to the check; None where it means nothing to it, and another flow answers."""
    check = _Check.of(state)
    if check is None or context.rules is None:
        return None
    line = read(text).line
    if _AGAIN.match(line):
        return _ask(state, _fresh(context), context, before=_from_record(context).strip())
    corrected = _born_anew(state, check, text, context)
    if corrected is not None:
        return corrected
    if check.now is None:
        return _about_result(state, check, line, context)
    if state.awaits != AWAITS_CHECK and not _GO_ON.match(line):
        return None
    if _GO_ON.match(line):
        return _ask(state, check, context)
    if _LATER.match(line):
        return _pause(state, context)
    return _answered(state, check, text, meaning, context)


AWAITS_CHECK = "check"


def _answered(
    state: State, check: _Check, text: str, meaning: Understanding, context: Context
) -> Turn | None:
    assert check.now is not None
    _ = context.words.gettext
    question = BY_ID[check.now]
    asked = _teller(context).question(question)
    if question.form is Form.PERIODS and not is_skipped(text):
        return _dates(state, check, text, meaning, context)
    found = answer_in(text, question, asked.choices, on=_on(context))
    if found is None:
        if _is_something_else(meaning):
            return None
        again = _("We did not get that. Reply with a number, or SKIP.")
        if question.form not in (Form.ONE, Form.SEVERAL):
            again = _("We did not get that. Try once more, or SKIP.")
        return _ask(state, check, context, before=again)
    if found.given is None:
        known = question.skipped(check.known)
    else:
        known = question.answered(check.known, found.given)
    return _ask(state, replace(check, known=known), context)


def _dates(state: State, check: _Check, text: str, meaning: Understanding, context: Context) -> Turn | None:
    """Times in care, said back until they are confirmed."""
    _ = context.words.gettext
    heard = hear(
        text, check.heard, check.known, teller=_teller(context), book=_rules(context), context=context
    )
    if heard is None:
        if _is_something_else(meaning):
            return None
        return _ask(state, check, context, before=_("We did not get that. Try once more, or SKIP."))
    if heard.kept is not None:
        known = BY_ID["care-dates"].answered(check.known, heard.kept)
        return _ask(state, replace(check, known=known), context)
    assert heard.reply is not None
    stored = replace(check, heard=heard.periods).stored()
    next_state = State(subject=state.subject, awaits=AWAITS_CHECK, check=stored)
    return Turn(next_state, (heard.reply,), understood="check: read times in care")


def _is_something_else(meaning: Understanding) -> bool:
    """Whether a text that is no answer clearly asks for something else, so that the check waits."""
    if meaning.outcome is Taken.COMMAND:
        return True
    return meaning.outcome is Taken.ANSWER and (meaning.confidence or 0.0) >= _SURE


def _ask(state: State, check: _Check, context: Context, before: str = "") -> Turn:
    """The next question, or what was found when nothing more would change it."""
    rules = _rules(context)
    wanted = next_question(check.known, _on(context), rules)
    if wanted is None:
        return _result(state, check, context)
    check = replace(check, now=wanted.id, heard=())
    said = _teller(context).question(wanted)
    words = " ".join(part for part in (before, said.ask, said.hint) if part)
    reply = _asked(words, wanted, tuple(label for _id, label in said.choices), context)
    next_state = State(subject=state.subject, awaits=AWAITS_CHECK, check=check.stored())
    return Turn(next_state, (reply,), understood=f"check: asked {wanted.id}")


def _asked(words: str, question: Question, choices: tuple[str, ...], context: Context) -> Reply:
    """A question as it is sent. Where several can be picked they are no choices of the channel, which takes one."""
    _ = context.words.gettext
    if question.form is Form.SEVERAL:
        lines = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, start=1))
        how_many = _("Send the numbers, like 1 3, or 0 for none.")
        return Reply(f"{words}\n\n{lines}\n{how_many}")
    if question.form is Form.PERIODS:
        return Reply(f"{words} {how(context)}")
    return Reply(words, choices=choices)


def _pause(state: State, context: Context) -> Turn:
    _ = context.words.gettext
    # Translators: keep CHECK in English letters.
    words = _("OK. Text CHECK to go on, any day. We keep your answers here until then.")
    return Turn(replace(state, awaits=None), (Reply(words),), understood="check: later")


def _result(state: State, check: _Check, context: Context) -> Turn:
    """What they can get, the strongest first, by number; the rest is on the page."""
    _ = context.words.gettext
    teller = _teller(context)
    found = decide(check.known, _on(context), _rules(context))
    kept = _kept(found)
    listed = kept[:MOST_LISTED]
    check = replace(check, now=None, found=tuple(each.slug for each in listed))
    next_state = State(subject=state.subject, check=check.stored())
    if not listed:
        words = _("We can't say yet what you can get. A person can look at it with you: text ADVISER.")
        return Turn(next_state, (Reply(words),), understood="check: nothing found")
    names = [_named(each, teller) for each in listed]
    lines = [
        _status_line(found, teller, context),
        *(f"{number} {name}" for number, name in enumerate(names, 1)),
    ]
    rest = len(kept) - len(listed)
    if rest:
        more = context.words.ngettext("And %(num)s more: %(link)s", "And %(num)s more: %(link)s", rest)
        lines.append(more % {"num": rest, "link": context.page("/what-can-i-get/")})
    # Translators: keep ASK 1 and AGAIN in English letters.
    lines.append(_("Text a number for how, ASK 1 to ask your adviser, AGAIN to start afresh."))
    return Turn(next_state, (Reply("\n".join(lines)),), understood="check: result")


def _kept(found: Result) -> list[Decision]:
    """What they have a right to, then what they can ask for."""
    return best_first(each for each in found.decisions if each.outcome in (Outcome.YES, Outcome.MAY))


def _named(decision: Decision, teller: Teller) -> str:
    name = teller.of_file(decision.rule.name)
    return f"{name}: {teller.amount(decision.amount)}" if decision.amount else name


def _status_line(found: Result, teller: Teller, context: Context) -> str:
    _ = context.words.gettext
    held = [teller.status(slug) for slug in found.held if slug != "none"]
    if held:
        names = {"names": ", ".join(held)}
        if IN_CARE in found.held:
            return _("You are in care, with rights for when you leave (%(names)s). You can get:") % names
        return _("You are a care leaver (%(names)s). You can get:") % names
    if found.held:
        no = _("By these answers you are not a care leaver in law.")
        why = " ".join(teller.status_why(found.held, found)[:2])
        still = _("You can still get:")
        return f"{no} {why} {still}"
    unsure, still = (
        _("We can't say yet which kind of care leaver you are."),
        _("By your answers you can get:"),
    )
    return f"{unsure} {still}"


def _about_result(state: State, check: _Check, line: str, context: Context) -> Turn | None:
    """A number tells how to get one of what was found; ASK and a number sends it to the adviser."""
    asked = _ASK.match(line)
    number = int(asked[1]) if asked else int(line) if line.isdigit() and len(line) <= 2 else 0
    if _GO_ON.match(line):
        return _ask(state, check, context)
    if not 1 <= number <= len(check.found) or (state.choices and not asked):
        return None
    slug = check.found[number - 1]
    if asked:
        return _ask_adviser(state, slug, context)
    return _how(state, check, slug, context)


def _how(state: State, check: _Check, slug: str, context: Context) -> Turn:
    _ = context.words.gettext
    teller = _teller(context)
    found = decide(check.known, _on(context), _rules(context))
    decision = next(each for each in found.decisions if each.slug == slug)
    amount = [f"{teller.amount(decision.amount)}."] if decision.amount else []
    parts = [
        f"{teller.of_file(decision.rule.name)}:",
        *teller.filled([decision.rule.gives]),
        *(f"{each[:1].upper()}{each[1:]}" for each in amount),
        _("Why: %(why)s") % {"why": " ".join(teller.why(decision, found)[:2])},
        *teller.filled(decision.rule.claim[:2]),
        f"({decision.reference})",
    ]
    return Turn(state, (Reply(" ".join(parts)),), understood=f"check: how {slug}"[:200])


def _ask_adviser(state: State, slug: str, context: Context) -> Turn:
    _ = context.words.gettext
    rule = _rules(context).rules[slug]
    words = _("OK. We asked for it: %(name)s. Your answers go with it.") % {
        "name": _teller(context).of_file(rule.name)
    }
    effect = Escalate(kind="question", reason=f"entitlement: {slug}", suggested=rule.topic)
    return Turn(state, (Reply(f"{words} {promise(context)}"),), (effect,), f"check: ask {slug}"[:200])


def _rules(context: Context) -> RuleBook:
    assert context.rules is not None  # `begin` and `go_on` look first
    return context.rules


def _on(context: Context) -> date:
    return local_day(context.now)


def _teller(context: Context) -> Teller:
    return Teller(
        _rules(context),
        _on(context),
        gettext=context.words.gettext,
        locale=context.locale,
        council=context.council_name,
    )
