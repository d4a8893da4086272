"""How much danger the safety net finds in each set of texts, how often calm is taken for danger, and how fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import TypeVar

import yaml

from bench.disguises import DISGUISES
from leavingcare.safeguarding.concern import Urgency
from leavingcare.safeguarding.net import CONTENT, Net
from leavingcare.safeguarding.reading import english

TEXTS = Path(__file__).parents[1] / "tests" / "evaluation" / "safeguarding"
DANGER = ("explicit", "veiled", "unseen-a", "unseen-b", "unseen-c", "unseen-d", "unseen-e", "unseen-f")
CALM = (
    "ordinary-questions",
    "ordinary-talk",
    "ordinary-near-danger",
    "harmless-a",
    "harmless-b",
    "harmless-c",
    "harmless-d",
    "harmless-e",
    "harmless-f",
)
Given = TypeVar("Given")

_WORST = 5
_EVERY = 6
"""One in so many of the explicit texts is disguised in every way."""


@dataclass(frozen=True)
class Told:
    """A text of a set, and what is known of it: empty where nothing is."""

    text: str
    kind: str = ""
    risks: tuple[str, ...] = ()
    urgency: str = ""


def read(name: str) -> list[Told]:
    """The texts of one set. Raises OSError or yaml.YAMLError when it cannot be read."""
    return list(_told(yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8")), name, ()))


def _told(given: object, name: str, place: tuple[str, ...]) -> Iterator[Told]:
    if isinstance(given, dict) and "text" in given:
        risks = (str(given["risk"]), *given.get("also", ())) if "risk" in given else ()
        yield Told(str(given["text"]), str(given.get("kind", name)), risks, str(given.get("urgency", "")))
    elif isinstance(given, dict):
        for key, below in given.items():
            yield from _told(below, name, (*place, str(key)))
    elif isinstance(given, list):
        for each in given:
            yield from _told(each, name, place)
    else:
        yield Told(str(given), name, place[:1])


@dataclass
class Found:
    """What the net made of the texts of one kind."""

    asked: int = 0
    found: int = 0
    right: int = 0
    now: int = 0
    found_now: int = 0

    @property
    def share(self) -> float:
        """The share of the texts in which a danger was found."""
        return self.found / self.asked if self.asked else 1.0


def found_by(net: Net, told: Sequence[Told]) -> tuple[dict[str, Found], dict[str, Found]]:
    """What was found, by kind and by risk."""
    kinds: dict[str, Found] = defaultdict(Found)
    risks: dict[str, Found] = defaultdict(Found)
    for each in told:
        concern = net.assess(each.text)
        for found in (kinds[each.kind], risks[each.risks[0] if each.risks else "?"]):
            found.asked += 1
            found.found += concern is not None
            found.right += concern is not None and concern.risk.value in each.risks
            if each.urgency == Urgency.IMMEDIATE:
                found.now += 1
                found.found_now += concern is not None and concern.urgency is Urgency.IMMEDIATE
    return kinds, risks


def disguised(net: Net, told: Sequence[Told]) -> dict[str, Found]:
    """What was found of the same texts under each disguise."""
    result: dict[str, Found] = {}
    for disguise in DISGUISES:
        dice, found = Random(3), Found()
        for each in told:
            found.asked += 1
            found.found += net.assess(disguise(each.text, dice)) is not None
        result[disguise.__name__] = found
    return result


def main() -> None:
    """Print the tables."""
    net = Net.load(CONTENT)
    print(f"{'danger':22}{'found':>14}{'share':>8}{'risk right':>12}{'immediate':>12}")
    for name in DANGER:
        kinds, risks = found_by(net, read(name))
        for kind, found in kinds.items():
            title = name if kind == name else f"{name} {kind}"
            now = f"{found.found_now}/{found.now}" if found.now else "-"
            print(
                f"{title:22}{found.found:>6} of {found.asked:>4}{found.share:>8.3f}"
                f"{found.right / max(1, found.found):>12.2f}{now:>12}"
            )
        worst = sorted(risks.items(), key=lambda item: item[1].share)[:_WORST]
        print("  least found:", ", ".join(f"{risk} {found.share:.2f}" for risk, found in worst))
    print(f"\n{'calm':22}{'raised':>14}{'share':>8}")
    for name in CALM:
        told = read(name)
        raised = sum(net.assess(each.text) is not None for each in told)
        print(f"{name:22}{raised:>6} of {len(told):>4}{raised / len(told):>8.3f}")
    print(f"\n{'explicit, disguised':22}{'found':>14}{'share':>8}")
    for disguise, found in disguised(net, read("explicit")[::_EVERY]).items():
        print(f"{disguise:22}{found.found:>6} of {found.asked:>4}{found.share:>8.3f}")
    _speed(net)


def _speed(net: Net) -> None:
    """How long one text takes, the second look by itself as well."""
    told = [*read("unseen-a"), *read("harmless-a")]
    whole = [_milliseconds(net.assess, each.text) for each in told]
    laid = [english(each.text, net.manner)[0][0] for each in told]
    look = [_milliseconds(net.likeness.look, places) for places in laid if places]
    for title, taken in (("milliseconds a text", whole), ("the second look", look)):
        print(f"{title:22} median {median(taken):.2f}, 95th of a hundred {quantiles(taken, n=20)[-1]:.2f}")


def _milliseconds(run: Callable[[Given], object], given: Given) -> float:
    start = perf_counter()
    run(given)
    return 1000 * (perf_counter() - start)


if __name__ == "__main__":
    main()
