"""A question, and its answer from the local offer: one entry, a choice of two or three, or a person."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import Context, Escalate, Reply, ReplyKind, State, Turn
from bot.conversation.phrases import day, moment, promise
from leavingcare.offer import EntryTexts
from leavingcare.understanding import Understanding

NONE_OF_THESE = ""
"""What stands among a state's choices for "none of these: a person"."""

SMS, MORE, HOW_MUCH = "sms", "more", "how-much"
"""The texts of an entry that a conversation tells."""

_ABOUT_DOING = ("how-to", "refused")


def answer(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """The one entry that answers; a number or words that pick from the choices come here too.

    Asked more of the same subject, it says what they have not read yet, and then passes it to a person.
    """
    slug = meaning.entries[0] if meaning.entries else NONE_OF_THESE
    if slug == NONE_OF_THESE:
        return pass_on(state, context, understood="none of these")
    entry = context.entry(slug)
    if entry is None:
        return unknown(state, text, meaning, context)
    if not entry.current:
        return _out_of_date(slug, entry, context)
    told = state.told if meaning.follows and slug == state.subject else ()
    part = _part(entry, meaning, told)
    if part is None:
        return _all_told(state, slug, context)
    others = (
        tuple(other for other in state.choices if other and other != slug) if slug in state.choices else ()
    )
    now = State(subject=slug, told=(*told, part), others=others)
    reply = Reply(_said(slug, entry, now, context), kind=ReplyKind.ANSWER, entry=slug)
    return Turn(now, (reply,), understood=f"answer: {slug}")


def _part(entry: EntryTexts, meaning: Understanding, told: tuple[str, ...]) -> str | None:
    """Which of an entry's texts answers: the first that they have not read. None where they read them all."""
    parts = [SMS]
    if meaning.follows and entry.more:
        parts = [MORE, SMS] if meaning.aspect in _ABOUT_DOING else [SMS, MORE]
    if meaning.aspect == HOW_MUCH and entry.how_much:
        parts = [HOW_MUCH, *parts]
    unread = [part for part in parts if part not in told]
    # "What about a cooker?" may be in what they read: only what has the form of a question about it goes further.
    return unread[0] if unread else SMS if meaning.aspect is None else None


def _said(slug: str, entry: EntryTexts, now: State, context: Context) -> str:
    """The words of the part told last."""
    if now.told[-1] == MORE:
        return _rest(slug, entry, context)
    _ = context.words.gettext
    body = entry.how_much if now.told[-1] == HOW_MUCH and entry.how_much else entry.sms
    parts = [body, _("Checked %(day)s.") % {"day": day(entry.checked_on, context.locale)}]
    if entry.more and MORE not in now.told:
        # Translators: MORE is what they text to read the rest; keep the word MORE in English letters.
        parts.append(_("Reply MORE for how."))
    return " ".join(parts)


def _all_told(state: State, slug: str, context: Context) -> Turn:
    """They have read all that was written and still ask: a person answers."""
    _ = context.words.gettext
    words = _("That is all we have written on it. We passed your question to a person.")
    return pass_on(state, context, words=words, understood="asked more", suggested=slug)


def not_it(state: State, context: Context) -> Turn:
    """They say that what was sent answers something else: nothing more is guessed, and a person answers."""
    _ = context.words.gettext
    words = _("Sorry, that was not it. Ask it another way if you like. We passed it to a person too.")
    return pass_on(replace(state, told=()), context, words=words, understood="not it")


def _out_of_date(slug: str, entry: EntryTexts, context: Context) -> Turn:
    _ = context.words.gettext
    words = _("What we have on “%(title)s” may be out of date, so we asked a person to check.") % {
        "title": entry.title
    }
    effect = Escalate(kind="question", reason="out-of-date", suggested=slug)
    return Turn(
        State(subject=slug), (Reply(f"{words} {promise(context)}"),), (effect,), f"out of date: {slug}"
    )


def offer_choices(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Two or three entries could answer: they pick by number, and a person is always the last choice."""
    found = [(slug, entry) for slug in meaning.entries if (entry := context.entry(slug)) is not None]
    if not found:
        return unknown(state, text, meaning, context)
    _ = context.words.gettext
    choices = (*(entry.title for _slug, entry in found), _("None of these: a person"))
    slugs = (*(slug for slug, _entry in found), NONE_OF_THESE)
    reply = Reply(_("Which do you mean?"), choices=choices)
    return Turn(
        replace(state, choices=slugs, awaits=None), (reply,), understood="choices: " + ", ".join(slugs[:-1])
    )


def unknown(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """Nobody has written an answer: say so, and pass it to a person.

    Where a person was promised before, it is passed on with that; a call that was asked for keeps its question open.
    """
    _ = context.words.gettext
    words = _("We don't have an answer to that yet. We won't guess. We passed it to a person.")
    if context.waiting_until is not None:
        words = _("We passed that on too.")
    turn = pass_on(
        state, context, words=words, understood="unknown", suggested=next(iter(meaning.entries), None)
    )
    kept = replace(turn.state, misses=state.misses + 1, awaits=state.awaits, call_day=state.call_day)
    return replace(turn, state=kept)


def pass_on(
    state: State,
    context: Context,
    *,
    words: str | None = None,
    understood: str,
    reason: str = "",
    suggested: str | None = None,
) -> Turn:
    """Hand the message to a person, naming who and by when; more urgent where a promise or a concern stands open."""
    _ = context.words.gettext
    said = words or _("OK. We passed this to a person.")
    due = context.waiting_until
    urgency = "today" if context.concern_open or (due is not None and due < context.now) else "routine"
    effect = Escalate(kind="question", reason=reason or understood, suggested=suggested, urgency=urgency)
    now = State(subject=state.subject, told=state.told)
    return Turn(now, (Reply(_passed_on(said, context)),), (effect,), understood)


def _passed_on(said: str, context: Context) -> str:
    """What was done with a message, and what they can count on: never a later time than they were told before."""
    _ = context.words.gettext
    if context.concern_open:
        # Translators: to someone who said that they, or somebody else, are in danger, and wrote again.
        return _("A person has been told what you said and will read this too. In danger now? Call 999.")
    due = context.waiting_until
    if due is not None and due < context.now:
        when = moment(due, context.locale)
        return _("Sorry, you should have heard by %(when)s. We marked it as urgent.") % {"when": when}
    return f"{said} {promise(context, due)}"


def more(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """The rest of the last answer: how to get it, where it comes from, and the page."""
    _ = context.words.gettext
    entry = context.entry(state.subject) if state.subject else None
    if entry is None or not entry.more or state.subject is None:
        return Turn(
            state, (Reply(_("What is it about? Ask in your own words.")),), understood="more of nothing"
        )
    return Turn(
        replace(state, told=(*state.told, MORE)),
        (Reply(_rest(state.subject, entry, context), kind=ReplyKind.ANSWER, entry=state.subject),),
        understood=f"more: {state.subject}",
    )


def _rest(slug: str, entry: EntryTexts, context: Context) -> str:
    """What MORE says of an entry."""
    _ = context.words.gettext
    link = _("Read it all: %(link)s") % {"link": context.page(f"/offer/{slug}")}
    source = _("From: %(source)s.") % {"source": entry.source} if entry.source else ""
    return " ".join(part for part in (entry.more, source, link) if part)


def events(state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    """What is on: the entry on drop-ins where the council has one, else a person."""
    return _entry_or_person("events-and-drop-ins", state, text, meaning, context)


def _entry_or_person(slug: str, state: State, text: str, meaning: Understanding, context: Context) -> Turn:
    if context.entry(slug) is None:
        return pass_on(state, context, understood=slug)
    return answer(state, text, replace(meaning, entries=(slug,)), context)
