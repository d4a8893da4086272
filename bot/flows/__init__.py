"""What the bot does with a message, one file a flow; `COMMANDS` and `OUTCOMES` say which flow answers what."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversation import Context, State, Turn
from bot.flows import ask, entitlement_check, language, plan, small_talk, talk_to_someone
from leavingcare.understanding import Command, Outcome, Understanding

Step = Callable[[State, str, Understanding, Context], Turn]

COMMANDS: dict[Command, Step] = {
    Command.CALL_ME: talk_to_someone.call_me,
    Command.SPEAK_TO_ADVISER: talk_to_someone.speak_to_adviser,
    Command.MY_ADVISER: talk_to_someone.my_adviser,
    Command.INTERPRETER: talk_to_someone.interpreter,
    Command.COMPLAINT: talk_to_someone.complaint,
    Command.NEW_NUMBER: talk_to_someone.new_number,
    Command.APPOINTMENT_CHANGE: talk_to_someone.appointment_change,
    Command.STOP: talk_to_someone.no_texts,
    Command.START: talk_to_someone.texts_again,
    Command.PHONE_NOT_SAFE: talk_to_someone.phone_not_safe,
    Command.MY_PLAN: plan.my_plan,
    Command.MY_ACTIONS: plan.my_plan,
    Command.ACTION_DONE: plan.action_done,
    Command.CHANGE_LANGUAGE: language.change,
    Command.HELP: small_talk.help_words,
    Command.MORE: ask.more,
    Command.EVENTS: ask.events,
    Command.ENTITLEMENT_CHECK: entitlement_check.begin,
}

OUTCOMES: dict[Outcome, Step] = {
    Outcome.ANSWER: ask.answer,
    Outcome.CHOICES: ask.offer_choices,
    Outcome.UNKNOWN: ask.unknown,
    Outcome.SMALLTALK: small_talk.short_line,
    Outcome.IGNORE: small_talk.silence,
}
