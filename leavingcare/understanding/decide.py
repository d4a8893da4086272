"""The decision: one outcome for a text, from patterns first and from the matcher's trusted scores after them."""

from __future__ import annotations

import re
from functools import lru_cache

from leavingcare.understanding import following, foreign
from leavingcare.understanding.asked import Text
from leavingcare.understanding.chat import is_noise, kind_of_small_talk
from leavingcare.understanding.commanded import carry, command_said, needed_for
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.model import COMMAND, Model
from leavingcare.understanding.outcomes import Command, Outcome, Situation, Understanding
from leavingcare.understanding.phrases import command_patterns
from leavingcare.understanding.reading import Reading, read
from leavingcare.understanding.windows import is_only_a_time

_FEWEST_WORDS_OF_TWO = 5
_CLEAR_PART = 0.6
"""The chance from which a part of a text asks for an entry: less than an answer needs, for it is only offered."""

_BETWEEN_QUESTIONS = re.compile(r"[?!.;\n]+|\b(?:and also|also|and|plus|n|or)\b|\s&\s", re.IGNORECASE)
_SURE_OF_ANOTHER = 0.97
_OUTSIDE_FROM = 2.5
"""The score from which a kind that is no entry counts against a follow-up."""

_WORTH_OFFERING = 0.25
_KEPT = 16


def understand(text: str, *, matcher: Matcher, situation: Situation) -> Understanding:
    """Decide what `text` means in its situation. Looks at nothing else, and raises nothing for any text.

    Safeguarding is not decided here: `leavingcare.safeguarding` looks at every text before this is asked.
    The last few answers are kept, for one text is asked about before it is recorded, for STOP and START, for who
    else reads the phone, and in its conversation.
    """
    return _decided(text, matcher, situation)


@lru_cache(maxsize=_KEPT)
def _decided(text: str, matcher: Matcher, situation: Situation) -> Understanding:
    asked = Text(text, matcher, situation)
    if is_noise(asked.reading):
        return asked.taken_as(Outcome.IGNORE, aspect=kind_of_small_talk(asked.reading))
    for step in (_choice, _other_choice, command_said, _small_talk, _time_alone, _follow_up):
        found = step(asked)
        if found is not None:
            return found
    return _matched(asked)


def _choice(asked: Text) -> Understanding | None:
    """One of the choices offered just before, by number or in words; several of them; or none."""
    choices, reading = asked.situation.choices, asked.reading
    if not choices:
        return None
    number = following.chosen_number(reading, len(choices), none_last=choices[-1] == "")
    if number is None:
        number = foreign.chosen_number(reading, asked.spoken, len(choices))
    if number is not None:
        return asked.taken_as(Outcome.ANSWER, entries=(choices[number - 1],), confidence=1.0, number=number)
    if following.wants_none(reading) or foreign.wants_none(reading, asked.spoken):
        if "" in choices:
            return asked.taken_as(Outcome.ANSWER, entries=("",), confidence=1.0, number=choices.index("") + 1)
        return asked.taken_as(Outcome.COMMAND, command=Command.SPEAK_TO_ADVISER)
    several = _offered_again(reading, choices)
    if several:
        return asked.taken_as(Outcome.CHOICES, entries=several[:3], confidence=1.0)
    by_words = following.chosen_by_words(reading, choices, asked.matcher.title)
    if by_words is not None:
        return asked.taken_as(
            Outcome.ANSWER, entries=(by_words,), confidence=1.0, number=choices.index(by_words) + 1
        )
    return None


def _offered_again(reading: Reading, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices that a text wants where it is more than one, or does not say which: they are offered again."""
    real = tuple(filter(None, choices))
    if following.wants_one(reading):
        return real
    named = tuple(choices[place - 1] for place in following.chosen_several(reading, len(choices)))
    if following.wants_both(reading) or len(named) > 1:
        wanted = tuple(filter(None, named)) or real
        return wanted if len(wanted) > 1 else ()
    return ()


def _other_choice(asked: Text) -> Understanding | None:
    """Not the choice that they made just before: the other one, or those that are left."""
    others = asked.situation.others
    if not others or not following.wants_other(asked.reading):
        return None
    outcome = Outcome.ANSWER if len(others) == 1 else Outcome.CHOICES
    return asked.taken_as(outcome, entries=others, confidence=1.0)


def _small_talk(asked: Text) -> Understanding | None:
    kind = kind_of_small_talk(asked.reading) or foreign.small_talk_in(asked.reading, asked.spoken)
    return asked.taken_as(Outcome.SMALLTALK, aspect=kind) if kind is not None else None


def _time_alone(asked: Text) -> Understanding | None:
    """A time and nothing else: the answer to "what time is good?"."""
    if asked.window is not None and is_only_a_time(asked.words, asked.situation.now):
        return asked.taken_as(Outcome.UNKNOWN, window=asked.window)
    return None


def _follow_up(asked: Text) -> Understanding | None:
    """More about the subject of the conversation, unless the text clearly names another."""
    subject = asked.situation.subject
    if not subject:
        return None
    aspect = following.aspect_of(asked.reading, asked.spoken)
    if aspect is None and not following.leans_on_subject(asked.reading, asked.spoken):
        return None
    if aspect is None and _is_beside_the_point(asked, subject):
        return None
    adds = following.only_adds_a_condition(asked.reading, asked.spoken)
    held = aspect == "refused" or (aspect is not None and adds)
    if not held and _names_another(asked, subject, sure=aspect is not None):
        return None
    return asked.taken_as(Outcome.ANSWER, entries=(subject,), aspect=aspect, follows=True)


def _is_beside_the_point(asked: Text, subject: str) -> bool:
    """Whether a text that only points back ("what about the moon?") speaks of what is none of ours."""
    if asked.judgement is None or asked.model is None:
        return False
    best, entries = asked.judgement.best, asked.judgement.entries
    outside = any(one.kind in asked.model.outsiders and one.score >= _OUTSIDE_FROM for one in best[:2])
    return outside and not any(one.kind == subject and one.score > 0 for one in (*best, *entries))


def _names_another(asked: Text, subject: str, *, sure: bool) -> bool:
    """Whether a text that could be a follow-up clearly asks for another entry; `sure` if it has a follow-up's form."""
    if asked.judgement is None or asked.model is None or not asked.judgement.entries:
        return False
    best = asked.judgement.entries[0]
    if best.kind == subject:
        return False
    return best.chance >= (_SURE_OF_ANOTHER if sure else min(asked.model.trust.answer_from, _SURE_OF_ANOTHER))


def _matched(asked: Text) -> Understanding:
    """By the matcher: a command, an answer, choices, or nothing that we know."""
    if asked.judgement is None or asked.model is None:
        return asked.taken_as(Outcome.UNKNOWN)
    best, entries, trust = asked.judgement.best[0], asked.judgement.entries, asked.model.trust
    several = _several(asked, asked.model)
    if best.kind.startswith(COMMAND) and len(several) < 2:
        command = Command(best.kind.removeprefix(COMMAND))
        barred = command_patterns()[command].barred_in(asked.reading.corrected_line)
        if not barred and best.chance >= needed_for(command, asked.reading, asked.locale):
            return carry(asked, command, asked.reading.corrected_line, best.chance)
    slugs = tuple(candidate.kind for candidate in entries)
    if len(several) > 1:
        return asked.taken_as(Outcome.CHOICES, entries=several[:3], confidence=asked.judgement.any_entry)
    if entries and entries[0].chance >= trust.answer_from:
        reading, spoken = asked.reading, asked.spoken
        aspect = following.aspect_of(reading, spoken) or following.aspect_within(reading, spoken)
        return asked.taken_as(Outcome.ANSWER, entries=slugs[:1], confidence=entries[0].chance, aspect=aspect)
    if len(entries) > 1 and asked.judgement.any_entry >= trust.choices_from:
        third = slugs[2:3] if entries[2:] and entries[2].share >= entries[1].share * _WORTH_OFFERING else ()
        return asked.taken_as(
            Outcome.CHOICES, entries=slugs[:2] + third, confidence=asked.judgement.any_entry
        )
    return asked.taken_as(Outcome.UNKNOWN, entries=slugs)


def _several(asked: Text, model: Model) -> tuple[str, ...]:
    """The entries of a text that asks two questions or more, each clear by itself; none where it asks but one."""
    if len(asked.reading.said) < _FEWEST_WORDS_OF_TWO:
        return ()
    parts = [part for part in _BETWEEN_QUESTIONS.split(asked.words) if part and len(part.split()) > 1]
    if len(parts) < 2:
        return ()
    found: list[str] = []
    for part in parts:
        entries = model.judge(read(part, model.speller)).entries
        if entries and entries[0].chance >= _CLEAR_PART:
            found.append(entries[0].kind)
    return tuple(dict.fromkeys(found))
