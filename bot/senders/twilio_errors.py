"""What Twilio's error numbers mean for us: whose problem each is, and whether trying again could help."""

from __future__ import annotations

from bot.senders.base import Problem, Refused

_PROBLEMS = {
    Problem.OPTED_OUT: (21610, 63014, 63032),
    Problem.BAD_NUMBER: (21211, 21214, 21217, 21265, 21408, 21608, 21612, 21614, 21635, 30006, 63003, 63024),
    Problem.UNREACHABLE: (30005,),
    Problem.SWITCHED_OFF: (30003, 30008),
    Problem.FILTERED: (30004, 30007),
    Problem.WINDOW_CLOSED: (63016,),
    Problem.TOO_LATE: (30036,),
    Problem.OUR_FAULT: (21602, 21603, 21604, 21617, 21619, 21701, 21703, 30001, 30002, 63007, 63018),
}
_MEANING = {str(code): problem for problem, codes in _PROBLEMS.items() for code in codes}


def problem_of(code: str | None) -> Problem:
    """What an error number means; a number that we do not know is a problem of an unknown kind."""
    return _MEANING.get(code or "", Problem.UNKNOWN)


def refusal(code: str) -> Refused:
    """The refusal of a send with this number. One that is nobody's fault we know of is an alarm, too."""
    problem = problem_of(code)
    return Refused(code, problem, alarm=problem in (Problem.OUR_FAULT, Problem.UNKNOWN))


def may_try_again(problem: Problem) -> bool:
    """Whether a text that was reported as not delivered may be sent again, hours later."""
    return problem is Problem.SWITCHED_OFF
