"""What can I get?, by text: one question a text, numbered choices, to be gone on with the next day or begun anew."""

from __future__ import annotations

import re
from dataclasses import replace

from babel.dates import format_date

from bot.conversation import Context, Reply, State, Turn
from bot.flows.care_dates import hear, how
from bot.flows.check import Check, day_of, rules_of, teller_of
from bot.flows.check_answers import answer_in, is_skipped
from bot.flows.check_result import about_result, say_result
from leavingcare.entitlements import (
    Form,
    Known,
    Question,
    next_question,
)
from leavingcare.entitlements.questions import BY_ID
from leavingcare.understanding import Outcome as Taken
from leavingcare.understanding import Understanding
from leavingcare.understanding.days import find_day
from leavingcare.understanding.reading import read

AWAITS_CHECK = "check"
_SURE = 0.9
_AGAIN = re.compile(r"^(?:again|restart|start (?:again|over|afresh)|begin again|from the start|من جديد)$")
_GO_ON = re.compile(r"^(?:check|go on|carry on|continue|resume|keep going|تابع|اكمل)$")
_LATER = re.compile(
    r"^(?:(?:ok |can we |can you |please |i want to |let us |just )*"
    r"(?:later|not now|pause|leave it|enough|that is enough|stop (?:the )?(?:check|questions)"
    r"|stop asking(?: me)?(?: (?:questions|things|stuff|all this|this))?|no more(?: questions)?"
    r"|too many questions"
    r"|(?:(?:i will|ill|i) )?(?:do|finish) (?:it|this|the rest) (?:later|tomorrow|another (?:time|day))"
    r"|another (?:time|day)|(?:can not|cannot) be (?:bothered|asked)(?: right now)?|i am bored(?: of this)?)"
    r"(?: please| now| for now| thanks| ok)*|لاحقا|بعدين|وقت ثاني|مو هسه|مش هلق)$"
)
_BORN = re.compile(r"^(?:born|birthday|dob)(?: on| is)? (.+)$")


def is_left(state: State, text: str) -> bool:
    """Whether a text leaves the check that it answers: "stop asking me" is then no wish to hear nothing any more."""
    return state.awaits == AWAITS_CHECK and bool(_LATER.match(read(text).line))


def begin(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Start, or go on where they stopped. On a phone in other hands: where to do it instead."""
    _ = context.words.gettext
    if context.rules is None:
        words = _("See what you can get here: %(link)s") % {"link": context.page("/what-can-i-get/")}
        return Turn(state, (Reply(words),), understood="entitlement-check")
    check = Check.of(state)
    if check is not None and check.now is not None:
        first = _("You began before. We go on from there. Text AGAIN to start afresh.")
        return _ask(state, check, context, before=first)
    # Translators: keep SKIP and LATER in English letters, people text them.
    first = _("A few questions, one text each. SKIP any. Text LATER to stop and go on another day.")
    return _ask(state, _fresh(context), context, before=f"{first}{_from_record(context)}")


def _fresh(context: Context) -> Check:
    """A check that begins with what their record knows, where this phone may hear it."""
    born = context.born_on
    known = Known() if born is None else BY_ID["birth"].answered(Known(), born)
    return Check(known, locale=context.locale)


def _from_record(context: Context) -> str:
    """What was filled in from the record, and how to put it right for this check."""
    _ = context.words.gettext
    if context.born_on is None:
        return ""
    day = format_date(context.born_on, "d MMMM y", locale=context.locale)
    # Translators: keep BORN in English letters.
    said = _("In your record you were born on %(day)s. Wrong? Text BORN and the right day.") % {"day": day}
    return f" {said}"


def _born_anew(state: State, check: Check, text: str, context: Context) -> Turn | None:
    """BORN and a day puts the day of birth right, at any point of the check."""
    asked = _BORN.match(text.strip().lower())
    day = find_day(asked[1], on=day_of(context)) if asked else None
    if day is None:
        return None
    known = BY_ID["birth"].answered(check.known, day)
    return _ask(state, replace(check, known=known), context)


def go_on(state: State, text: str, meaning: Understanding, context: Context) -> Turn | None:
    """What a text means to the check; None where it means nothing to it, and another flow answers."""
    check = Check.of(state)
    if check is None or context.rules is None:
        return None
    line = read(text).line
    if _AGAIN.match(line):
        return _ask(state, _fresh(context), context, before=_from_record(context).strip())
    corrected = _born_anew(state, check, text, context)
    if corrected is not None:
        return corrected
    if _GO_ON.match(line):
        return _ask(state, check, context)
    if check.now is None:
        return about_result(state, check, line, context)
    if state.awaits != AWAITS_CHECK:
        return None
    if is_left(state, text):
        return _pause(state, context)
    return _answered(state, check, text, meaning, context)


def _answered(state: State, check: Check, text: str, meaning: Understanding, context: Context) -> Turn | None:
    assert check.now is not None
    _ = context.words.gettext
    question = BY_ID[check.now]
    asked = teller_of(context).question(question)
    if question.form is Form.PERIODS and not is_skipped(text):
        return _dates(state, check, text, meaning, context)
    found = answer_in(text, question, asked.choices, on=day_of(context))
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


def _dates(state: State, check: Check, text: str, meaning: Understanding, context: Context) -> Turn | None:
    """Times in care, said back until they are confirmed."""
    _ = context.words.gettext
    heard = hear(
        text, check.heard, check.known, teller=teller_of(context), book=rules_of(context), context=context
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


def _ask(state: State, check: Check, context: Context, before: str = "") -> Turn:
    """The next question, or what was found when nothing more would change it."""
    rules = rules_of(context)
    wanted = next_question(check.known, day_of(context), rules)
    if wanted is None:
        return say_result(state, check, context)
    check = replace(check, now=wanted.id, heard=())
    said = teller_of(context).question(wanted)
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
