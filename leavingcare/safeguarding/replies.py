"""The fixed words that answer a danger: written by people, signed off by a person, filled only with numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from leavingcare.languages import number_in_one
from leavingcare.safeguarding.concern import Concern, Risk
from leavingcare.safeguarding.net import Net, with_net
from leavingcare.safeguarding.rules import Signals

SAFE_WORD = "safe-word"

_BY_OTHERS = frozenset(
    {
        Risk.ABUSE,
        Risk.SEXUAL_ABUSE,
        Risk.DOMESTIC_ABUSE,
        Risk.EXPLOITATION,
        Risk.TRAFFICKING,
        Risk.VIOLENCE_THREAT,
        Risk.FORCED_MARRIAGE,
        Risk.FGM,
        Risk.HONOUR_ABUSE,
        Risk.RADICALISATION,
    }
)
"""Harm that the reader of somebody's phone may be doing."""

_NAME = re.compile(r"\{([a-z0-9_-]+)\}")

# Said when even the words cannot be loaded. The one number in it never changes.
LAST_RESORT = (
    "If anyone is in danger or badly hurt, call 999 now. "
    "A person has been told about your message and will read it."
)


def safety_reply(
    concern: Concern, *, locale: str, numbers: Mapping[str, str], overlooked: bool = False
) -> str:
    """What to say to `concern` in `locale` (English where we have no words in it).

    On a phone that is `overlooked`, which somebody else may read, harm by other people is not named. `numbers` are
    helplines and the council's lines by name, as they are shown; a sentence that needs one we do not have is left out.
    Never raises.
    """
    names = [concern.risk.value, "any"]
    moments = [concern.urgency.value, "today", "any", "immediate"]
    if concern.about_other and not concern.failed:
        moments.insert(0, "other")
    if concern.failed:
        names.insert(0, "failed")
    if SAFE_WORD in concern.signals:
        names.insert(0, SAFE_WORD)
        moments = ["immediate"]
    elif overlooked and concern.risk in _BY_OTHERS and not concern.failed:
        names[:0] = ["overlooked", SAFE_WORD]
        moments.insert(0, "any")
    return _say(names, moments, locale=locale, numbers=numbers)


def correction_reply(*, locale: str, numbers: Mapping[str, str]) -> str:
    """What to say to "I'm OK, I meant...": noted kindly; the alert is not stood down."""
    return _say(["correction", "any"], ["any", "today"], locale=locale, numbers=numbers)


def hush_reply(*, locale: str) -> str:
    """What to say to "someone else has my phone": nothing that tells whoever reads it anything."""
    return _say(["hush", "any"], ["any", "today"], locale=locale, numbers={})


def _say(names: list[str], moments: list[str], *, locale: str, numbers: Mapping[str, str]) -> str:
    return str(with_net(lambda net: _words(net, names, moments, locale=locale, numbers=numbers), LAST_RESORT))


def _words(net: Net, names: list[str], moments: list[str], *, locale: str, numbers: Mapping[str, str]) -> str:
    known = {name.replace("_", "-"): number for name, number in numbers.items() if number}
    for signals in _in_turn(net, locale):
        said = {name: number_in_one(number, signals.language) for name, number in known.items()}
        for name in names:
            sentences = _find(signals.replies.get(name, {}), moments)
            if sentences:
                return " ".join(_filled(sentences, said))
    return LAST_RESORT


def _in_turn(net: Net, locale: str) -> Iterable[Signals]:
    """The language asked for, the language it is a form of, then English."""
    by_code = {signals.language: signals for signals in net.languages}
    codes = [locale, re.split(r"[-_]", locale)[0], "en"]
    return [by_code[code] for code in dict.fromkeys(codes) if code in by_code]


def _find(moments_written: Mapping[str, Any], moments: list[str]) -> list[Any]:
    for moment in moments:
        if moment in moments_written:
            return list(moments_written[moment])
    return []


def _filled(sentences: Iterable[Any], known: Mapping[str, str]) -> list[str]:
    """The sentences that can be said with the numbers we have, filled in."""
    said: list[str] = []
    for sentence in sentences:
        choices = sentence if isinstance(sentence, list) else [sentence]
        for choice in choices:
            if all(name in known for name in _NAME.findall(choice)):
                said.append(_NAME.sub(lambda match: known[match[1]], choice))
                break
    return said
