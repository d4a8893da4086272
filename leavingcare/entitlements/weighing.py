"""A rule's clauses against what is so of a person: whether they hold, and which statements settled it.

A check weighs hundreds of clauses and may read the reasons of all: what can be made once for a day is made there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from leavingcare.entitlements.truth import Reason, Truth

# One of these has to be so: places in the day's list of truths, first the statements and then their opposites.
Clause = tuple[int, ...]

# Takes some reasons out of those of all places.
Pick = Callable[[Sequence[Reason]], tuple[Reason, ...]]
# The same, for someone of whom these are the truths.
PickFor = Callable[[Sequence[Reason], Sequence[Truth]], tuple[Reason, ...]]

# What weighing comes to where no clause fails.
HOLDS, OPEN = -1, -2


def weigh(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> int:
    """The number of the first clause that fails; where none does, whether all hold or some are still open."""
    answer = HOLDS
    for clause in needed:
        is_open = False
        for place in clause:
            truth = truths[place]
            if truth:
                break
            if truth is None:
                is_open = True
        else:
            if not is_open:
                return needed.index(clause)
            answer = OPEN
    return answer


def settle(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> Truth:
    """Whether every clause holds: no as soon as one does not, unknown while one is not known."""
    found = weigh(needed, truths)
    return True if found == HOLDS else None if found == OPEN else False


def why(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> tuple[int, ...]:
    """The places that settled it: all of the first clause that fails, or what is not known, or one of each clause."""
    failed = weigh(needed, truths)
    if failed == HOLDS:
        return tuple(_met(needed, truths))
    return _waited_for(needed, truths) if failed == OPEN else needed[failed]


def _met(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> list[int]:
    """Of each clause the first place that is so."""
    found = []
    for clause in needed:
        for place in clause:
            if truths[place]:
                found.append(place)
                break
    return found


def _waited_for(needed: tuple[Clause, ...], truths: Sequence[Truth]) -> tuple[int, ...]:
    """What is not known and can still change the answer: a clause that holds whenever another does adds nothing."""
    waiting = []
    for clause in needed:
        unknown = []
        for place in clause:
            if truths[place]:
                break
            if truths[place] is None:
                unknown.append(place)
        else:
            waiting.append(unknown)
    if len(waiting) == 1:
        return tuple(waiting[0])
    sets = [frozenset(each) for each in waiting]
    kept = [each for each, own in zip(waiting, sets, strict=True) if not any(other < own for other in sets)]
    return tuple(dict.fromkeys(place for each in kept for place in each))


class Ranks:
    """The order in which reasons are told: those at places of a lower rank first, and of one rank as they come."""

    def __init__(self, ranks: Sequence[int]) -> None:
        self._rank = ranks.__getitem__

    def told(self, places: Iterable[int]) -> list[int]:
        """These places, each once, in that order."""
        return sorted(dict.fromkeys(places), key=self._rank)

    def against(self, clause: Clause) -> Pick:
        """The reasons for a no where this clause fails: all of it."""
        return _pick(self.told(clause))

    def for_all(self, needed: tuple[Clause, ...]) -> PickFor:
        """The reasons for a yes: of each clause the first that is so."""
        if all(len(clause) == 1 for clause in needed):
            always = _pick(self.told(place for (place,) in needed))
            return lambda reasons, truths: always(reasons)
        if any(len({self._rank(place) for place in clause}) > 1 for clause in needed):
            return lambda reasons, truths: tuple([reasons[each] for each in self.told(_met(needed, truths))])
        ordered = tuple(sorted(needed, key=lambda clause: self._rank(clause[0])))
        return lambda reasons, truths: tuple([reasons[each] for each in dict.fromkeys(_met(ordered, truths))])


def _pick(places: Sequence[int]) -> Pick:
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda reasons: ()
    (only,) = places
    return lambda reasons: (reasons[only],)
