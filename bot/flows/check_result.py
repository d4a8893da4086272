"""What a check by text found: listed by number, each told how, and asked of the adviser."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import Context, Escalate, Reply, State, Turn
from bot.conversation.phrases import promise
from bot.flows.check import Check, day_of, rules_of, teller_of
from leavingcare.entitlements import Decision, Outcome, Result, Teller, best_first, decide

MOST_LISTED = 6
IN_CARE = "eligible-child"
_ASK = re.compile(r"^ask(?: for)?(?: number| no)? (\d{1,2})$")


def say_result(state: State, check: Check, context: Context) -> Turn:
    """What they can get, the strongest first, by number; the rest is on the page."""
    _ = context.words.gettext
    teller = teller_of(context)
    found = decide(check.known, day_of(context), rules_of(context))
    kept = _kept(found)
    listed = kept[:MOST_LISTED]
    check = replace(check, now=None, found=tuple(each.slug for each in listed))
    next_state = State(subject=state.subject, check=check.stored())
    if not listed:
        words = _("We can't say yet what you can get. A person can look at it with you: text ADVISER.")
        return Turn(next_state, (Reply(words),), understood="check: nothing found")
    names = [_named(each, teller) for each in listed]
    lines = [
        _status_line(found, teller, context),
        *(f"{number} {name}" for number, name in enumerate(names, 1)),
    ]
    rest = len(kept) - len(listed)
    if rest:
        more = context.words.ngettext("And %(num)s more: %(link)s", "And %(num)s more: %(link)s", rest)
        lines.append(more % {"num": rest, "link": context.page("/what-can-i-get/")})
    # Translators: keep ASK 1 and AGAIN in English letters.
    lines.append(_("Text a number for how, ASK 1 to ask your adviser, AGAIN to start afresh."))
    return Turn(next_state, (Reply("\n".join(lines)),), understood="check: result")


def _kept(found: Result) -> list[Decision]:
    """What they have a right to, then what they can ask for."""
    return best_first(each for each in found.decisions if each.outcome in (Outcome.YES, Outcome.MAY))


def _named(decision: Decision, teller: Teller) -> str:
    name = teller.of_file(decision.rule.name)
    return f"{name}: {teller.amount(decision.amount)}" if decision.amount else name


def _status_line(found: Result, teller: Teller, context: Context) -> str:
    _ = context.words.gettext
    held = [teller.status(slug) for slug in found.held if slug != "none"]
    if held:
        names = {"names": ", ".join(held)}
        if IN_CARE in found.held:
            return _("You are in care, with rights for when you leave (%(names)s). You can get:") % names
        return _("You are a care leaver (%(names)s). You can get:") % names
    if found.held:
        no = _("By these answers you are not a care leaver in law.")
        why = " ".join(teller.status_why(found.held, found)[:2])
        still = _("You can still get:")
        return f"{no} {why} {still}"
    unsure, still = (
        _("We can't say yet which kind of care leaver you are."),
        _("By your answers you can get:"),
    )
    return f"{unsure} {still}"


def about_result(state: State, check: Check, line: str, context: Context) -> Turn | None:
    """A number tells how to get one of what was found; ASK and a number sends it to the adviser."""
    asked = _ASK.match(line)
    number = int(asked[1]) if asked else int(line) if line.isdigit() and len(line) <= 2 else 0
    if not 1 <= number <= len(check.found) or (state.choices and not asked):
        return None
    slug = check.found[number - 1]
    if asked:
        return _ask_adviser(state, slug, context)
    return _how(state, check, slug, context)


def _how(state: State, check: Check, slug: str, context: Context) -> Turn:
    _ = context.words.gettext
    teller = teller_of(context)
    found = decide(check.known, day_of(context), rules_of(context))
    decision = next(each for each in found.decisions if each.slug == slug)
    amount = [f"{teller.amount(decision.amount)}."] if decision.amount else []
    parts = [
        f"{teller.of_file(decision.rule.name)}:",
        *teller.filled([decision.rule.gives]),
        *(f"{each[:1].upper()}{each[1:]}" for each in amount),
        _("Why: %(why)s") % {"why": " ".join(teller.why(decision, found)[:2])},
        *teller.filled(decision.rule.claim[:2]),
        f"({decision.reference})",
    ]
    return Turn(state, (Reply(" ".join(parts)),), understood=f"check: how {slug}"[:200])


def _ask_adviser(state: State, slug: str, context: Context) -> Turn:
    _ = context.words.gettext
    rule = rules_of(context).rules[slug]
    words = _("OK. We asked for it: %(name)s. Your answers go with it.") % {
        "name": teller_of(context).of_file(rule.name)
    }
    effect = Escalate(kind="question", reason=f"entitlement: {slug}", suggested=rule.topic)
    return Turn(state, (Reply(f"{words} {promise(context)}"),), (effect,), f"check: ask {slug}"[:200])
