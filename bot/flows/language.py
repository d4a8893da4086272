"""Changing language by text, at any moment."""

from __future__ import annotations

from bot.conversation import ChangeLanguage, Context, Escalate, Reply, State, Turn
from bot.conversation.phrases import promise
from leavingcare import languages
from leavingcare.understanding import Understanding


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
        words = _(
            "We can't text in that language yet. We asked a person to help you with an interpreter, free."
        )
        effect = Escalate(kind="contact", reason=f"language {wanted}")
        return Turn(state, (Reply(f"{words} {promise(context)}"),), (effect,), f"language {wanted}")
    theirs = languages.translator(wanted).gettext
    # Translators: sent when someone asks for this language; "this language" is the one it is written in.
    said = theirs("OK. We write to you in this language now. To change, text the name of a language.")
    if offered[wanted].status != "reviewed":
        said += " " + theirs("These words await an interpreter's review.")
    return Turn(state, (Reply(said),), (ChangeLanguage(wanted),), f"language {wanted}")
