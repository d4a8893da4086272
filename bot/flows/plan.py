"""The pathway plan by text: what to do next, and "done 2" or "stuck 2". Details only to a phone that is safe."""

from __future__ import annotations

from bot.conversation import Context, Escalate, MarkAction, Reply, State, Turn
from bot.conversation.phrases import day, promise
from leavingcare.understanding import Understanding


def my_plan(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """The next actions, numbered, where this phone may hear them; else where to read them."""
    _ = context.words.gettext
    if context.actions is None:
        words = _("Your plan is here: %(link)s We don't text it unless you turned that on for this phone.")
        return Turn(state, (Reply(words % {"link": context.page("/plan")}),), understood="my-plan")
    if not context.actions and not context.owed:
        words = _("You have nothing to do in your plan now. See what the council owes you: %(link)s")
        return Turn(state, (Reply(words % {"link": context.page("/plan")}),), understood="my-plan")
    lines: list[str] = []
    if context.actions:
        # Translators: keep DONE and STUCK in English letters, people text them.
        how = _("Done one? Text DONE 1. Stuck? Text STUCK 1.")
        mine = (f"{number} {words}" for number, words in enumerate(context.actions, start=1))
        lines += [_("Your next things:"), *mine, how]
    if context.owed:
        # Translators: something that the council promised and its day, such as "Order the bed (by 3 Dec)".
        by_day = _("%(words)s (by %(day)s)")
        owed = (by_day % {"words": words, "day": day(on, context.locale)} for words, on in context.owed)
        lines += [_("The council's next things:"), *(f"- {line}" for line in owed)]
    return Turn(state, (Reply("\n".join(lines)),), understood="my-plan")


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
    if context.count_actions is not None and not 1 <= meaning.number <= context.count_actions():
        words = _("There is no number %(number)s to mark. Text PLAN to see the numbers.") % given
        return Turn(state, (Reply(words),), understood="action-done: no such number")
    mark = MarkAction(number=meaning.number, stuck=meaning.stuck, words=text)
    if meaning.stuck:
        words = _("OK. Number %(number)s is marked as stuck, and we told a person.") % given
        escalate = Escalate(kind="change", reason="action-stuck")
        return Turn(state, (Reply(f"{words} {promise(context)}"),), (mark, escalate), "action-stuck")
    return Turn(
        state, (Reply(_("Well done. Number %(number)s is marked as done.") % given),), (mark,), "action-done"
    )
