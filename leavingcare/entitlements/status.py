"""Which kind of care leaver someone is: one function for each legal test, named for it, with its reference.

Children Act 1989 as it applies in England. Each answers yes, no or unknown, and why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leavingcare.entitlements.case import Case, once
from leavingcare.entitlements.truth import Finding, every, finding, opposite, some

Test = Callable[[Case], Finding]


@dataclass(frozen=True)
class Status:
    """A legal status: its stable slug, the test, and where the law says so."""

    slug: str
    test: Test
    reference: str


@once
def is_eligible_child(case: Case) -> Finding:
    """Looked after now at 16 or 17, and for 13 weeks in all since 14, which planned short breaks alone do not make."""
    return every(
        case.reached_16,
        opposite(case.reached_18),
        case.looked_after_now,
        case.by_a_council_in_england,
        case.thirteen_weeks,
    )


@once
def is_relevant_child(case: Case) -> Finding:
    """16 or 17, no longer looked after, and eligible just before; or detained or in hospital at 16 after 13 weeks."""
    return every(case.reached_16, opposite(case.reached_18), was_relevant_child(case))


@once
def was_relevant_child(case: Case) -> Finding:
    """A relevant child, or one who would be if they were still under 18."""
    return every(
        some(case.left_at_16_or_17, was_detained_at_16_after_care(case)),
        case.by_a_council_in_england,
        case.thirteen_weeks,
        opposite(case.six_months_home),
        was_not_adopted(case),
    )


@once
def was_detained_at_16_after_care(case: Case) -> Finding:
    """In custody by order of a court, or in hospital, on the 16th birthday, straight from being looked after."""
    return every(case.left_before_16, case.is_so("detained_at_16"))


def was_not_adopted(case: Case) -> Finding:
    """Adoption at 16 or 17 is for a solicitor: it is never settled here."""
    adopted = case.left_to("adopted-at-16-or-17", "adopted")
    return finding("adopted-at-16-or-17", None) if adopted.truth else opposite(adopted)


@once
def was_owed_section_23c_duties(case: Case) -> Finding:
    """Looked after on turning 18 and eligible just before, or a relevant child until then."""
    return every(
        case.reached_18,
        some(
            every(case.looked_after_on_18, case.by_a_council_in_england, case.thirteen_weeks),
            was_relevant_child(case),
        ),
    )


def is_former_relevant_child(case: Case) -> Finding:
    """Owed the duties of section 23C, to the 25th birthday, or on while a planned course goes on past it."""
    return every(
        was_owed_section_23c_duties(case),
        some(opposite(case.reached_25), is_on_course_planned_before_21(case)),
    )


@once
def is_on_course_planned_before_21(case: Case) -> Finding:
    """The pathway plan set out a course that runs past 21, and it goes on: the duties go on with it."""
    return every(case.is_studying, case.is_so("course_planned_before_21"))


def is_former_relevant_child_pursuing_education(case: Case) -> Finding:
    """21 or over, on a course or wanting one, and told the council so before 25; to the end of the course."""
    return every(
        case.reached_21,
        was_owed_section_23c_duties(case),
        some(case.is_studying, every(opposite(case.reached_25), case.is_so("wants_to_study"))),
        case.is_so("told_council_about_course"),
    )


def is_owed_support_after_21(case: Case) -> Finding:
    """21 to 24, a former relevant child, and has told the council that they want its support."""
    return every(
        case.reached_21,
        opposite(case.reached_25),
        was_owed_section_23c_duties(case),
        case.is_so("asked_for_support"),
    )


def is_person_qualifying(case: Case) -> Finding:
    """16 to 20, and from care to special guardianship, or looked after, accommodated or fostered at 16 or 17."""
    return every(
        case.reached_16,
        opposite(case.reached_section_24_end),
        meets_section_24(case),
    )


@once
def meets_section_24(case: Case) -> Finding:
    """Section 24 but for the ages at which its help ends."""
    return some(
        left_care_to_special_guardian(case),
        every(was_accommodated_at_16_or_17(case), has_no_stronger_status(case)),
    )


def left_care_to_special_guardian(case: Case) -> Finding:
    """Looked after just before a special guardianship order, which is in force or was on turning 18."""
    return every(
        some(case.left_at_16_or_17, case.left_before_16),
        case.by_a_council_in_england,
        case.left_to("left-to-special-guardian", "special-guardian"),
    )


def was_accommodated_at_16_or_17(case: Case) -> Finding:
    """At some time after 16 and before 18 looked after, accommodated or fostered, and no longer so."""
    return every(
        opposite(case.looked_after_now),
        some(
            every(case.looked_after_at_16_or_17, case.by_a_council_in_england),
            case.accommodated_at_16_or_17,
        ),
    )


def has_no_stronger_status(case: Case) -> Finding:
    """Neither eligible nor relevant, nor owed the duties of section 23C: those give more, and go before."""
    return every(
        opposite(is_eligible_child(case)),
        opposite(is_relevant_child(case)),
        opposite(was_owed_section_23c_duties(case)),
    )


def is_none_of_these(found: dict[str, Finding]) -> Finding:
    """No status at all; the reasons are those of the tests that come nearest."""
    held = some(*found.values())
    if held.truth is not False:
        return opposite(held)
    # Of the reasons, those about care tell more than an age; another country's law is reason enough.
    about_care = tuple(reason for reason in held.reasons if not reason.code.startswith("reached-"))
    elsewhere = tuple(reason for reason in about_care if reason.code == "council-in-england")
    return Finding(True, elsewhere or about_care or held.reasons)


STATUSES = (
    Status(
        "eligible-child",
        is_eligible_child,
        "Children Act 1989 Schedule 2 paragraphs 19A to 19C; Care Planning, Placement and Case Review (England) "
        "Regulations 2010 regs 40 to 44",
    ),
    Status(
        "relevant-child",
        is_relevant_child,
        "Children Act 1989 s23A and s23B; Care Leavers (England) Regulations 2010 reg 3",
    ),
    Status("former-relevant-child", is_former_relevant_child, "Children Act 1989 s23C"),
    Status(
        "former-relevant-pursuing-education",
        is_former_relevant_child_pursuing_education,
        "Children Act 1989 s23CA",
    ),
    Status("post-21-support", is_owed_support_after_21, "Children Act 1989 s23CZB"),
    Status("qualifying", is_person_qualifying, "Children Act 1989 s24, s24A and s24B"),
)
NONE = "none"
REFERENCES = {status.slug: status.reference for status in STATUSES}


def statuses(case: Case) -> dict[str, Finding]:
    """Every status, by its slug, and "none" where all of them are no."""
    found = {status.slug: status.test(case) for status in STATUSES}
    found[NONE] = is_none_of_these(found)
    return found
