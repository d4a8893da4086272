"""One person on one day: what the legal tests ask, each answered yes, no or unknown with the facts it rests on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps

from leavingcare.entitlements import care
from leavingcare.entitlements.ages import age_on, birthday, months_after
from leavingcare.entitlements.known import Known
from leavingcare.entitlements.law import Law
from leavingcare.entitlements.periods import ENGLAND, LOOKED_AFTER, SHORT_BREAK, Period
from leavingcare.entitlements.truth import Finding, Truth, finding


def once(test: Callable[[Case], Finding]) -> Callable[[Case], Finding]:
    """Weigh a test once for a case, however many others rest on it."""
    name = test.__qualname__

    @wraps(test)
    def weigh(case: Case) -> Finding:
        found = case.found.get(name)
        if found is None:
            found = case.found[name] = test(case)
        return found

    return weigh


class weighed_once:
    """An attribute that is weighed when it is first asked for, and then kept on the case."""

    def __init__(self, test: Callable[[Case], Finding]) -> None:
        self.test = test
        self.name = test.__name__
        self.__doc__ = test.__doc__

    def __get__(self, case: Case, kind: type[Case]) -> Finding:
        found = case.__dict__[self.name] = self.test(case)
        return found


BORN = "date_of_birth"
STUDY = ("studying", "course_ends")
_WEEKS = ("thirteen_weeks_since_14", "care_periods")


class Case:
    """What is known about one person, as it stands on the day asked about.

    Facts about now are taken to hold on that day too, but for age, times in care, and a course, which goes on to the
    day it ends. `said_on` is the day the facts were given, where that is another.
    """

    def __init__(self, known: Known, on: date, law: Law, said_on: date | None = None) -> None:
        self.known = known
        self.given = known.values_by_name
        self.found: dict[str, Finding] = {}
        self.on = on
        self.law = law
        self.said_on = said_on or on
        born = self.given.get(BORN)
        self.born = born if isinstance(born, date) else None
        self.age = None if self.born is None else age_on(self.born, on)
        self.periods = self._periods()
        self.last_in_care = self._last_in_care()
        self.studying = self._studying()

    def _periods(self) -> tuple[Period, ...] | None:
        periods = self.given.get("care_periods")
        return periods if isinstance(periods, tuple) else None

    def _last_in_care(self) -> str | None:
        if self.periods is not None:
            if not any(each.kind in (*LOOKED_AFTER, SHORT_BREAK) for each in self.periods):
                return "never"
            return (
                None if self.born is None else care.last_in_care(self.periods, self.born, self.on, self.law)
            )
        said = self.given.get("last_in_care")
        if not isinstance(said, str):
            return None
        if self.age is None:
            # Whether "now" or "until 18" is meant depends on the day asked about.
            return said if said not in ("now", "until-18") else None
        is_adult = self.age >= self.law.adult_age
        if said == "now" and is_adult:
            return "until-18"
        if said == "until-18" and not is_adult:
            return "now"
        return said

    def has(self, fact: str, *values: object) -> Truth:
        """Whether a fact is one of these; unknown where it is not known."""
        value = self.studying if fact == "studying" else self.given.get(fact)
        return None if value is None else value in values

    def is_so(self, fact: str) -> Finding:
        """What a yes-or-no fact says."""
        return finding(fact, self.has(fact, True), fact)

    # Age

    def reached(self, age: int, code: str) -> Finding:
        return finding(code, None if self.age is None else self.age >= age, BORN)

    @weighed_once
    def reached_16(self) -> Finding:
        return self.reached(self.law.leaving_age, "reached-16")

    @weighed_once
    def reached_18(self) -> Finding:
        return self.reached(self.law.adult_age, "reached-18")

    @weighed_once
    def reached_21(self) -> Finding:
        return self.reached(self.law.duties_until_age, "reached-21")

    @weighed_once
    def reached_25(self) -> Finding:
        return self.reached(self.law.support_until_age, "reached-25")

    @weighed_once
    def reached_section_24_end(self) -> Finding:
        return self.reached(self.law.qualifying_until_age, "reached-21")

    # Care

    def _care_facts(self) -> tuple[str, ...]:
        if self.periods is not None:
            given: tuple[str, ...] = ("care_periods",)
        elif "last_in_care" in self.given:
            given = ("last_in_care",)
        else:
            given = ("last_in_care", "care_periods")
        return (*given, BORN) if self.born is None else given

    def _when(self, code: str, *values: str) -> Finding:
        truth = None if self.last_in_care is None else self.last_in_care in values
        return finding(code, truth, *self._care_facts())

    @weighed_once
    def ever_looked_after(self) -> Finding:
        return self._when("ever-looked-after", "now", "until-18", "at-16-or-17", "before-16")

    @weighed_once
    def looked_after_now(self) -> Finding:
        return self._when("looked-after-now", "now")

    @weighed_once
    def looked_after_on_18(self) -> Finding:
        return self._when("looked-after-on-18", "until-18")

    @weighed_once
    def left_at_16_or_17(self) -> Finding:
        return self._when("left-at-16-or-17", "at-16-or-17")

    @weighed_once
    def left_before_16(self) -> Finding:
        return self._when("left-before-16", "before-16")

    @weighed_once
    def looked_after_at_16_or_17(self) -> Finding:
        """At any time after turning 16, while still a child."""
        if self.last_in_care == "now":
            return finding("looked-after-at-16-or-17", self.reached_16.truth, *self._care_facts(), BORN)
        return self._when("looked-after-at-16-or-17", "until-18", "at-16-or-17")

    @weighed_once
    def by_a_council_in_england(self) -> Finding:
        return finding("council-in-england", self.has("looked_after_by", *ENGLAND), "looked_after_by")

    @weighed_once
    def thirteen_weeks(self) -> Finding:
        """Whether the times of being looked after since 14 add up to long enough."""
        if self.periods is None:
            said = self.has(_WEEKS[0], "yes")
            return finding("thirteen-weeks", said, *(_WEEKS if said is None else _WEEKS[:1]))
        if self.born is None:
            return finding("thirteen-weeks", None, BORN)
        by = self.given.get("looked_after_by")
        english = tuple(care.in_england(self.periods, by if isinstance(by, str) else None))
        counted = care.days_in_care(care.ordinary(english, self.law), self.born, self.on, self.law)
        if counted >= self.law.days_in_care:
            return finding("thirteen-weeks", True, "care_periods")
        with_breaks = care.days_in_care(
            [*care.ordinary(english, self.law), *care.short_breaks(english, self.law)],
            self.born,
            self.on,
            self.law,
        )
        if counted and with_breaks >= self.law.days_in_care:
            # The law leaves out a child in short breaks, and does not plainly leave out the days: somebody must look.
            return finding("short-breaks-may-count", None)
        return finding("thirteen-weeks", False, "care_periods")

    @weighed_once
    def six_months_home(self) -> Finding:
        """Whether they lived with a parent or guardian for so long, after care, that they stopped being relevant."""
        said = self.given.get("home_six_months")
        start = self.given.get("home_from")
        if said is not None:
            return finding("six-months-home", said == "yes", "home_six_months")
        if not isinstance(start, date):
            return finding("six-months-home", None, "home_six_months", "home_from")
        until = self.given.get("home_until")
        if not isinstance(until, date) or self.born is None:
            return finding("six-months-home", None, "home_until", BORN)
        adult = birthday(self.born, self.law.adult_age)
        if until <= min(self.on, adult) and until < adult:
            return finding("six-months-home", False, "home_from", "home_until")
        whole = months_after(start, self.law.home_months) <= min(self.on, until, adult)
        return finding("six-months-home", whole, "home_from", "home_until")

    def left_to(self, code: str, where: str) -> Finding:
        return finding(code, self.has("left_care_to", where), "left_care_to")

    @weighed_once
    def accommodated_at_16_or_17(self) -> Finding:
        """Accommodated or fostered, at 16 or 17, in one of the ways that section 24 names beside being looked after."""
        said = self.given.get("lived_at_16_or_17")
        if said is None and self.periods is not None and self.born is not None:
            placed = care.placed_at_16_or_17(self.periods, self.born, self.on, self.law)
            if placed is not False:
                facts = ("care_periods",) if placed else ("lived_at_16_or_17",)
                return finding("accommodated-at-16-or-17", placed, *facts)
        truth = None if said is None else said != "none"
        return finding("accommodated-at-16-or-17", truth, "lived_at_16_or_17")

    # Study

    def _studying(self) -> str | None:
        """At which level they study on the day asked about; a course is over after the day it ends."""
        said = self.given.get("studying")
        if not isinstance(said, str) or said == "no":
            return said if isinstance(said, str) else None
        ends = self.given.get("course_ends")
        if isinstance(ends, date):
            return said if ends >= self.on else "no"
        return said if self.on <= self.said_on else None

    @weighed_once
    def is_studying(self) -> Finding:
        """On a course on the day asked about."""
        return finding("studying", None if self.studying is None else self.studying != "no", *STUDY)
