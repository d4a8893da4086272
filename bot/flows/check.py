"""Where a check by text stands, from one text to the next, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversation import Context, State
from leavingcare.clock import local_day
from leavingcare.entitlements import FACTS, Known, Period, RuleBook, Teller, care_dates
from leavingcare.entitlements.questions import BY_ID


@dataclass(frozen=True)
class Check:
    """Where the check stands: what is known, the question that was asked, what was found and listed by number.

    `heard` are times in care that were said back, and wait to be confirmed. `locale` is the language that it began in.
    """

    known: Known
    now: str | None = None
    found: tuple[str, ...] = ()
    heard: tuple[Period, ...] = ()
    locale: str | None = None

    @classmethod
    def of(cls, state: State) -> Check | None:
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


def rules_of(context: Context) -> RuleBook:
    assert context.rules is not None  # `begin` and `go_on` look first
    return context.rules


def day_of(context: Context) -> date:
    return local_day(context.now)


def teller_of(context: Context) -> Teller:
    return Teller(
        rules_of(context),
        day_of(context),
        gettext=context.words.gettext,
        locale=context.locale,
        council=context.council_name,
    )
