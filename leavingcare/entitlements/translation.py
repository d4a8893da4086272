"""What of the rules' files is translated: everything that a young person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from leavingcare.entitlements.rules import Rule, council_rules, national_rules


def texts_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Every text of a rule that is translated, as (key, English), in the order of its file."""
    yield "name", rule.name
    yield "gives", rule.gives
    yield from (("amounts", each.says) for each in rule.amounts if each.says)
    yield from (("claim", text) for text in rule.claim)
    if rule.deadline is not None:
        yield "deadline", rule.deadline.says


def every_text(root: Path) -> dict[str, list[str]]:
    """Every English text of every rule, national and of each council, with where it stands."""
    councils = sorted(path.parent.name for path in (root / "councils").glob("*/council.yaml"))
    layers: list[Iterable[Rule]] = [national_rules(root).values()]
    layers += [council_rules(root, council).values() for council in councils]
    found: dict[str, list[str]] = {}
    for rules in layers:
        for rule in rules:
            for key, english in texts_of(rule):
                place = f"{rule.slug}/{key}"
                places = found.setdefault(english, [])
                if place not in places:
                    places.append(place)
    return found
