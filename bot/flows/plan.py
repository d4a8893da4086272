"""The pathway plan by text: what to do next, and "done 2" or "stuck 2". Details only to a phone that is safe."""

from __future__ import annotations

from bot.conversation import Context, Escalate, MarkAction, Reply, State, Turn
from bot.conversation.phrases import promise
from leavingcare.understanding import Understanding


def my_plan(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """The next actions, numbered, where this phone may hear them; else where to read them."""
    _ = context.words.gettext
    if context.actions is None:
        words = _("Your plan is here: %(link)s We don't text it unless you turned that on for this phone.")
        return Turn(state, (Reply(words % {"link": context.page("/plan")}),), understood="my-plan")
    if not context.actions:
        words = _("You have nothing to do in your plan now. See what the council owes you: %(link)s")
        return Turn(state, (Reply(words % {"link": context.page("/plan")}),), understood="my-plan")
    lines = [f"{number} {words}" for number, words in enumerate(context.actions, start=1)]
    # Translators: keep DONE and STUCK in English letters, people text them.
    how = _("Done one? Text DONE 1. Stuck? Text STUCK 1.")
    return Turn(state, (Reply("\n".join([_("Your next things:"), *lines, how])),), understood="my-plan")


def action_done(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Mark an action as done or stuck, by its number in the list that PLAN gives."""
    _ = context.words.gettext
    if not context.knows_person:
        words = _("To mark it in your plan, sign in here: %(link)s")
        return Turn(state, (Reply(words % {"link": context.page("/plan")}),), understood="action-done")
    if meaning.number is None:
        return Turn(
            state,
            (Reply(_("Which one? Text PLAN to see the numbers. Then DONE 1, or STUCK 1.")),),
            understood="action-done",
        )
    given = {"number": meaning.number}
    mark = MarkAction(number=meaning.number, stuck=meaning.stuck, words=text)
    if meaning.stuck:
        words = _("OK. Number %(number)s is marked as stuck, and we told a person.") % given
        escalate = Escalate(kind="change", reason="action-stuck")
        return Turn(state, (Reply(f"{words} {promise(context)}"),), (mark, escalate), "action-stuck")
    return Turn(
        state, (Reply(_("Well done. Number %(number)s is marked as done.") % given),), (mark,), "action-done"
    )
