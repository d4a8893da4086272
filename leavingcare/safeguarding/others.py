"""How a text is read in any language but English: folded words, without what its script joins to them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leavingcare.safeguarding.frames import Phrase
from leavingcare.safeguarding.letters import plain, short_runs
from leavingcare.safeguarding.reading import Token, tokens

_EXACT = "="
"""Before a word of a frame: only as it is written, marks and all; a word typed without any marks is "=word"."""

_ARABIC_CLITICS = ("وال", "بال", "فال", "كال", "کال", "لل", "ال", "و", "ب", "ف", "ل")
_ETHIOPIC_PREFIXES = ("በ", "ብ", "ከ", "ክ", "ለ", "ን", "የ", "ዝ")
_ETHIOPIC_SUFFIXES = ("ን", "ም")
# Persian writes these before a verb: joined, with a hidden mark between, or as a word of their own.
_VERB_PARTICLES = frozenset({"می", "نمی", "همی"})
_NON_JOINER = "\u200c"
_MARKED_WORD = re.compile(r"[^\W\d_]+")

Way = tuple[list[frozenset[str]], int]


def ways(text: str) -> list[Way]:
    """The ways to read `text`: hidden joiners as nothing and as a space, particles apart and joined to their verb."""
    marked = _marked(text)
    read: list[Way] = []
    for shown in dict.fromkeys((text, text.replace(_NON_JOINER, " "))):
        found = tokens(plain(shown))
        read.append(_laid(found, marked))
        if any(token.word in _VERB_PARTICLES for token in found):
            read.append(_laid(_joined(found), marked))
    return read


def phrase(written: str) -> Phrase:
    """A phrase of a frame as a text's words are read."""
    found: list[str] = []
    for part in written.split():
        if part.startswith(_EXACT):
            found.append(_EXACT + unicodedata.normalize("NFC", part[1:].lower()))
        else:
            found += [token.word for token in tokens(plain(part))]
    return tuple(found)


def _laid(found: list[Token], marked: dict[str, set[str]]) -> Way:
    words: list[frozenset[str]] = []
    starts = 0
    for token in found:
        if token.starts:
            starts |= 1 << len(words)
        exact = marked.get(token.word) or {_EXACT + token.word}
        words.append(_readings(token.word) | exact if token.word[0].isascii() else _readings(token.word))
    return words, starts


def _marked(text: str) -> dict[str, set[str]]:
    """For each folded word that was typed with marks, how it was typed: tu -> tự."""
    found: dict[str, set[str]] = {}
    if not text.isascii():
        for word in _MARKED_WORD.findall(unicodedata.normalize("NFC", text).lower()):
            if not word.isascii() and (folded := plain(word)).isascii():
                found.setdefault(folded, set()).add(_EXACT + word)
    return found


def _joined(found: list[Token]) -> list[Token]:
    result: list[Token] = []
    for token in found:
        if result and result[-1].word in _VERB_PARTICLES and not token.starts:
            result[-1] = Token(result[-1].word + token.word, result[-1].starts)
        else:
            result.append(token)
    return result


@lru_cache(maxsize=20_000)
def _readings(word: str) -> frozenset[str]:
    readings = {word, short_runs(word, 1), short_runs(word, 2)}
    if "\u0600" <= word[0] <= "\u06ff":
        readings |= {
            word[len(clitic) :]
            for clitic in _ARABIC_CLITICS
            if word.startswith(clitic) and len(word) - len(clitic) >= 3
        }
    elif "\u1200" <= word[0] <= "\u137f":
        readings |= _ethiopic(word)
    if word.isdigit():
        readings.add("#")
    return frozenset(readings)


def _ethiopic(word: str) -> set[str]:
    """The word without a preposition before it, or an ending for object or "and", or both."""
    heads = {word} | {word[1:] for prefix in _ETHIOPIC_PREFIXES if word.startswith(prefix) and len(word) > 2}
    ends = {
        head[:-1]
        for head in heads
        for suffix in _ETHIOPIC_SUFFIXES
        if head.endswith(suffix) and len(head) > 2
    }
    return heads | ends
