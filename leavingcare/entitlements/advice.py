"""What is said where no answer settles it and a person has to look: whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

from leavingcare.entitlements.wording import N_

# By code and, where a statement has one, its detail.
ADVICE: Mapping[str, str] = {
    "short-breaks-may-count": N_(
        "Some of your weeks were short breaks. Ask an advocate if they count for you."
    ),
    "adopted-at-16-or-17": N_(
        "You were adopted after time in care. Ask an advocate or a solicitor what that changes."
    ),
    "weeks-before-14": N_(
        "Weeks in care before you were %(counted_from_age)s may count. Ask Student Finance."
    ),
    "back-with-parent": N_("You went back to a parent, which may matter. Ask Student Finance."),
    "advice benefits-for-disabled-students": N_(
        "Some ill or disabled students can claim. Ask Citizens Advice first."
    ),
    "advice born-elsewhere": N_("It depends on where you were born. Ask your adviser."),
    "advice care-that-is-over": N_(
        "It depends on what it is about. Ask an advocacy service, such as Coram Voice."
    ),
    "advice council-tax-at-21": N_(
        "Districts differ on the year when you are %(duties_until_age)s. Ask your adviser to check yours."
    ),
    "advice council-tax-from-elsewhere": N_("It may be open to you as well. Ask the council tax team."),
    "advice crisis-help-without-public-funds": N_(
        "It depends on your right to be in the UK. Ask your adviser before you apply."
    ),
    "advice databank-low-income": N_("It is for people on a low income. Ask at a hub if you fit."),
    "advice eye-conditions": N_("Some conditions make the test free. Ask the optician."),
    "advice found-unfit-for-work": N_(
        "It may be free if Universal Credit found you too ill for some work. Check before you tick free."
    ),
    "advice legal-aid-after-refusal": N_("It may still be free. Ask your adviser to find a solicitor."),
    "advice medical-exemption": N_("Some conditions make it free. Ask your doctor about a certificate."),
    "advice permission-to-work": N_("You need permission to work first. Ask your solicitor."),
    "advice right-to-vote": N_("It depends on your citizenship. Ask the council's election team."),
    "advice student-finance-residence": N_(
        "It depends on your leave to stay. Ask Student Finance or a solicitor."
    ),
    "advice too-ill-for-work": N_(
        "You may claim if a doctor says that you are too ill for work. Ask your adviser first."
    ),
    "advice turned-21-on-course": N_(
        "If you turned 21 on this course you may go on with it. Ask Citizens Advice."
    ),
    "advice ucas-care-experience": N_("It may be open to you as well. Tick the care box and see."),
    "advice without-parental-support": N_(
        "It may be open to you if no parent keeps you. Ask Citizens Advice."
    ),
}
