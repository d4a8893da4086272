"""What a question typed on a public page finds: danger first, then the same matcher that answers texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leavingcare import safeguarding
from leavingcare.clock import local_day
from leavingcare.intake import Desk
from leavingcare.offer import EntryTexts
from leavingcare.understanding import Outcome, Situation, understand

MOST_FOUND = 6


@dataclass(frozen=True)
class Found:
    """`answer` is the one entry that answers; `others` fit less well; `in_danger` says that help comes first."""

    answer: EntryTexts | None = None
    others: tuple[EntryTexts, ...] = ()
    in_danger: bool = False


def find(wanted: str, *, desk: Desk, locale: str, now: datetime) -> Found:
    """What `wanted` finds in the local offer, in words of `locale`. Nothing is kept of it."""
    if not wanted:
        return Found()
    in_danger = safeguarding.assess(wanted, locale) is not None
    meaning = understand(wanted, matcher=desk.matcher, situation=Situation(locale=locale, now=now))
    meant = meaning.entries if meaning.outcome in (Outcome.ANSWER, Outcome.CHOICES) else ()
    searched = [entry.slug for entry in desk.library.search(wanted, MOST_FOUND)]
    slugs = [slug for slug in dict.fromkeys([*meant, *searched]) if desk.library.find(slug)]
    texts = [desk.library.texts(slug, on=local_day(now), locale=locale) for slug in slugs[:MOST_FOUND]]
    if meaning.outcome is Outcome.ANSWER and texts and texts[0].current and not in_danger:
        return Found(texts[0], tuple(texts[1:]))
    return Found(None, tuple(texts), in_danger)
