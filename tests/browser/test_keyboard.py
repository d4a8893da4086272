"""With a keyboard alone: every stop can be seen, is marked, is not behind the bar that stays, and nothing is a trap."""

from __future__ import annotations

from pathlib import Path

import pytest

import tests.support.axe
from tests.browser.looking import Open
from tests.support.axe import DESKTOP, SMALL_PHONE, View
from tests.support.deployment import Deployment

pytestmark = pytest.mark.browser

FOCUS = Path(tests.support.axe.__file__).with_name("focus.js").read_text(encoding="utf-8")
PAGES = [
    ("", "/"),
    ("", "/ar/"),
    ("yonas", "/plan"),
    ("kai", "/contact"),
    ("kai", "/messages"),
    ("asha", "/staff/today"),
    ("sam", "/staff/conversations/{talk_of_kai}"),
]
MOST_STOPS = 120


@pytest.mark.parametrize("view", [SMALL_PHONE, DESKTOP], ids=lambda view: view.name)
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_every_stop_is_seen(
    who: str, path: str, view: View, served: Deployment, lived_in: dict[str, str], browser_of: Open
) -> None:
    page = browser_of(who).new_page()
    view.of(page)
    page.goto(served.origin + path.format(**lived_in))
    reachable = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, textarea, select, input:not([type=hidden])')]"
        ".filter(each => each.checkVisibility() && each.type !== 'radio').length"
    )

    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)

    assert len(stops) < MOST_STOPS
    assert len(stops) >= reachable
    bad = [stop for stop in stops if not stop["inside"] or not stop["marked"] or stop["covered"]]
    assert not bad, "\n".join(map(str, bad))
