"""Which script a text is written in, and the language of a script that we know but one language of."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

_BLOCKS = (
    (0x41, 0x24F, "latin"),
    (0x370, 0x3FF, "greek"),
    (0x400, 0x52F, "cyrillic"),
    (0x531, 0x58F, "armenian"),
    (0x5D0, 0x5F4, "hebrew"),
    (0x600, 0x6FF, "arabic"),
    (0x750, 0x77F, "arabic"),
    (0x8A0, 0x8FF, "arabic"),
    (0x900, 0x97F, "devanagari"),
    (0x980, 0x9FF, "bengali"),
    (0xA00, 0xA7F, "gurmukhi"),
    (0xB80, 0xBFF, "tamil"),
    (0xD80, 0xDFF, "sinhala"),
    (0xE00, 0xE7F, "thai"),
    (0x1000, 0x109F, "myanmar"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1200, 0x139F, "ethiopic"),
    (0x1E00, 0x1EFF, "latin"),
    (0x2D80, 0x2DDF, "ethiopic"),
    (0x3040, 0x30FF, "kana"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
)
_STARTS = [start for start, _end, _name in _BLOCKS]

ONE_LANGUAGE = {
    "greek": "el",
    "armenian": "hy",
    "hebrew": "he",
    "devanagari": "hi",
    "bengali": "bn",
    "gurmukhi": "pa",
    "tamil": "ta",
    "sinhala": "si",
    "thai": "th",
    "myanmar": "my",
    "georgian": "ka",
    "kana": "ja",
    "han": "zh",
    "hangul": "ko",
}
"""The language that a text in one of these scripts is taken for, so that a person knows whom to ask."""


def _script(letter: str) -> str:
    place = ord(letter)
    at = bisect_right(_STARTS, place) - 1
    return _BLOCKS[at][2] if at >= 0 and place <= _BLOCKS[at][1] else "other"


def script_of(text: str) -> str:
    """The script that most of the letters are in; "other" where we do not know it, "none" without letters."""
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else "none"
    found = Counter(_script(letter) for letter in text if letter.isalpha())
    if not found:
        return "none"
    # A Latin name or address in an Arabic text does not make the text Latin.
    others = {name: count for name, count in found.items() if name != "latin"}
    best = max(others, key=others.__getitem__, default="latin")
    return best if others.get(best, 0) * 2 >= found["latin"] else "latin"
