"""Thanks, hello and noise: one short human line, or nothing; and what the bot can do."""

from __future__ import annotations

from bot.conversation import Context, Reply, State, Turn
from leavingcare.understanding import Understanding


def short_line(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    _ = context.words.gettext
    return Turn(
        state,
        (Reply(_("OK. Ask us anything, any time. A person reads every message.")),),
        understood="smalltalk",
    )


def silence(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """There is nothing to answer; a person still sees it in the thread."""
    return Turn(state, understood="ignore")


def help_words(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """What this number is and what it can do. Someone in danger may text HELP, so that comes first."""
    _ = context.words.gettext
    # Translators: at most two texts. Keep CALL ME, PLAN and STOP in English letters, people text them.
    words = _(
        "In danger? Call 999. This is the care leavers' line of %(council)s. A computer answers, a person reads "
        "every message. Ask in your own words. Or text CALL ME, PLAN, ARABIC or another language, STOP."
    )
    return Turn(state, (Reply(words % {"council": context.council_name}),), understood="help")
