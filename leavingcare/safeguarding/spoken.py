"""Which language a danger was said in: the one whose words answer it."""

from __future__ import annotations

from collections.abc import Iterable

from leavingcare.understanding import identify


def spoken_language(text: str, saved: str, found_in: Iterable[str], answered_in: frozenset[str]) -> str:
    """The language to answer in. `found_in` are the languages whose rules found something, gravest first.

    Rules of neighbours find each other's words (Dari and Farsi), so the text's own language comes first, then
    the saved one; where neither is among them, the first that found something.
    """
    found = list(dict.fromkeys(found_in))
    own = _identified(text, saved)
    if own in found or (own != "en" and own in answered_in):
        return own
    return saved if saved in found else found[0]


def _identified(text: str, saved: str) -> str:
    try:
        return identify(text, prior=saved).locale
    except Exception:  # noqa: BLE001 - a danger that was found must not be lost over the language of its answer
        return saved
