"""The named facts that status and entitlements rest on: their types, their values, and what each means.

A fact is known, not asked yet, or known to be unknown ("I don't know", "rather not say"). The last two decide alike;
the second is never asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from leavingcare.entitlements.periods import COUNCILS, PERIOD_KINDS, Period, read_day, read_periods
from leavingcare.errors import Invalid


class Kind(StrEnum):
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    PERIODS = "periods"


Value = date | bool | str | int | float | tuple[Period, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that can be known about a person. `means` is for those who write rules and give facts."""

    name: str
    kind: Kind
    means: str
    choices: tuple[str, ...] = ()

    def read(self, given: Any) -> Value:
        """The value as the engine keeps it. Raises Invalid where it is impossible, without repeating it."""
        if self.kind is Kind.YES_NO:
            return _yes_no(given, self.name)
        if self.kind is Kind.DATE:
            return read_day(given, self.name)
        if self.kind is Kind.NUMBER:
            return _number(given, self.name)
        if self.kind is Kind.PERIODS:
            return read_periods(given, self.name)
        if isinstance(given, bool):  # YAML reads yes and no so
            given = "yes" if given else "no"
        if given not in self.choices or not isinstance(given, str):
            raise Invalid(f"{self.name}: give one of {', '.join(self.choices)}")
        return given


_CARE = (
    Fact("date_of_birth", Kind.DATE, "The day the person was born"),
    Fact(
        "last_in_care",
        Kind.CHOICE,
        "When the person was last looked after by a council: at the day asked about, up to the 18th birthday, until "
        "some day from the 16th birthday to the day before the 18th, only before 16, or never. Custody and planned "
        "short breaks alone are not being looked after; remand and living at home under a care order are",
        ("now", "until-18", "at-16-or-17", "before-16", "never"),
    ),
    Fact(
        "thirteen_weeks_since_14",
        Kind.CHOICE,
        "Whether all times of being looked after from the 14th birthday on add up to 13 weeks (91 days) or more; "
        "short-breaks-only where every one of them was a planned short break",
        ("yes", "no", "short-breaks-only"),
    ),
    Fact(
        "care_periods",
        Kind.PERIODS,
        "Every time in care, where the dates are known: a list of {start, end, kind, council}. end is the day it "
        "ended and is left out while it goes on; days are end minus start. They go before the two simple facts above",
        PERIOD_KINDS,
    ),
    Fact(
        "looked_after_by",
        Kind.CHOICE,
        "Who last looked after the person: the council asked about, another council in England, or one elsewhere",
        COUNCILS,
    ),
    Fact("lives_in_area", Kind.YES_NO, "Lives in the area of the council asked about"),
    Fact(
        "left_care_to",
        Kind.CHOICE,
        "Where the person went when they last stopped being looked after before 18; home is a parent or someone else "
        "with parental responsibility",
        ("independent", "home", "special-guardian", "adopted", "custody", "other"),
    ),
    Fact(
        "home_six_months",
        Kind.CHOICE,
        "Whether the person, after being looked after at 16 or 17, lived six months without a break with a parent, a "
        "special guardian or someone else with parental responsibility; broke-down where they left again before 18",
        ("no", "yes", "broke-down"),
    ),
    Fact("home_from", Kind.DATE, "The day they went to live with that parent or guardian"),
    Fact("home_until", Kind.DATE, "The day they left there again; a day to come while they still live there"),
    Fact(
        "detained_at_16",
        Kind.YES_NO,
        "In custody by a court's order, or in hospital, on the 16th birthday, straight after being looked after",
    ),
    Fact(
        "lived_at_16_or_17",
        Kind.CHOICE,
        "A place at 16 or 17, not arranged by the council as care, that section 24 names: privately fostered; with "
        "a charity or in a private children's home; three months or more in a row in hospital, a care home or a "
        "school's boarding",
        ("none", "private-fostering", "charity-or-private-home", "hospital-or-school"),
    ),
    Fact("in_care_for_a_year", Kind.YES_NO, "Looked after for a year or more without a break, at any age"),
    Fact("fostered_until_18", Kind.YES_NO, "Lives with foster carers, or did until the 18th birthday"),
    Fact("asked_for_support", Kind.YES_NO, "Has told the council, at 21 or over, that they want its support"),
)

_STUDY_AND_WORK = (
    Fact(
        "studying",
        Kind.CHOICE,
        "Studying on the day the facts were given: not, below university level, or at university level",
        ("no", "college", "university"),
    ),
    Fact("wants_to_study", Kind.YES_NO, "Wants to start or go back to a course of education or training"),
    Fact(
        "told_council_about_course",
        Kind.YES_NO,
        "Told the council about that course or wish before turning 25",
    ),
    Fact("course_full_time", Kind.YES_NO, "The course is full time"),
    Fact("course_two_years", Kind.YES_NO, "The course lasts two years or more"),
    Fact("course_in_plan", Kind.YES_NO, "The course is in the pathway plan"),
    Fact(
        "course_planned_before_21", Kind.YES_NO, "The course was in the pathway plan before the 21st birthday"
    ),
    Fact("course_ends", Kind.DATE, "The last day of the course; needed for a day to come"),
    Fact(
        "term_home_closes",
        Kind.YES_NO,
        "The place they live in for the course cannot be used in the holidays",
    ),
    Fact(
        "working",
        Kind.CHOICE,
        "Paid work now: none, a job, or an apprenticeship",
        ("no", "job", "apprenticeship"),
    ),
)

_LIFE = (
    Fact(
        "immigration",
        Kind.CHOICE,
        "Right to be here: British or Irish citizen; settled; refugee or humanitarian protection; other leave, with "
        "or without public funds; waiting for a decision or an appeal on asylum; refused, with no leave",
        ("citizen", "settled", "refugee", "leave", "leave-no-public-funds", "asylum", "refused"),
    ),
    Fact("unaccompanied", Kind.YES_NO, "Came to this country under 18 without a parent or guardian"),
    Fact("asylum_claimed_on", Kind.DATE, "The day asylum was claimed, or further submissions were made"),
    Fact("rents_privately", Kind.YES_NO, "Rents from a private landlord"),
    Fact("pays_electricity", Kind.YES_NO, "Is named on the electricity account at home"),
    Fact("new_baby", Kind.YES_NO, "Is pregnant, or gave birth in the last 12 months"),
    Fact("pregnant", Kind.YES_NO, "Is pregnant, 10 weeks or more"),
    Fact("parent", Kind.YES_NO, "Looks after a child of their own"),
    Fact("child_under_4", Kind.YES_NO, "Looks after a child of their own who is under 4"),
    Fact("health_condition", Kind.YES_NO, "Has an illness or disability that makes daily life or work hard"),
    Fact("on_universal_credit", Kind.YES_NO, "Gets Universal Credit"),
    Fact("savings_over_limit", Kind.YES_NO, "Has savings at or over the limit for Universal Credit"),
    Fact("monthly_pay", Kind.NUMBER, "Take-home pay in the last month, in pounds"),
)

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in (*_CARE, *_STUDY_AND_WORK, *_LIFE)}


def _yes_no(given: Any, name: str) -> bool:
    if isinstance(given, bool):
        return given
    if given in ("yes", "no"):
        return bool(given == "yes")
    raise Invalid(f"{name}: give true or false")


def _number(given: Any, name: str) -> int | float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 1_000_000:
        raise Invalid(f"{name}: give a number, 0 or more")
    return given
