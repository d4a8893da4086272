"""Exact times in care by text: read, said back, and kept only when they are confirmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.conversation import Context, Reply
from leavingcare.entitlements import Known, Period, RuleBook, Teller, care_dates
from leavingcare.understanding.reading import read
from leavingcare.understanding.times import find_times

_RIGHT = re.compile(
    r"^(?:1|yes|yeah|yep|yup|y|ok|okay|correct|right|thats right|that is right|نعم|ایوه|صح)(?: .{0,20})?$"
)
_WRONG = re.compile(r"^(?:2|no|nope|nah|n|wrong|not right|لا|غلط|خطا)(?: .{0,20})?$")


@dataclass(frozen=True)
class Heard:
    """What a text says about times in care: `kept` where it confirms them, or what to say next.

    `periods` are waiting to be confirmed.
    """

    kept: tuple[Period, ...] | None = None
    periods: tuple[Period, ...] = ()
    reply: Reply | None = None


def hear(
    text: str, waiting: tuple[Period, ...], known: Known, *, teller: Teller, book: RuleBook, context: Context
) -> Heard | None:
    """What a text says to the question, or to what was said back; None where it says nothing to it."""
    _ = context.words.gettext
    line = read(text).line
    if waiting and _RIGHT.match(line):
        return Heard(kept=waiting)
    if waiting and _WRONG.match(line):
        again = _("OK. Send all of the times again.")
        return Heard(reply=Reply(f"{again} {how(context)}"))
    born = known.get("date_of_birth")
    times = find_times(text, on=teller.on, born=born if isinstance(born, date) else None)
    if not times:
        return None
    periods = care_dates.settled(times, known, teller.on, book.on(teller.on).law)
    if periods is None:
        # Translators: keep SKIP in English letters.
        words = _("It depends on the days. Can you send them too, like 2 march 2019 to 5 june 2019? Or SKIP.")
        return Heard(reply=Reply(words))
    return Heard(periods=periods, reply=_said_back(periods, teller, context))


def how(context: Context) -> str:
    """How to write them."""
    _ = context.words.gettext
    return _("Like: march 2019 to june 2020, then may 2023 till now.")


def _said_back(periods: tuple[Period, ...], teller: Teller, context: Context) -> Reply:
    _ = context.words.gettext
    told = "\n".join(teller.period(each) for each in periods)
    words = _("We read that as:\n%(times)s\nIs it right?") % {"times": told}
    return Reply(words, choices=(_("Yes"), _("No, I will send them again")))
