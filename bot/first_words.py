"""What an unstaffed line must say to someone who writes for the first time, or for the first time in a week."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.phrases import moment
from bot.desk import BotDesk
from leavingcare.escalations import Urgency, due_at


def first_words(desk: BotDesk, *, locale: str, now: datetime, urgency: Urgency = Urgency.ROUTINE) -> str:
    """A computer answers, a person reads by when, it is not for emergencies, who can see it, and how to be safe.

    `urgency` is that of what they wrote: beside words of help no later time may stand than these promise. At most two
    segments of a text: everything else is behind the link and HELP.
    """
    _ = desk.words(locale).gettext
    given = {"when": moment(due_at(urgency, now=now, closes=desk.intake.closes), locale)}
    given |= {"duty": desk.intake.numbers.get("out_of_hours", "")}
    if given["duty"]:
        # Translators: at most two texts when the figures are filled in. Keep HUSH, SHOUT and STOP in English letters.
        return (
            _(
                "A computer answers. A person reads this by %(when)s. Danger: 999. Can't cope: text SHOUT to 85258, "
                "call 116 123, 111 (2), under 19 0800 1111. Duty team: %(duty)s. Your advisers see this. We tell "
                "others only if someone may be hurt. Phone not safe? Text HUSH. End: STOP."
            )
            % given
        )
    return (
        _(
            "A computer answers. A person reads this by %(when)s. Danger: 999. Can't cope: text SHOUT to 85258, "
            "call 116 123, 111 (2), under 19 0800 1111. Your advisers see this. We tell others only if someone "
            "may be hurt. Phone not safe? Text HUSH. End: STOP."
        )
        % given
    )
