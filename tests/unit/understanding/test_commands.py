"""Commands are wanted things; questions about the same things are questions."""

import pytest

from leavingcare.understanding import Command, Matcher, Outcome, Situation, understand


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("STOP", Command.STOP),
        ("Stop. Thank you", Command.STOP),
        ("stop texting me pls", Command.STOP),
        ("leave me alone", Command.STOP),
        ("st\u200bop", Command.STOP),
        ("stoooop", Command.STOP),
        ("i dont want these messages anymore", Command.STOP),
        ("start", Command.START),
        ("u can text me again now", Command.START),
        ("HELP", Command.HELP),
        ("who is this", Command.HELP),
        ("MORE", Command.MORE),
        ("can someone call me", Command.CALL_ME),
        ("cna sumone cal me", Command.CALL_ME),
        ("speak to a human", Command.SPEAK_TO_ADVISER),
        ("show me my plan", Command.MY_PLAN),
        ("what do i need to do next", Command.MY_ACTIONS),
        ("whos my pa", Command.MY_ADVISER),
        ("i want to complain", Command.COMPLAINT),
        ("what can i get", Command.ENTITLEMENT_CHECK),
        ("whats on this week", Command.EVENTS),
        ("cant make it tomorrow", Command.APPOINTMENT_CHANGE),
        ("this is my new number", Command.NEW_NUMBER),
        ("my bf reads my texts", Command.PHONE_NOT_SAFE),
        ("i need an interpreter", Command.INTERPRETER),
        ("can someone call me about my universal credit", Command.CALL_ME),
        ("cancel it", Command.APPOINTMENT_CHANGE),
        ("cancel the call pls", Command.APPOINTMENT_CHANGE),
    ],
)
def test_a_wanted_thing_is_a_command(
    matcher: Matcher, situation: Situation, text: str, command: Command
) -> None:
    found = understand(text, matcher=matcher, situation=situation)

    assert (found.outcome, found.command) == (Outcome.COMMAND, command)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("how does calling work", Command.CALL_ME),
        ("why did nobody call me", Command.CALL_ME),
        ("my ex wont leave me alone", Command.STOP),
        ("how do i stop him texting me", Command.STOP),
        ("how do i stop smoking", Command.STOP),
        ("when does the course start", Command.START),
        ("how do i complain", Command.COMPLAINT),
        ("how do i get an interpreter at the doctor", Command.INTERPRETER),
        ("my interpreter was rude", Command.INTERPRETER),
        ("can i learn english at college", Command.CHANGE_LANGUAGE),
        ("what is a pathway plan", Command.MY_PLAN),
        ("can you help me find a job", Command.HELP),
    ],
)
def test_a_question_about_it_is_not_the_command(
    matcher: Matcher, situation: Situation, text: str, command: Command
) -> None:
    assert understand(text, matcher=matcher, situation=situation).command is not command


def test_a_call_carries_its_time(matcher: Matcher, situation: Situation) -> None:
    found = understand("can someone call me after 4 tmrw", matcher=matcher, situation=situation)

    assert found.window is not None
    assert found.window.start is not None
    assert (found.window.start.day, found.window.start.hour) == (25, 16)


@pytest.mark.parametrize(
    ("text", "number", "stuck"),
    [
        ("done 2", 2, False),
        ("stuck 3", 3, True),
        ("ive done the first one", 1, False),
        ("im stuck on number 2", 2, True),
    ],
)
def test_done_and_stuck_carry_their_number(
    matcher: Matcher, situation: Situation, text: str, number: int, stuck: bool
) -> None:
    found = understand(text, matcher=matcher, situation=situation)

    assert (found.command, found.number, found.stuck) == (Command.ACTION_DONE, number, stuck)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("عربي", "ar"),
        ("arabic pls", "ar"),
        ("english", "en"),
        ("can u text me in tigrinya", "ti"),
        ("دری", "prs"),
        ("i dont speak english", None),
        ("change language", None),
    ],
)
def test_a_language_is_named_in_many_ways(
    matcher: Matcher, situation: Situation, text: str, language: str | None
) -> None:
    found = understand(text, matcher=matcher, situation=situation)

    assert (found.command, found.language) == (Command.CHANGE_LANGUAGE, language)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("هل يمكن لأحد ان يتصل بي", Command.CALL_ME),
        ("توقف", Command.STOP),
        ("مترجم لو سمحت", Command.INTERPRETER),
        ("وەرگێڕم پێویستە", Command.INTERPRETER),
        ("xin gọi cho em", Command.CALL_ME),
        ("mos më shkruani më", Command.STOP),
    ],
)
def test_commands_are_known_in_other_languages(
    matcher: Matcher, situation: Situation, text: str, command: Command
) -> None:
    assert understand(text, matcher=matcher, situation=situation).command is command


def test_an_interpreter_asked_for_in_a_language_is_for_that_language(
    matcher: Matcher, situation: Situation
) -> None:
    assert understand("መተርጎሚ ኣስተርጓሚ የድልየኒ ኣሎ", matcher=matcher, situation=situation).language == "ti"


@pytest.mark.parametrize(
    "text",
    [
        "my nan used to call me every sunday",
        "my sister got a new number plate, it looks well good",
        "why are you texting me",
        "its me again",
        "got my phone back",
        "my phone died",
    ],
)
def test_what_only_has_the_words_of_a_command_is_not_done(
    matcher: Matcher, situation: Situation, text: str
) -> None:
    undone = {Command.CALL_ME, Command.NEW_NUMBER, Command.STOP, Command.START, Command.PHONE_NOT_SAFE}

    assert understand(text, matcher=matcher, situation=situation).command not in undone
