"""The words of the questions: what is asked, why, the answers to pick, and how one says that an answer is missing.

English here, translated through gettext. Each fits one screen and one text. %(names)s are fields of Law, and are
filled by explain.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:
    """Mark a sentence for translators; it is put into words later."""
    return text


@dataclass(frozen=True)
class Words:
    """One question. `choices` are by the choice's id; `missing` ends a decision that waits for the answer."""

    ask: str
    why: str
    missing: str
    choices: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


YES = N_("Yes")
NO = N_("No")
_YES_NO = {"yes": YES, "no": NO}

WORDS: Mapping[str, Words] = {
    "birth": Words(
        ask=N_("What is your date of birth?"),
        why=N_("Most help starts or stops on a birthday."),
        missing=N_("We need your date of birth."),
        hint=N_("For example, 2 March 2007."),
    ),
    "care-when": Words(
        ask=N_("When were you last in care, and how long without a break?"),
        why=N_("The law looks at where you were at 16 and 17, and for how long."),
        missing=N_("We need to know when you were last in care."),
        choices={
            "now-a-year": N_("In care now, for a year or more"),
            "now": N_("In care now, for less time"),
            "until-18-a-year": N_("Until I turned %(adult_age)s, for a year or more"),
            "until-18": N_("Until I turned %(adult_age)s, for less time"),
            "at-16-or-17-a-year": N_("I left at 16 or 17, after a year or more"),
            "at-16-or-17": N_("I left at 16 or 17, after less time"),
            "before-16": N_("I left before I was %(leaving_age)s"),
            "never": N_("I was never in care"),
        },
        hint=N_(
            "Foster care, homes, remand and home on a care order count. Short breaks do not. "
            "Not sure how long? Pick less."
        ),
    ),
    "care-weeks": Words(
        # Translators: %(weeks_in_care)s is a number of weeks, %(counted_from_age)s an age in years.
        ask=N_(
            "Since you turned %(counted_from_age)s, were you in care for %(weeks_in_care)s weeks or more in all?"
        ),
        why=N_("That many weeks give you the strongest rights."),
        missing=N_("We need to know how many weeks you were in care."),
        choices={
            "a-year": N_("Yes, for a year or more without a break"),
            "yes": N_("Yes, but not for a whole year"),
            "no": NO,
            "short-breaks-only": N_("Only short breaks, then home"),
        },
        hint=N_(
            "Add up every time, even short ones. Near it, or not sure? Say so, and we can count from dates."
        ),
    ),
    "council": Words(
        ask=N_("Which council looked after you, and where do you live?"),
        why=N_("The council that looked after you has to help you, wherever you live."),
        missing=N_("We need to know which council looked after you."),
        choices={
            # Translators: %(council)s is the council whose service this is.
            "here": N_("%(council)s, and I live there"),
            "here-moved": N_("%(council)s, but I live elsewhere"),
            "other": N_("Another council, but I live in the area of %(council)s"),
            "other-moved": N_("Another council, and I live elsewhere"),
            "scotland": N_("A council in Scotland"),
            "wales": N_("A council in Wales"),
            "northern-ireland": N_("A trust in Northern Ireland"),
        },
    ),
    "doing": Words(
        ask=N_("What do you do now? Pick all that fit."),
        why=N_("There is extra help for study and for work."),
        missing=N_("We need to know if you study or work."),
        choices={
            "college": N_("School or college, full time"),
            "college-part-time": N_("College, part time"),
            "university": N_("University, full time"),
            "university-part-time": N_("University, part time"),
            "job": N_("A job"),
            "apprenticeship": N_("An apprenticeship"),
            "want-course": N_("I want to start a course"),
        },
    ),
    "immigration": Words(
        ask=N_("What is your right to be in the UK?"),
        why=N_("Some money and housing depend on it. Support from your adviser does not."),
        missing=N_("We need to know your right to be in the UK."),
        choices={
            "citizen": N_("British or Irish"),
            "settled": N_("Settled"),
            "refugee": N_("Refugee, or humanitarian protection"),
            "leave": N_("Other leave to stay"),
            "leave-no-public-funds": N_("Leave to stay, with no public funds"),
            "asylum": N_("Waiting for an answer on asylum"),
            "refused": N_("Refused, with no leave"),
        },
    ),
    "you": Words(
        ask=N_("Which of these fit you? Pick all that fit."),
        why=N_("There is extra money for parents, for illness and with Universal Credit."),
        missing=N_("We need to know a little more about you."),
        choices={
            "pregnant": N_("I am pregnant"),
            "baby": N_("I had a baby in the last 12 months"),
            "young-child": N_("I look after my child under 4"),
            "child": N_("I look after my older child"),
            "condition": N_("Illness or disability makes life hard"),
            "credit-no-pay": N_("I get Universal Credit and had no pay last month"),
            "credit-and-pay": N_("I get Universal Credit and had some pay"),
            # Translators: %(savings)s is a sum such as £16,000.
            "savings": N_("I have %(savings)s or more saved"),
        },
    ),
    "home": Words(
        ask=N_("Which of these fit your home? Pick all that fit."),
        why=N_("Help with rent and bills depends on where you live."),
        missing=N_("We need to know a little about your home."),
        choices={
            "foster": N_("I live with foster carers, or did until I was %(adult_age)s"),
            "landlord": N_("I rent from a private landlord"),
            "electricity": N_("The electricity bill is in my name"),
            "room-closes": N_("I have to leave my student room in the holidays"),
        },
    ),
    "after-care": Words(
        ask=N_("What happened when you left care?"),
        why=N_("A long time back at home can change your rights."),
        missing=N_("We need to know where you went after care."),
        choices={
            "own-place": N_("I got a place of my own, or with support"),
            # Translators: %(home_months)s is a number: 6 months.
            "home-short": N_("Home to family, for less than %(home_months)s months"),
            "home-long": N_("Home to family, for %(home_months)s months or more"),
            "home-broke-down": N_("Home to family, but I left again before I was %(adult_age)s"),
            "guardian": N_("A special guardian took me in"),
            "adopted": N_("I was adopted"),
            "custody": N_("I went into custody"),
            "elsewhere": N_("Somewhere else"),
        },
    ),
    "home-again": Words(
        ask=N_("After care, did you live with a parent or guardian for %(home_months)s months or more?"),
        why=N_("A long time back at home can change your rights."),
        missing=N_("We need to know how long you lived at home after care."),
        choices={"no": NO, "yes": YES, "broke-down": N_("Yes, but I left again before I was %(adult_age)s")},
    ),
    "other-care": Words(
        ask=N_("Which of these fit you at 16 or 17? Pick all that fit."),
        why=N_("Some places count even if you were not in care."),
        missing=N_("We need to know where you lived at 16 and 17."),
        choices={
            "custody-or-hospital-at-16": N_(
                "In custody or hospital on the day I turned %(leaving_age)s, straight from care"
            ),
            "private-fostering": N_("With someone who is not close family, not through a council"),
            "charity-or-private-home": N_("In a home run by a charity or a firm"),
            "hospital-or-school": N_("Three months or more in hospital, a care home or a boarding school"),
        },
    ),
    "course": Words(
        ask=N_("Which of these fit your course? Pick all that fit."),
        why=N_("Money for study depends on the course and on your plan."),
        missing=N_("We need to know a little about your course."),
        choices={
            "two-years": N_("It takes two years or more"),
            "in-plan": N_("It is in my pathway plan"),
            "planned-before-21": N_("It was in my plan before I was %(duties_until_age)s"),
        },
    ),
    "told": Words(
        ask=N_("What have you told your council? Pick all that fit."),
        why=N_("After %(duties_until_age)s you have to ask. You can ask at any time."),
        missing=N_("We need to know what you have told your council."),
        choices={
            "want-support": N_("That I want its support now"),
            "told-of-course": N_("Before I was %(support_until_age)s, about a course that I do or want"),
        },
    ),
    "pay": Words(
        ask=N_("How many pounds was your take-home pay last month?"),
        why=N_("With low pay some things are free."),
        missing=N_("We need to know your take-home pay."),
        hint=N_("Give 0 if you had none."),
    ),
    "alone": Words(
        ask=N_("Did you come to the UK under %(adult_age)s without a parent?"),
        why=N_("Children who came alone have longer leave and their own savings account."),
        missing=N_("We need to know if you came to the UK alone."),
        choices=_YES_NO,
    ),
    "asylum-day": Words(
        ask=N_("When did you ask for asylum?"),
        why=N_("The rules changed for those who asked later."),
        missing=N_("We need to know when you asked for asylum."),
        hint=N_("Near enough is fine, for example 1 May 2024."),
    ),
    "year-in-care": Words(
        ask=N_("Were you ever in care for a year or more without a break?"),
        why=N_("Then there may be savings in your name."),
        missing=N_("We need to know if you were in care for a year or more."),
        choices=_YES_NO,
    ),
    "course-end": Words(
        ask=N_("When does your course end?"),
        why=N_("Help for study lasts as long as the course."),
        missing=N_("We need to know when your course ends."),
        hint=N_("For example, 30 June 2028."),
    ),
    "care-dates": Words(
        ask=N_("When were you in care? Give the start and the end of each time."),
        why=N_("Then we can count the weeks for you."),
        missing=N_("We need to know when you were in care."),
        hint=N_("Your adviser can look these up."),
    ),
    "home-from": Words(
        ask=N_("When did you move in with your parent or guardian, after care?"),
        why=N_("We count the months for you."),
        missing=N_("We need to know when you moved back home."),
        hint=N_("For example, 2 March 2025."),
    ),
    "home-until": Words(
        ask=N_("When did you leave there again?"),
        why=N_("We count the months for you."),
        missing=N_("We need to know when you left home again."),
        hint=N_("For example, 2 March 2025. Still there? Give a day in the next year."),
    ),
    "area": Words(
        ask=N_("Do you live in the area of %(council)s?"),
        why=N_("Some help is only for people who live there."),
        missing=N_("We need to know where you live."),
        choices=_YES_NO,
    ),
}
