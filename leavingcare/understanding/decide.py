"""The decision: one outcome for a text, from patterns first and from the matcher's trusted scores after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from leavingcare.understanding import following, foreign
from leavingcare.understanding.chat import is_noise, kind_of_small_talk
from leavingcare.understanding.language import identify
from leavingcare.understanding.matcher import Matcher
from leavingcare.understanding.model import COMMAND, Judgement, Model
from leavingcare.understanding.outcomes import Command, Outcome, Situation, Understanding, Window
from leavingcare.understanding.phrases import command_patterns, named_language
from leavingcare.understanding.reading import Reading, read
from leavingcare.understanding.windows import find_window, is_only_a_time

COMMAND_FROM = 0.4
CAREFUL_COMMAND_FROM = 0.6
_CAREFUL = frozenset(
    {
        Command.STOP,
        Command.START,
        Command.PHONE_NOT_SAFE,
        Command.COMPLAINT,
        Command.CHANGE_LANGUAGE,
        Command.NEW_NUMBER,
    }
)
_TIMED = frozenset(
    {Command.CALL_ME, Command.SPEAK_TO_ADVISER, Command.APPOINTMENT_CHANGE, Command.INTERPRETER}
)
_FEWEST_WORDS_OF_CAREFUL = 3
_FEWEST_WORDS_OF_TWO = 7
_CLEAR_PART = 0.6
"""The chance from which a part of a text asks for an entry: less than an answer needs, for it is only offered."""

_BETWEEN_QUESTIONS = re.compile(r"[?!.;\n]+|\b(?:and also|also|and|plus|n)\b|\s&\s", re.IGNORECASE)
_SURE_OF_ANOTHER = 0.97
_OUTSIDE_FROM = 2.5
"""The score from which a kind that is no entry counts against a follow-up."""

_WORTH_OFFERING = 0.25
_KEPT = 16


@dataclass(frozen=True)
class Text:
    """A text with all that is read out of it, each part when it is first needed."""

    words: str
    matcher: Matcher
    situation: Situation

    @cached_property
    def locale(self) -> str:
        """The language that the text is in."""
        return identify(self.words, prior=self.situation.locale).locale

    @property
    def spoken(self) -> tuple[str, str]:
        """The languages that the text may be in: its own, and the one that the person is known to use."""
        return self.locale, self.situation.locale

    @cached_property
    def model(self) -> Model | None:
        """The model of the text's language, if there is one."""
        return self.matcher.models.get(self.locale)

    @cached_property
    def reading(self) -> Reading:
        """The text's words; corrected when it is in English."""
        return read(self.words, self.matcher.speller if self.locale == "en" else None)

    @cached_property
    def judgement(self) -> Judgement | None:
        """What the matcher makes of the text; None in a language that it has not learned."""
        return _judged(self.model, self.reading) if self.model else None

    @cached_property
    def window(self) -> Window | None:
        """The time that the text gives, if any."""
        return find_window(self.words, self.situation.now, self.situation.day)

    def taken_as(self, outcome: Outcome, **carried: object) -> Understanding:
        """An understanding of this text."""
        given: dict[str, object] = {"entries": (), "command": None, "confidence": None, "locale": self.locale}
        return Understanding(outcome=outcome, **{**given, **carried})  # type: ignore[arg-type]


@lru_cache(maxsize=_KEPT)
def _judged(model: Model, reading: Reading) -> Judgement:
    """Kept for a moment: in its conversation a text may be read in another situation, with the same judgement."""
    return model.judge(reading)


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
    for step in (_choice, _other_choice, _command, _small_talk, _time_alone, _follow_up):
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


def _command(asked: Text) -> Understanding | None:
    """A command that a pattern knows: in the words as typed, in another language, or with spelling put right.

    Spelling is put right last: it is English that words are put right to, and another language's may be near it.
    """
    typed, corrected = asked.reading.line, asked.reading.corrected_line
    command = _command_in(typed, corrected)
    if command is not None:
        return carry(asked, command, typed, None)
    said = foreign.command_in(asked.reading, asked.spoken)
    if said is not None:
        return carry(asked, said.command, typed, None, said=said)
    command = _command_in(corrected, corrected) if corrected != typed else None
    return carry(asked, command, corrected, None) if command is not None else None


@lru_cache(maxsize=2 * _KEPT)
def _command_in(line: str, corrected: str) -> Command | None:
    """The command whose pattern a line has; what speaks against one counts in the corrected line too."""
    for command, pattern in command_patterns().items():
        if pattern.found_in(line) and not pattern.barred_in(corrected):
            return command
    return None


def carry(
    asked: Text,
    command: Command,
    line: str,
    confidence: float | None,
    *,
    said: foreign.Said | None = None,
) -> Understanding:
    """A command with what it carries: a time, a number, stuck or done, a language."""
    language = None
    if command in {Command.CHANGE_LANGUAGE, Command.INTERPRETER}:
        language = _language_asked_for(asked, line, command) if said is None else _own_language(asked, said)
    return asked.taken_as(
        Outcome.COMMAND,
        command=command,
        confidence=confidence,
        window=asked.window if command in _TIMED else None,
        number=following.number_in(line) if command is Command.ACTION_DONE else None,
        stuck=command is Command.ACTION_DONE and following.says_stuck(line),
        language=language,
    )


def _language_asked_for(asked: Text, line: str, command: Command) -> str | None:
    """The language that a text in English names; an interpreter is else for the text's own."""
    language = named_language(line)
    if language == "en" and command is Command.CHANGE_LANGUAGE and _refuses_english(line):
        return None
    if command is Command.INTERPRETER and language is None and asked.locale != "en":
        return asked.locale
    return language


def _own_language(asked: Text, said: foreign.Said) -> str | None:
    """The language that a command in another language is about: one that it names, else the one it is given in.

    "Another language" in the language that they are written to already names none: they are asked which.
    """
    named = named_language(asked.reading.line)
    if said.wants is not None or (named is not None and named != "en"):
        return said.wants or named
    same = said.command is Command.CHANGE_LANGUAGE and said.locale == asked.situation.locale
    return None if same else said.locale


def _refuses_english(line: str) -> bool:
    return any(word in line.split() for word in ("not", "cannot", "no", "bad", "little", "poor", "weak"))


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
        if not barred and best.chance >= _needed_for(command, asked.reading):
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


def _needed_for(command: Command, reading: Reading) -> float:
    """The chance from which a command is done that no pattern knows; never by a word or two where it undoes much."""
    if command not in _CAREFUL:
        return COMMAND_FROM
    return CAREFUL_COMMAND_FROM if len(reading.said) >= _FEWEST_WORDS_OF_CAREFUL else 1.0


def _several(asked: Text, model: Model) -> tuple[str, ...]:
    """The entries of a text that asks two questions or more, each clear by itself; none where it asks but one."""
    if len(asked.reading.said) < _FEWEST_WORDS_OF_TWO:
        return ()
    parts = [part for part in _BETWEEN_QUESTIONS.split(asked.words) if part and len(part.split()) > 2]
    if len(parts) < 2:
        return ()
    found: list[str] = []
    for part in parts:
        entries = model.judge(read(part, model.speller)).entries
        if entries and entries[0].chance >= _CLEAR_PART:
            found.append(entries[0].kind)
    return tuple(dict.fromkeys(found))
