"""The dangers and their urgency in the words of the page."""

from __future__ import annotations

from leavingcare.safeguarding import Risk, Urgency
from portal.languages import lazy

RISKS = {
    Risk.ABUSE: lazy("Hurt or neglected by someone"),
    Risk.DOMESTIC_ABUSE: lazy("Hurt or controlled by a partner or family"),
    Risk.EXPLOITATION: lazy("Used for crime or money"),
    Risk.FGM: lazy("Female genital mutilation"),
    Risk.FORCED_MARRIAGE: lazy("Being made to marry"),
    Risk.HARM_TO_OTHERS: lazy("Means to hurt someone"),
    Risk.HOMELESS_TONIGHT: lazy("Nowhere safe to sleep tonight"),
    Risk.HONOUR_ABUSE: lazy("So-called honour abuse"),
    Risk.MEDICAL_EMERGENCY: lazy("Life or limb in danger"),
    Risk.MISSING: lazy("Missing, or someone is missing"),
    Risk.NO_FOOD: lazy("No food, heat or power"),
    Risk.OVERDOSE: lazy("Took too much, or is about to"),
    Risk.PREGNANCY_EMERGENCY: lazy("Pregnant and in danger"),
    Risk.RADICALISATION: lazy("Drawn into extremism"),
    Risk.REMOVAL: lazy("Held, or sent out of the country"),
    Risk.SELF_HARM: lazy("Hurting themselves"),
    Risk.SEXUAL_ABUSE: lazy("Sexual harm"),
    Risk.SUICIDE: lazy("Thoughts of ending their life"),
    Risk.TRAFFICKING: lazy("Held, moved or made to work"),
    Risk.VIOLENCE_THREAT: lazy("Threatened, or afraid of attack"),
}

URGENCIES = {
    Urgency.IMMEDIATE: lazy("Now: life or limb"),
    Urgency.TODAY: lazy("Today: a person must reach them the same day"),
    Urgency.SOON: lazy("Soon: within a few days"),
}
