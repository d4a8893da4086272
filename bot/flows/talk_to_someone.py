"""Reaching a person: a call, a message passed on, a complaint, and the things that only a person can change."""

from __future__ import annotations

from bot.conversation import (
    AWAITS_CALL_TIME,
    Context,
    Escalate,
    Hush,
    Reply,
    RequestContact,
    SetCallTime,
    State,
    Turn,
)
from bot.conversation.phrases import call_window, promise
from bot.flows.ask import pass_on
from leavingcare.clock import LONDON
from leavingcare.understanding import Understanding


def call_me(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Ring me: recorded at once, with the time read back; without a time, one is asked for."""
    _ = context.words.gettext
    effect = RequestContact(how="call", words=text, window=meaning.window)
    next_state = _awaiting_time(state, meaning)
    if meaning.window is None:
        words = _(
            "OK. We asked for someone to ring you. %(promise)s What time is good? Say it like: after 4 tomorrow."
        )
        reply = Reply(words % {"promise": promise(context)})
        return Turn(next_state, (reply,), (effect,), "call-me")
    return Turn(next_state, (_read_back(meaning, context),), (effect,), "call-me")


def call_time(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """The time for a call that they asked for before, given or corrected."""
    assert meaning.window is not None
    next_state = _awaiting_time(state, meaning)
    effect = SetCallTime(window=meaning.window, words=text)
    return Turn(next_state, (_read_back(meaning, context),), (effect,), "call-time")


def _awaiting_time(state: State, meaning: Understanding) -> State:
    first = meaning.window and (meaning.window.start or meaning.window.end)
    day = first.astimezone(LONDON).date().isoformat() if first else None
    return State(subject=state.subject, awaits=AWAITS_CALL_TIME, call_day=day)


def _read_back(meaning: Understanding, context: Context) -> Reply:
    _ = context.words.gettext
    assert meaning.window is not None
    given = {"window": call_window(meaning.window, context)}
    name = context.promise.adviser
    if name:
        words = _("OK. You want a call: %(window)s. We told %(name)s. If that is wrong, text another time.")
    else:
        words = _("OK. You want a call: %(window)s. We told a person. If that is wrong, text another time.")
    said = words % (given | {"name": name})
    first = meaning.window.start or meaning.window.end
    if first is not None and context.is_off(first.astimezone(LONDON).date()):
        said += " " + _("The team is not at work that day, so it may be the next working day.")
    return Reply(said)


def speak_to_adviser(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    return pass_on(state, context, understood="speak-to-adviser")


def my_adviser(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Who the adviser is: by text only where this phone may hear names."""
    _ = context.words.gettext
    if context.adviser_shown:
        words = _("Your adviser is %(name)s. Text here and %(name)s gets it. Or reply CALL ME.")
        said = words % {"name": context.adviser_shown}
        if context.promise.cover:
            given = {"name": context.adviser_shown, "cover": context.promise.cover}
            said += " " + _("If %(name)s is away, %(cover)s answers.") % given
        return Turn(state, (Reply(said),), understood="my-adviser")
    words = _(
        "We don't text names to this phone. Sign in to see who your adviser is: %(link)s Or reply CALL ME."
    )
    return Turn(state, (Reply(words % {"link": context.page("/contact")}),), understood="my-adviser")


def interpreter(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """They want an interpreter: a request of its own, so that the language is seen before anyone rings."""
    _ = context.words.gettext
    words = _("OK. We asked for an interpreter for you. It is free.")
    effect = RequestContact(how="interpreter", words=text, window=meaning.window)
    return Turn(
        State(subject=state.subject), (Reply(f"{words} {promise(context)}"),), (effect,), "interpreter"
    )


def complaint(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """A complaint is passed on as one, with how it works, whoever it is about."""
    _ = context.words.gettext
    words = _("OK. We passed on that you want to complain. You can have an advocate to help you, free.")
    effect = Escalate(kind="complaint", reason="complaint", suggested="complaints")
    return Turn(State(subject="complaints"), (Reply(f"{words} {promise(context)}"),), (effect,), "complaint")


def new_number(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """A new number is never linked on a text's word alone: a person checks first."""
    _ = context.words.gettext
    words = _(
        "OK. A person will check with you before we use a new number. Don't send private things until then."
    )
    effect = Escalate(kind="change", reason="new-number")
    return Turn(
        State(subject=state.subject), (Reply(f"{words} {promise(context)}"),), (effect,), "new-number"
    )


def appointment_change(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """They cannot make an appointment: whoever it is with has to know the same day."""
    _ = context.words.gettext
    words = _("OK. We passed on that you want to change it. You did nothing wrong.")
    effect = Escalate(kind="change", reason="appointment-change", urgency="today")
    return Turn(
        State(subject=state.subject), (Reply(f"{words} {promise(context)}"),), (effect,), "appointment-change"
    )


def no_texts(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """STOP written on the portal: which of their phones it is about, a person asks."""
    _ = context.words.gettext
    # Translators: keep STOP in English letters, people text it.
    words = _("OK. We passed on that you don't want texts. Texting STOP from the phone does it at once.")
    return Turn(state, (Reply(words),), (Escalate(kind="change", reason="stop"),), "stop")


def texts_again(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """START written on the portal."""
    _ = context.words.gettext
    # Translators: keep START in English letters, people text it.
    words = _("OK. We passed on that you want texts again. Texting START from the phone does it at once.")
    return Turn(state, (Reply(words),), (Escalate(kind="change", reason="start"),), "start")


def phone_not_safe(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Someone else holds or reads this phone: hush everything, in words that give nothing away."""
    _ = context.words.gettext
    effect = Escalate(kind="change", reason="phone-not-safe", urgency="today")
    # Translators: seen by whoever holds the phone, so it must say nothing about why.
    return Turn(State(), (Reply(_("OK. Thanks.")),), (Hush(), effect), "phone-not-safe")
