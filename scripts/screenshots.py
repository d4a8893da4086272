"""Takes the README's two pictures of a practice service that it starts itself: python -m scripts.screenshots."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.chromium import chromium
from tests.support.deployment import Deployment, deployment
from tests.support.practice import await_texts, type_on
from tests.support.signing_in import number_of, sign_in_young_person

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
PHONE = {"width": 320, "height": 860}
SIDE_BY_SIDE = (
    """<body style="margin:0;padding:20px;display:flex;gap:20px;background:#e1dfd7;width:max-content">"""
)
LARGEST = 300 * 1024


def main() -> int:
    """Take both pictures. Returns the exit status."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        deployment(Path(folder)) as served,
        chromium(Path(folder)) as browser,
    ):
        for name, take in (("practice-phone", practice_phone), ("small-phone", small_phone)):
            path = SCREENS / f"{name}.png"
            take(browser, served, path)
            print(f"{path.relative_to(SCREENS.parents[1])}: {path.stat().st_size // 1024} KB")
            if path.stat().st_size > LARGEST:
                print(f"{path.name} is larger than {LARGEST // 1024} KB", file=sys.stderr)
                return 1
    return 0


def practice_phone(browser: Browser, served: Deployment, path: Path) -> None:
    """A text, its answer, and what the service made of it."""
    with opened(browser, viewport={"width": 1280, "height": 860}) as context:
        page = context.new_page()
        page.goto(f"{served.origin}/phone/?who=kai&channel=sms")
        for text, texts in (("hw do i get money 4 my 1st flat", 2), ("can someone call me after 4 tmrw", 3)):
            type_on(page, text)
            await_texts(served, number_of("kai"), texts)
        page.wait_for_function(
            "() => [...document.querySelectorAll('#beside .govuk-tag')].every(each => each.innerText === 'Delivered')"
        )
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=path)


def small_phone(browser: Browser, served: Deployment, path: Path) -> None:
    """Home, a plan, and a plan in Arabic, side by side."""
    shots = [
        picture(browser, lambda page: page.goto(served.origin)),
        picture(browser, lambda page: sign_in_young_person(page, served, "yonas")),
        picture(browser, lambda page: sign_in_young_person(page, served, "amira", language="/ar")),
    ]
    with opened(browser, viewport={"width": 1040, "height": PHONE["height"] + 40}) as context:
        page = context.new_page()
        page.route("**/shot-*", lambda route: route.fulfill(body=shots[int(route.request.url[-1])]))
        images = "".join(f'<img src="/shot-{number}" alt="">' for number in range(len(shots)))
        page.route(
            "**/side-by-side",
            lambda route: route.fulfill(body=SIDE_BY_SIDE + images, content_type="text/html"),
        )
        page.goto(f"{served.origin}/side-by-side", wait_until="networkidle")
        page.screenshot(path=path)


def picture(browser: Browser, go: Callable[[Page], object]) -> bytes:
    """What a small phone shows once `go` has taken it somewhere."""
    with opened(browser, viewport=PHONE) as context:
        page = context.new_page()
        go(page)
        page.wait_for_load_state("networkidle")
        return page.screenshot()


@contextmanager
def opened(browser: Browser, **given: object) -> Iterator[BrowserContext]:
    """A browser of its own for one picture."""
    context = browser.new_context(locale="en-GB", **given)  # type: ignore[arg-type]
    try:
        yield context
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main())
