"""Changing language by text, at any moment; texts in a language that we do not write, or do not write to them yet."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import ChangeLanguage, Context, Escalate, Reply, State, Turn
from bot.conversation.phrases import promise
from leavingcare import languages
from leavingcare.understanding import Command, Outcome, Understanding, person_will_read


def change(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Switch where we have the language; else say so and ask for a person who can help in it."""
    _ = context.words.gettext
    wanted = meaning.language
    if wanted is None:
        names = ", ".join(locale.own_name for locale in context.languages)
        return Turn(
            state,
            (Reply(_("Which language? We have: %(names)s") % {"names": names}),),
            understood="language?",
        )
    offered = {locale.code: locale for locale in context.languages}
    if wanted not in offered:
        return _a_person_for(wanted, state, context)
    theirs = languages.translator(wanted).gettext
    # Translators: sent when someone asks for this language; "this language" is the one it is written in.
    said = theirs("OK. We write to you in this language now. To change, text the name of a language.")
    if offered[wanted].status != "reviewed":
        said += " " + theirs("These words await an interpreter's review.")
    return Turn(state, (Reply(said),), (ChangeLanguage(wanted),), f"language {wanted}")


def _a_person_for(locale: str, state: State, context: Context) -> Turn:
    """Say, in that language where somebody has written it, that a person reads this and finds an interpreter."""
    _ = context.words.gettext
    words = _("We can't text in that language yet. We asked a person to help you with an interpreter, free.")
    effect = Escalate(kind="contact", reason=f"language {locale}")
    said = person_will_read(locale) or f"{words} {promise(context)}"
    return Turn(replace(state, choices=()), (Reply(said),), (effect,), f"language {locale}")


_TELLS_NOTHING = frozenset({Command.PHONE_NOT_SAFE, Command.CHANGE_LANGUAGE})
_NEEDS_NO_WORDS = frozenset({Outcome.IGNORE, Outcome.SMALLTALK})


def is_beyond_us(meaning: Understanding, context: Context) -> bool:
    """Whether a text is in a language that the service does not write."""
    written = {"en", context.locale, *(locale.code for locale in context.languages)}
    if meaning.locale in written or meaning.command in _TELLS_NOTHING:
        return False
    return meaning.outcome not in _NEEDS_NO_WORDS or meaning.aspect == "greeting"


def beyond_us(state: State, meaning: Understanding, context: Context, done: Turn) -> Turn:
    """A person with an interpreter, for a text in a language that we do not write; what it asked for is done too."""
    asked = _a_person_for(meaning.locale, state, context)
    if meaning.outcome is not Outcome.COMMAND:
        return asked
    # A call that was asked for is the contact that stands open; the language has to be seen beside it.
    language = Escalate(kind="question", reason=f"language {meaning.locale}")
    understood = f"{done.understood}, {asked.understood}"
    return replace(
        done,
        replies=(*asked.replies, *done.replies),
        effects=(*done.effects, language),
        understood=understood,
    )


def asking_once(turn: Turn, context: Context) -> Turn:
    """Ask, once, whether they want every text in the language that they were just answered in."""
    name = next((locale.own_name for locale in context.languages if locale.code == context.locale), None)
    is_asked = turn.state.asked_language == context.locale or not turn.replies
    changed = any(isinstance(effect, ChangeLanguage) for effect in turn.effects)
    if context.saved_locale in (None, context.locale) or name is None or is_asked or changed:
        return turn
    # Translators: %(name)s is the name of this language; whoever texts it gets all texts in it.
    words = context.words.gettext("Do you want all texts in this language? Then text: %(name)s")
    return replace(
        turn,
        state=replace(turn.state, asked_language=context.locale),
        replies=(*turn.replies, Reply(words % {"name": name})),
    )
