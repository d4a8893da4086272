"""Invented people, with every fact known and none against another: for measuring, and for tests of properties.

Days in care are counted here one by one, so that they check the engine's own way of counting.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

ON = date(2026, 11, 22)
Facts = dict[str, Any]
Times = list[tuple[date, date]]


def invented(random: Random, on: date = ON) -> Facts:
    """Everything that can be known about one person on that day, as JSON has it."""
    born = _born(random, on)
    facts: Facts = {"date_of_birth": born.isoformat(), **_care(random, born, on)}
    facts |= _where(random)
    facts |= _study_and_work(random, on)
    facts |= _life(random, on)
    if facts["working"] == "no":
        facts["monthly_pay"] = 0
    return facts


def usual(random: Random, on: date = ON) -> Facts:
    """The person who asks most often: 18 to 20, in care here until 18, British, living here, with or without a job."""
    facts = invented(random, on)
    born = _birthday(on, -random.choice((18, 19, 20))) - timedelta(days=random.randrange(1, 300))
    facts |= {
        "date_of_birth": born.isoformat(),
        "last_in_care": "until-18",
        "thirteen_weeks_since_14": "yes",
        "looked_after_by": "this",
        "lives_in_area": True,
        "immigration": "citizen",
        "unaccompanied": False,
        "studying": "no",
        "working": random.choice(("no", "job")),
    }
    if facts["working"] == "no":
        facts["monthly_pay"] = 0
    for name in ("left_care_to", "home_six_months", "course_ends"):
        facts.pop(name, None)
    return facts


def times_in_care(random: Random, born: date, on: date) -> Times:
    """A few times in care, some touching and some not, none after 18 or after that day."""
    adult = _birthday(born, 18)
    last = min(on, adult)
    pattern = random.choices(("never", "early", "late", "through", "pieces"), (4, 8, 13, 60, 15))[0]
    if pattern == "never":
        return []
    if pattern == "early":
        start = _birthday(born, random.randrange(1, 14))
        return _clipped([(start, start + timedelta(days=random.randrange(30, 1200)))], last)
    if pattern == "late":
        start = _birthday(born, 15) + timedelta(days=random.randrange(0, 900))
        return _clipped([(start, start + timedelta(days=random.randrange(1, 400)))], last)
    if pattern == "through":
        return _clipped([(_birthday(born, random.randrange(2, 17)), adult)], last)
    starts = sorted(_birthday(born, 13) + timedelta(days=random.randrange(0, 1700)) for _ in range(3))
    return _clipped([(start, start + timedelta(days=random.randrange(5, 90))) for start in starts], last)


def days_since(times: Times, first: date) -> int:
    """Days in care from that day on, each counted once."""
    days: set[int] = set()
    for start, end in times:
        days.update(range(max(start, first).toordinal(), end.toordinal()))
    return len(days)


def _clipped(times: Times, last: date) -> Times:
    return [(start, min(end, last)) for start, end in times if start < last]


def _born(random: Random, on: date) -> date:
    age = random.choices(
        (15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 27), (2, 8, 12, 16, 14, 12, 9, 8, 7, 6, 4, 2)
    )[0]
    return _birthday(on, -age) - timedelta(days=random.randrange(0, 365))


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _care(random: Random, born: date, on: date) -> Facts:
    times = times_in_care(random, born, on)
    sixteen, adult = _birthday(born, 16), _birthday(born, 18)
    last = max((end for _, end in times), default=None)
    weeks = "yes" if days_since(times, _birthday(born, 14)) >= 91 else "no"
    facts: Facts = {
        "thirteen_weeks_since_14": weeks,
        "in_care_for_a_year": any((end - start).days > 366 for start, end in times),
        "detained_at_16": False,
        "lived_at_16_or_17": random.choices(
            ("none", "private-fostering", "charity-or-private-home", "hospital-or-school"), (90, 4, 3, 3)
        )[0],
        "asked_for_support": random.random() < 0.5,
        "fostered_until_18": random.random() < 0.3,
        "last_in_care": _last(last, on, sixteen, adult),
    }
    if facts["last_in_care"] == "before-16":
        facts["detained_at_16"] = random.random() < 0.1
    if facts["last_in_care"] in ("at-16-or-17", "before-16"):
        facts |= random.choice(
            (
                {"left_care_to": "independent", "home_six_months": "no"},
                {"left_care_to": "home", "home_six_months": "yes"},
                {"left_care_to": "home", "home_six_months": "no"},
                {"left_care_to": "home", "home_six_months": "broke-down"},
                {"left_care_to": "special-guardian", "home_six_months": "yes"},
                {"left_care_to": "other", "home_six_months": "no"},
            )
        )
    return facts


def _last(last: date | None, on: date, sixteen: date, adult: date) -> str:
    if last is None:
        return "never"
    if last >= min(on, adult):
        return "now" if on < adult else "until-18"
    return "at-16-or-17" if last >= sixteen else "before-16"


def _where(random: Random) -> Facts:
    by = random.choices(("this", "another", "scotland", "wales"), (80, 17, 1, 2))[0]
    return {"looked_after_by": by, "lives_in_area": random.random() < 0.8}


def _study_and_work(random: Random, on: date) -> Facts:
    facts: Facts = {
        "studying": random.choices(("no", "college", "university"), (60, 30, 10))[0],
        "working": random.choices(("no", "job", "apprenticeship"), (58, 36, 6))[0],
        "wants_to_study": random.random() < 0.2,
        "course_ends": (on + timedelta(days=random.randrange(30, 900))).isoformat(),
    }
    for name, share in (
        ("course_full_time", 0.8),
        ("course_two_years", 0.5),
        ("course_in_plan", 0.6),
        ("course_planned_before_21", 0.4),
        ("told_council_about_course", 0.6),
        ("term_home_closes", 0.2),
    ):
        facts[name] = random.random() < share
    facts["course_in_plan"] |= facts["course_planned_before_21"]
    facts["told_council_about_course"] |= facts["course_in_plan"]
    return facts


def _life(random: Random, on: date) -> Facts:
    immigration = random.choices(
        ("citizen", "settled", "refugee", "leave", "leave-no-public-funds", "asylum", "refused"),
        (70, 3, 12, 4, 1, 8, 2),
    )[0]
    pregnant, parent = random.random() < 0.03, random.random() < 0.1
    facts: Facts = {
        "immigration": immigration,
        "unaccompanied": immigration != "citizen" and random.random() < 0.7,
        "asylum_claimed_on": (on - timedelta(days=random.randrange(20, 1500))).isoformat(),
        "pregnant": pregnant,
        "new_baby": pregnant or (parent and random.random() < 0.3),
        "parent": parent,
        "child_under_4": parent and random.random() < 0.8,
        "monthly_pay": random.choice((0, 0, 300, 420, 700, 1200, 1800)),
    }
    for name, share in (
        ("rents_privately", 0.2),
        ("pays_electricity", 0.35),
        ("health_condition", 0.2),
        ("on_universal_credit", 0.4),
        ("savings_over_limit", 0.01),
    ):
        facts[name] = random.random() < share
    return facts
