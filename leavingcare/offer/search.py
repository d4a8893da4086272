"""Finding entries by words on the portal: forgiving of misspelling, and never wrong about an exact title."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from leavingcare.offer.entry import Entry

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    "a an and are as at be can do does for from get have how i if im in is it me my of on or the to u what "
    "when where who will with you your".split()
)
LEAST = 62.0


class Index:
    """Titles, topics and example questions of every entry, ready to be searched."""

    def __init__(self, entries: list[Entry]) -> None:
        self._slugs: list[str] = []
        self._phrases: list[str] = []
        for entry in entries:
            for phrase in (entry.title, *(t.replace("-", " ") for t in entry.topics), *entry.examples):
                self._slugs.append(entry.slug)
                self._phrases.append(_plain(phrase))

    def search(self, text: str, limit: int) -> list[str]:
        """Slugs, best first."""
        wanted = _plain(text)
        if not wanted:
            return []
        found = process.extract(wanted, self._phrases, scorer=_score, limit=limit * 8, score_cutoff=LEAST)
        best: dict[str, float] = {}
        for _phrase, score, place in found:
            slug = self._slugs[place]
            best[slug] = max(best.get(slug, 0.0), score)
        return sorted(best, key=lambda slug: -best[slug])[:limit]


def _plain(text: str) -> str:
    words = _WORD.findall(text.lower().replace("-", " "))
    return " ".join([word for word in words if word not in _SMALL] or words)


def _score(left: str, right: str, **_: object) -> float:
    return max(fuzz.token_set_ratio(left, right) - 3, fuzz.WRatio(left, right) * 0.9)
