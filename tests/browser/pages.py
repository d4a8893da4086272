"""Every page that a person can reach: its template, who opens it, and where. `{names}` are records of the demo."""

from __future__ import annotations

from dataclasses import dataclass

ANYONE = ""


@dataclass(frozen=True)
class Place:
    """A page, and the person of the demo who looks at it (nobody in particular, where empty)."""

    template: str
    path: str
    who: str = ANYONE
    status: int = 200

    def __str__(self) -> str:
        return f"{self.who or 'anyone'} {self.path}"


PUBLIC = [
    Place("offer/home.html", "/"),
    Place("offer/ask.html", "/ask?q=money+for+my+flat"),
    Place("offer/ask.html", "/ask?q=zzzz"),
    Place("offer/ask.html", "/ask?q=i+dont+want+to+be+here+any+more"),
    Place("offer/area.html", "/subjects/money"),
    Place("offer/entry.html", "/offer/setting-up-home-allowance"),
    Place("offer/entry.html", "/offer/asylum-claim"),
    Place("offer/helplines.html", "/help-today"),
    Place("offer/checked_phone.html", "/if-someone-checks-your-phone"),
    Place("offer/who_sees.html", "/who-can-see"),
    Place("offer/complain.html", "/complain-or-advocate"),
    Place("offer/accessibility.html", "/accessibility"),
    Place("checker/start.html", "/what-can-i-get/"),
    Place("checker/question.html", "/what-can-i-get/question/birth"),
    Place("checker/question.html", "/what-can-i-get/question/care-when"),
    Place("checker/question.html", "/what-can-i-get/question/doing"),
    Place("checker/care_dates.html", "/what-can-i-get/question/care-dates"),
    Place("checker/answers.html", "/what-can-i-get/answers"),
    Place("checker/result.html", "/what-can-i-get/result"),
    Place("checker/letter.html", "/what-can-i-get/letter"),
    Place("account/number.html", "/sign-in"),
    Place("errors/404.html", "/nowhere", status=404),
    Place("errors/405.html", "/sign-out", status=405),
]

OWN = [
    Place("young_person/plan.html", "/plan", "yonas"),
    Place("young_person/plan.html", "/plan", "layla"),
    Place("young_person/action.html", "/plan/{mine}", "yonas"),
    Place("young_person/action.html", "/plan/{owed}", "yonas"),
    Place("young_person/messages.html", "/messages", "kai"),
    Place("young_person/messages.html", "/messages", "layla"),
    Place("young_person/contact.html", "/contact", "kai"),
    Place("young_person/contact_asked.html", "/contact/asked", "kai"),
    Place("young_person/phones.html", "/my-phone", "yonas"),
    Place("errors/403.html", "/staff/today", "kai", status=403),
]

TALK, WAITS = "/staff/conversations/{talk_of_kai}", "/staff/escalations/{waits_for_sam}"

STAFF = [
    Place("account/staff_password.html", "/staff/sign-in"),
    Place("account/me.html", "/staff/me", "sam"),
    Place("account/no_pages.html", "/staff/nothing-here", "ade"),
    Place("adviser/today.html", "/staff/today", "sam"),
    Place("adviser/today.html", "/staff/today", "asha"),
    Place("adviser/young_people.html", "/staff/young-people", "sam"),
    Place("adviser/young_person.html", "/staff/young-people/{yonas}", "sam"),
    Place("adviser/young_person.html", "/staff/young-people/{layla}", "asha"),
    Place("adviser/conversation.html", TALK, "sam"),
    Place("adviser/conversation.html", f"{TALK}?find=council+tax&use=council-tax", "sam"),
    Place("adviser/conversation.html", "/staff/conversations/{talk_of_jade}", "asha"),
    Place("adviser/add_person.html", "/staff/young-people/add", "asha"),
    Place("adviser/birthday.html", "/staff/young-people/{yonas}/birthday", "sam"),
    Place("adviser/add_phone.html", "/staff/young-people/{yonas}/phones/add", "sam"),
    Place(
        "adviser/take_phone_off.html", "/staff/young-people/{yonas}/phones/{phone_of_yonas}/take-off", "sam"
    ),
    Place("adviser/action.html", "/staff/young-people/{yonas}/plan/add", "sam"),
    Place("adviser/action.html", "/staff/actions/{mine}", "sam"),
    Place("adviser/close_action.html", "/staff/actions/{mine}/close", "sam"),
    Place("adviser/review.html", "/staff/young-people/{yonas}/plan/review", "sam"),
    Place("adviser/start_plan.html", "/staff/young-people/{layla}/plan/start", "asha"),
    Place("adviser/close.html", f"{WAITS}/close", "sam"),
    Place("adviser/hand_over.html", f"{WAITS}/hand-over", "sam"),
    Place("editor/feedback.html", "/staff/feedback", "priya"),
    Place("safety_net/dangers.html", "/staff/safety-net/", "asha"),
    Place("safety_net/danger.html", "/staff/safety-net/suicide?language=en", "asha"),
    Place("safety_net/danger.html", "/staff/safety-net/suicide?language=ar", "asha"),
    Place("interpreter/entries.html", "/staff/translations/", "hanna"),
    Place("interpreter/entry.html", "/staff/translations/council-tax", "hanna"),
    Place("simulator/phone.html", "/phone/?who=kai&channel=sms"),
    Place("simulator/phone.html", "/phone/?who=amira&channel=whatsapp"),
    Place("simulator/authenticator.html", "/phone/authenticator"),
]

RENDERED = [f"errors/{status}.html" for status in (400, 409, 413, 422, 429, 500)]
"""Error pages that nobody reaches by asking for them."""

ON_THE_WAY = [
    "account/code.html",
    "account/recovery_codes.html",
    "account/staff_totp.html",
    "checker/asked.html",
    "checker/known.html",
    "offer/thanks.html",
]
"""Pages that come only after a form was sent."""
