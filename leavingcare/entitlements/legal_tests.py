"""The tests beside status that rules name: each a function of a case, by the name that files use."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from leavingcare.entitlements import care, status
from leavingcare.entitlements.case import Case
from leavingcare.entitlements.truth import Finding, every, finding, opposite, some


def was_eligible_or_relevant(case: Case) -> Finding:
    """An eligible or relevant child at some time before 18: what benefits call a care leaver.

    Section 23A(3) makes a relevant child of whoever was detained or in hospital at 16, without a day in care then.
    """
    return every(
        some(case.looked_after_at_16_or_17, status.was_detained_at_16_after_care(case)),
        case.by_a_council_in_england,
        case.thirteen_weeks,
    )


def is_or_wants_to_be_in_education(case: Case) -> Finding:
    """On a course, or wanting to start or go back to one."""
    return some(case.is_studying, case.is_so("wants_to_study"))


def left_care_after_16_with_13_weeks(case: Case) -> Finding:
    """A care leaver for student finance, who in most cases may not have gone back to live with a parent.

    Weeks before 14 may count there, so too few since 14 settles nothing.
    """
    weeks = case.thirteen_weeks
    counted = finding("weeks-before-14", None) if weeks.truth is False else weeks
    went_home = case.left_to("left-care-to-parent", "home")
    with_parent = some(case.looked_after_on_18, opposite(went_home), finding("back-with-parent", None))
    return every(case.looked_after_at_16_or_17, counted, with_parent)


def was_in_care_for_a_year(case: Case) -> Finding:
    """Looked after for a year or more without a break."""
    if case.periods is None or "in_care_for_a_year" in case.known:
        return case.is_so("in_care_for_a_year")
    whole = care.long_enough_for_savings(care.ordinary(case.periods, case.law), case.on, case.law)
    return finding("in_care_for_a_year", whole, "care_periods")


def was_looked_after_accommodated_or_fostered_at_16(case: Case) -> Finding:
    """At any time while 16 or 17, for however short, and not now."""
    return every(
        opposite(case.looked_after_now),
        some(case.looked_after_at_16_or_17, case.accommodated_at_16_or_17),
    )


TESTS: MappingProxyType[str, Callable[[Case], Finding]] = MappingProxyType(
    {
        "was-owed-section-23c-duties": status.was_owed_section_23c_duties,
        "meets-section-24": status.meets_section_24,
        "on-course-planned-before-21": status.is_on_course_planned_before_21,
        "looked-after-now": lambda case: case.looked_after_now,
        "ever-looked-after": lambda case: case.ever_looked_after,
        "looked-after-accommodated-or-fostered-at-16-or-17": was_looked_after_accommodated_or_fostered_at_16,
        "was-eligible-or-relevant": was_eligible_or_relevant,
        "studies-or-wants-to": is_or_wants_to_be_in_education,
        "care-leaver-for-student-finance": left_care_after_16_with_13_weeks,
        "in-care-for-a-year": was_in_care_for_a_year,
    }
)
