"""Letters that are one letter however they are typed: forms of Arabic letters, Ethiopic ones that sound alike, marks.

What is asked and where danger is looked for read letters alike, and go further each in its own way.
"""

from __future__ import annotations

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´′＇"), None)

_ARABIC = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ی", "ي": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ێ": "ی",
    "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ك": "ک", "ڪ": "ک", "ګ": "گ", "ؤ": "و", "ۆ": "و",
    "ۇ": "و", "ڵ": "ل", "ڕ": "ر", "ء": "", "ـ": "", "ں": "ن", "ڼ": "ن", "ټ": "ت", "ٹ": "ت", "ډ": "د",
    "ڈ": "د", "ړ": "ر", "ڑ": "ر", "ږ": "ژ", "ښ": "ش", "څ": "چ", "ځ": "ز",
})  # fmt: skip

# Ethiopic series that sound or are used alike: each is written as the first. In "ha" and "a" two vowels are one.
_ETHIOPIC_SERIES = (("ሀ", "ሐኀ"), ("ሰ", "ሠ"), ("አ", "ዐ"), ("ጸ", "ፀ"), ("ቀ", "ቐ"), ("ከ", "ኸ"))
_ETHIOPIC_ONE_VOWEL = "ሀአ"
_FOURTH = 3

_LATIN = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"})


def _ethiopic() -> dict[int, int]:
    folds = {
        ord(other) + order: ord(kept) + order
        for kept, others in _ETHIOPIC_SERIES
        for other in others
        for order in range(7)
    }
    for kept in _ETHIOPIC_ONE_VOWEL:
        fourth = ord(kept) + _FOURTH
        folds |= {letter: ord(kept) for letter, to in folds.items() if to == fourth} | {fourth: ord(kept)}
    return folds


LETTERS = _LATIN | _ARABIC | _ethiopic()
"""For `str.translate`, after small letters and without marks."""
