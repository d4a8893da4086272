"""What the reasons of a decision say: for each statement, how it reads when it is so and when it is not.

A sentence is about the reader, so it serves a yes and a no alike: "You are under 25", "You are 25 or over". The
%(names)s are the fields of Law and, for a limit, the value that the statement names.
"""

from __future__ import annotations

from collections.abc import Mapping

from leavingcare.entitlements.wording import N_

# When it is so, when it is not so.
Pair = tuple[str, str]

STATUS_NAMES: Mapping[str, str] = {
    "eligible-child": N_("eligible child"),
    "relevant-child": N_("relevant child"),
    "former-relevant-child": N_("former relevant child"),
    "former-relevant-pursuing-education": N_("former relevant child in education"),
    "post-21-support": N_("former relevant child with support after 21"),
    "qualifying": N_("qualifying care leaver"),
    "none": N_("none of these"),
}

# Each with the number, day or sum that the statement's detail names.
LIMITS: Mapping[str, Pair] = {
    "from-age": (N_("You are %(limit)s or over."), N_("You are under %(limit)s.")),
    "until-age": (N_("You are under %(limit)s."), N_("You are %(limit)s or over.")),
    "to-age": (N_("You are %(limit)s or under."), N_("You are over %(limit)s.")),
    "from-age-in-august": (
        N_("You were %(limit)s or over on 31 August."),
        N_("You were under %(limit)s on 31 August."),
    ),
    "to-age-in-august": (
        N_("You were %(limit)s or under on 31 August."),
        N_("You were over %(limit)s on 31 August."),
    ),
    "until-age-in-august": (
        N_("You were under %(limit)s on 31 August."),
        N_("You were %(limit)s or over on 31 August."),
    ),
    # Translators: an age, such as 15 years and 9 months.
    "from-months-old": (
        N_("You are %(years)s years and %(months)s months or over."),
        N_("You are under %(years)s years and %(months)s months."),
    ),
    "until-months-old": (
        N_("You are under %(years)s years and %(months)s months."),
        N_("You are %(years)s years and %(months)s months or over."),
    ),
    "birthday-within": (
        N_("You turn %(adult_age)s in the next %(limit)s days."),
        N_("You do not turn %(adult_age)s in the next %(limit)s days."),
    ),
    "birthday-from": (
        N_("You turned %(adult_age)s on %(limit)s or later."),
        N_("You turned %(adult_age)s before %(limit)s."),
    ),
    "birthday-to": (
        N_("You turned %(adult_age)s on %(limit)s or before."),
        N_("You turned %(adult_age)s after %(limit)s."),
    ),
    "birthday-until": (
        N_("You turned %(adult_age)s before %(limit)s."),
        N_("You turned %(adult_age)s on %(limit)s or later."),
    ),
    "date_of_birth-from": (N_("You were born on %(limit)s or later."), N_("You were born before %(limit)s.")),
    "date_of_birth-to": (N_("You were born on %(limit)s or before."), N_("You were born after %(limit)s.")),
    "asylum_claimed_on-from": (
        N_("You asked for asylum on %(limit)s or later."),
        N_("You asked for asylum before %(limit)s."),
    ),
    "asylum_claimed_on-months-ago": (
        N_("You asked for asylum %(limit)s months ago or more."),
        N_("You asked for asylum less than %(limit)s months ago."),
    ),
    "monthly_pay-at-most": (
        N_("Your pay is %(limit)s a month or less."),
        N_("Your pay is more than %(limit)s a month."),
    ),
}

# By code and, where a statement has one, its detail.
FACTS: Mapping[str, Pair] = {
    "reached-16": (N_("You are %(leaving_age)s or over."), N_("You are under %(leaving_age)s.")),
    "reached-18": (N_("You are %(adult_age)s or over."), N_("You are under %(adult_age)s.")),
    "reached-21": (N_("You are %(duties_until_age)s or over."), N_("You are under %(duties_until_age)s.")),
    "reached-25": (N_("You are %(support_until_age)s or over."), N_("You are under %(support_until_age)s.")),
    "looked-after-now": (N_("You are in care now."), N_("You are not in care now.")),
    "looked-after-on-18": (
        N_("You were in care when you turned %(adult_age)s."),
        N_("You were not in care when you turned %(adult_age)s."),
    ),
    "left-at-16-or-17": (N_("You left care at 16 or 17."), N_("You did not leave care at 16 or 17.")),
    "left-before-16": (
        N_("You left care before you were %(leaving_age)s."),
        N_("You did not leave care before you were %(leaving_age)s."),
    ),
    "looked-after-at-16-or-17": (
        N_("You were in care at 16 or 17."),
        N_("You were not in care at 16 or 17."),
    ),
    "council-in-england": (
        N_("A council in England looked after you."),
        N_(
            "No council in England looked after you last. Ask the one that did: its country has its own rules."
        ),
    ),
    "thirteen-weeks": (
        N_("You were in care for long enough after you turned %(counted_from_age)s."),
        N_("You were not in care for %(weeks_in_care)s weeks in all since you turned %(counted_from_age)s."),
    ),
    "six-months-home": (
        N_("You lived at home for %(home_months)s months or more after care."),
        N_("You did not live at home for %(home_months)s months after care, or it broke down."),
    ),
    "left-to-special-guardian": (
        N_("You went from care to a special guardian."),
        N_("You did not go from care to a special guardian."),
    ),
    "adopted-at-16-or-17": (N_("You were adopted."), N_("You were not adopted.")),
    "accommodated-at-16-or-17": (
        N_("You lived at 16 or 17 in a place that the law counts."),
        N_("You did not live at 16 or 17 in another place that the law counts."),
    ),
    "detained_at_16": (
        N_("You were in custody or in hospital on the day you turned %(leaving_age)s."),
        N_("You were not in custody or in hospital on the day you turned %(leaving_age)s."),
    ),
    "ever-looked-after": (N_("You were in care."), N_("You were never in care.")),
    "left-care-to-parent": (N_("You went back to a parent."), N_("You did not go back to a parent.")),
    "lives_in_area": (N_("You live in the council's area."), N_("You do not live in the council's area.")),
    "looked_after_by this": (
        N_("This council looked after you."),
        N_("Another council looked after you. Ask that one."),
    ),
    "lived_at_16_or_17 none": (
        N_("You did not live at 16 or 17 in another place that the law counts."),
        N_("You lived at 16 or 17 in a place that the law counts."),
    ),
    "fostered_until_18": (
        N_("You live with foster carers, or did until you were %(adult_age)s."),
        N_("You did not live with foster carers until you were %(adult_age)s."),
    ),
    "in_care_for_a_year": (
        N_("You were in care for a year or more."),
        N_("You were not in care for a whole year without a break."),
    ),
    "asked_for_support": (
        N_("You told your council that you want its support."),
        N_("You have not asked your council for support yet."),
    ),
    "studying": (N_("You are studying."), N_("You are not studying.")),
    "studying no": (N_("You are not studying."), N_("You are studying.")),
    "studying college": (N_("You are at school or college."), N_("You are not at school or college.")),
    "studying university": (N_("You are at university."), N_("You are not at university.")),
    "studying college|university": (N_("You are studying."), N_("You are not studying.")),
    "wants_to_study": (N_("You want to start a course."), N_("You do not want to start a course.")),
    "told_council_about_course": (
        N_("You told your council about your course before you were %(support_until_age)s."),
        N_("You have not told your council about your course."),
    ),
    "course_full_time": (N_("Your course is full time."), N_("Your course is not full time.")),
    "course_two_years": (
        N_("Your course takes two years or more."),
        N_("Your course takes less than two years."),
    ),
    "course_in_plan": (
        N_("Your course is in your pathway plan."),
        N_("Your course is not in your pathway plan. Ask for it to go in."),
    ),
    "course_planned_before_21": (
        N_("Your course was in your plan before you were %(duties_until_age)s."),
        N_("Your course was not in your plan before you were %(duties_until_age)s."),
    ),
    "term_home_closes": (
        N_("You have to leave your room in the holidays."),
        N_("You can keep your room in the holidays."),
    ),
    "working no": (N_("You have no job."), N_("You have a job or an apprenticeship.")),
    "working apprenticeship": (N_("You are an apprentice."), N_("You are not an apprentice.")),
    "working job|apprenticeship": (N_("You have a job or an apprenticeship."), N_("You have no job.")),
    "immigration asylum": (
        N_("You wait for an answer on asylum."),
        N_("You are not waiting for an answer on asylum."),
    ),
    "immigration citizen": (N_("You are British or Irish."), N_("You are not British or Irish.")),
    "immigration refugee": (
        N_("You have refugee status or humanitarian protection."),
        N_("You do not have refugee status or humanitarian protection."),
    ),
    "immigration refused": (
        N_("You were refused leave to stay."),
        N_("You were not refused leave to stay."),
    ),
    "immigration citizen|settled|refugee": (
        N_("Your right to be in the UK lets you have this."),
        N_("Your right to be in the UK does not plainly let you have this."),
    ),
    "immigration citizen|settled|refugee|leave": (
        N_("You can have public funds."),
        N_("You cannot have public funds. Ask your adviser: your council can still help."),
    ),
    "immigration citizen|settled|refugee|leave|leave-no-public-funds": (
        N_("Your right to be in the UK mostly lets you work."),
        N_("Your right to be in the UK does not plainly let you work."),
    ),
    "immigration settled|refugee|leave|leave-no-public-funds": (
        N_("You have leave to stay in the UK."),
        N_("This is only for people who have leave to stay in the UK."),
    ),
    "immigration leave|leave-no-public-funds|asylum|refused": (
        N_("You have no refugee status."),
        N_("Your right to be in the UK is another one."),
    ),
    "unaccompanied": (
        N_("You came to the UK alone as a child."),
        N_("You did not come to the UK alone as a child."),
    ),
    "rents_privately": (
        N_("You rent from a private landlord."),
        N_("You do not rent from a private landlord."),
    ),
    "pays_electricity": (
        N_("The electricity bill is in your name."),
        N_("The electricity bill is not in your name."),
    ),
    "new_baby": (
        N_("You are pregnant or had a baby in the last 12 months."),
        N_("You are not pregnant and had no baby in the last 12 months."),
    ),
    "pregnant": (N_("You are pregnant."), N_("You are not pregnant.")),
    "parent": (N_("You look after your child."), N_("You do not look after a child of your own.")),
    "child_under_4": (N_("You look after your child under 4."), N_("You do not look after a child under 4.")),
    "health_condition": (
        N_("You have an illness or disability."),
        N_("You have no illness or disability that makes life hard."),
    ),
    "on_universal_credit": (N_("You get Universal Credit."), N_("You do not get Universal Credit.")),
    "savings_over_limit": (
        N_("Your savings are at or over the limit."),
        N_("Your savings are under the limit."),
    ),
    "test looked-after-now": (N_("You are in care now."), N_("You are not in care now.")),
    "test ever-looked-after": (N_("You were in care."), N_("You were never in care.")),
    "test in-care-for-a-year": (
        N_("You were in care for a year or more."),
        N_("You were not in care for a whole year without a break."),
    ),
    "test was-eligible-or-relevant": (
        N_("You were in care for %(weeks_in_care)s weeks or more, with time at 16 or 17."),
        N_("You were not in care for %(weeks_in_care)s weeks, with time at 16 or 17."),
    ),
    "test was-owed-section-23c-duties": (
        N_("You have the full rights of a care leaver."),
        N_("You do not have the full rights of a care leaver aged %(adult_age)s or over."),
    ),
    "test meets-section-24": (
        N_("You are a care leaver under section 24."),
        N_("You are not a care leaver under section 24."),
    ),
    "test on-course-planned-before-21": (
        N_("You are on a course that was in your plan before you were %(duties_until_age)s."),
        N_("You are not on a course that was in your plan before you were %(duties_until_age)s."),
    ),
    "test studies-or-wants-to": (
        N_("You are studying, or want to."),
        N_("You are not studying and do not want to start."),
    ),
    "test looked-after-accommodated-or-fostered-at-16-or-17": (
        N_("You were in care, or in another place that the law counts, at 16 or 17."),
        N_(
            "You were not in care or in another place that the law counts at 16 or 17, or you are still in care."
        ),
    ),
    "test care-leaver-for-student-finance": (
        N_("You were in care for long enough and left after you turned %(leaving_age)s."),
        N_("You did not leave care after you turned %(leaving_age)s."),
    ),
}

NOT_IN_FORCE = N_("It has been announced or passed, but it is not in force. Do not count on it yet.")
ENDED = N_("It has come to an end.")
NOT_OFFERED = N_("Your council does not offer this.")
ALL = N_("It is for everyone.")
