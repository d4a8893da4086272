"""For whom a value holds: yes, no, or not known yet."""

from __future__ import annotations

from datetime import date

import pytest

from leavingcare.facts import About, Cohort, Housing, Lives, Status

CUT = date(2023, 5, 1)


@pytest.mark.parametrize(
    ("cohort", "about", "fits"),
    [
        (Cohort(turned_18_after=CUT), About(turned_18=date(2023, 5, 2)), True),
        (Cohort(turned_18_after=CUT), About(turned_18=CUT), False),
        (Cohort(turned_18_by=CUT), About(turned_18=CUT), True),
        (Cohort(turned_18_by=CUT), About(turned_18=date(2023, 5, 2)), False),
        (Cohort(age_from=18, age_to=20), About(age=18), True),
        (Cohort(age_from=18, age_to=20), About(age=20), True),
        (Cohort(age_from=18, age_to=20), About(age=21), False),
        (Cohort(age_from=18, age_to=20), About(age=17), False),
        (Cohort(status=(Status.QUALIFYING,)), About(statuses=frozenset({Status.QUALIFYING})), True),
        (Cohort(status=(Status.QUALIFYING,)), About(statuses=frozenset()), False),
        (Cohort(housing=(Housing.SUPPORTED,)), About(housing=Housing.SUPPORTED), True),
        (Cohort(housing=(Housing.SUPPORTED,)), About(housing=Housing.STUDENT), False),
        (Cohort(studying=True), About(studying=True), True),
        (Cohort(studying=True), About(studying=False), False),
        (Cohort(studying=False), About(studying=False), True),
        (Cohort(lives=Lives.OUTSIDE), About(lives=Lives.OUTSIDE), True),
        (Cohort(lives=Lives.OUTSIDE), About(lives=Lives.INSIDE), False),
        (Cohort(district=("Cherwell",)), About(district="Cherwell"), True),
        (Cohort(district=("Cherwell",)), About(district="Oxford"), False),
    ],
)
def test_a_condition_that_is_known_answers_yes_or_no(cohort: Cohort, about: About, fits: bool) -> None:
    assert cohort.fits(about) is fits


@pytest.mark.parametrize(
    "cohort",
    [
        Cohort(turned_18_after=CUT),
        Cohort(turned_18_by=CUT),
        Cohort(age_from=18),
        Cohort(age_to=20),
        Cohort(status=(Status.RELEVANT,)),
        Cohort(housing=(Housing.CUSTODY,)),
        Cohort(studying=True),
        Cohort(lives=Lives.INSIDE),
        Cohort(district=("Oxford",)),
    ],
)
def test_what_nobody_said_leaves_it_open(cohort: Cohort) -> None:
    assert cohort.fits(About()) is None


def test_what_asks_nothing_is_for_anyone() -> None:
    assert Cohort().fits(About()) is True


def test_one_no_settles_it_whatever_else_is_unknown() -> None:
    assert Cohort(age_from=18, studying=True).fits(About(age=17)) is False


def test_one_unknown_leaves_the_rest_open() -> None:
    assert Cohort(age_from=18, studying=True).fits(About(age=19)) is None
