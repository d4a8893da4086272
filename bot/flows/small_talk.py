"""Thanks, hello and noise: one short human line, or nothing; and what the bot can do."""

from __future__ import annotations

from bot.conversation import Context, Reply, State, Turn
from bot.flows import ask
from leavingcare.understanding import Understanding


def short_line(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """One line that fits what was said; a person, where they say that the answer was to another question."""
    if meaning.aspect == "not-it" and state.subject is not None:
        return ask.not_it(state, context)
    return Turn(state, (Reply(_line(meaning.aspect, context)),), understood="smalltalk")


def _line(kind: str | None, context: Context) -> str:
    _ = context.words.gettext
    match kind:
        case "thanks":
            return _("You're welcome. Ask us anything, any time.")
        case "greeting":
            return _("Hello. Ask us anything, any time. A person reads every message.")
        case "opening":
            return _("Go on. Say it in your own words, and take your time.")
        case "joke":
            return _("A computer writes this, and it is no good at jokes. A person reads every message.")
        case "anger" | "not-it":
            # Translators: keep PERSON in English letters, people text it.
            return _("Sorry. Say it another way, or text PERSON and a person answers.")
        case "wrong-number":
            # Translators: keep STOP in English letters, people text it.
            words = _(
                "Sorry. This is the care leavers' line of %(council)s. Text STOP and we won't write again."
            )
            return words % {"council": context.council_name}
    return _("OK. Ask us anything, any time. A person reads every message.")


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
