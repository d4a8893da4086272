"""Pages that come only after a form was sent, pages that say what to fix, and error pages: nobody is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from flask import Flask, render_template

import portal
from leavingcare import demo, people
from leavingcare.access import Role
from leavingcare.people.passwords import hash_password
from leavingcare.settings import ROOT
from leavingcare.storage import Database
from tests.browser.looking import Open, assert_nothing, people_see, staff_see
from tests.browser.pages import ON_THE_WAY, OWN, PUBLIC, RENDERED, STAFF
from tests.support.chromium import Watch
from tests.support.deployment import Deployment
from tests.support.desk import bot_desk, settings
from tests.support.signing_in import number_of

pytestmark = pytest.mark.browser

SEND = "main form .govuk-button:not(.govuk-password-input__toggle)"


def test_every_template_is_looked_at() -> None:
    reached = {place.template for place in [*PUBLIC, *OWN, *STAFF]} | set(RENDERED) | set(ON_THE_WAY)
    pages = {
        path.relative_to(folder).as_posix()
        for folder in [*ROOT.glob("portal/**/templates"), ROOT / "bot" / "simulator" / "templates"]
        for path in folder.rglob("*.html")
        if '{% extends "' in path.read_text(encoding="utf-8")
    }

    frames = {"layouts/page.html", "layouts/staff.html", "checker/frame.html", "adviser/record_form.html"}
    assert pages - frames == reached


@pytest.mark.parametrize("language", ["", "/ar"])
def test_a_young_person_signing_in_is_kept_out_by_nothing(
    language: str, served: Deployment, browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of()).new_page()
    page.goto(f"{served.origin}{language}/sign-in")
    page.fill("#number", "077")
    page.click(SEND)
    page.wait_for_selector(".govuk-error-summary")
    found = people_see(page)

    page.fill("#number", number_of("jade"))
    page.click(SEND)
    page.wait_for_url("**/sign-in/code")
    found += people_see(page)
    page.fill("#code", "12")
    page.click(SEND)
    page.wait_for_selector(".govuk-error-summary")

    assert_nothing(found + people_see(page) + watch.found())


def test_a_new_adviser_setting_up_an_authenticator_is_kept_out_by_nothing(
    served: Deployment, browser_of: Open, watch: Watch
) -> None:
    with served.database.session() as session:
        people.add_staff(
            session,
            name="Noor Field",
            email="noor@waymark.example",
            password_hash=hash_password(demo.PASSWORD),
            roles=[Role.ADVISER],
            now=served.now,
        )
    page = watch.on(browser_of()).new_page()
    page.goto(f"{served.origin}/staff/sign-in")
    page.click(SEND)
    page.wait_for_selector(".govuk-error-summary")
    found = staff_see(page)

    page.fill("#email", "noor@waymark.example")
    page.fill("#password", demo.PASSWORD)
    page.click(SEND)
    page.wait_for_url("**/staff/sign-in/code")
    found += staff_see(page)
    secret = page.inner_text(".wm-square + p bdi")
    page.fill("#code", pyotp.TOTP(secret).at(served.now))
    page.click(SEND)
    page.wait_for_selector("h1:text('recovery codes')")

    assert_nothing(found + staff_see(page) + watch.found())


@pytest.mark.parametrize("language", ["", "/ar"])
def test_saying_whether_an_entry_was_right_is_kept_from_nobody(
    language: str, served: Deployment, browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of()).new_page()
    page.goto(f"{served.origin}{language}/offer/council-tax")
    page.click("#was-it-right .govuk-button")
    page.wait_for_selector(".govuk-error-summary")
    found = people_see(page)

    page.check("#was-it-right input[type=radio] >> nth=0")
    page.click("#was-it-right .govuk-button")
    page.wait_for_selector("#was-it-right", state="detached")

    assert_nothing(found + people_see(page) + watch.found())


def test_checking_what_one_can_get_is_kept_from_nobody(
    served: Deployment, browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of("kai")).new_page()
    page.goto(f"{served.origin}/what-can-i-get/")
    page.click("main form .govuk-button >> nth=0")
    page.wait_for_url("**/what-we-know")
    found = people_see(page)
    page.click("main .govuk-button")
    page.wait_for_url("**/question/*")
    page.click("main form .govuk-button >> nth=0")
    page.wait_for_load_state()
    found += people_see(page)

    page.goto(f"{served.origin}/what-can-i-get/question/care-when")
    page.check("input[value=until-18]")
    page.click("main form .govuk-button >> nth=0")
    page.goto(f"{served.origin}/what-can-i-get/question/care-weeks")
    page.check("input[value=yes]")
    page.click("main form .govuk-button >> nth=0")
    page.goto(f"{served.origin}/what-can-i-get/answers")
    found += people_see(page)
    page.goto(f"{served.origin}/what-can-i-get/result")
    found += people_see(page)
    page.click("button[name=do][value=ask] >> nth=0")
    page.wait_for_url("**/ask/*")

    assert_nothing(found + people_see(page) + watch.found())


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("sam", "/staff/young-people/{yonas}/plan/add"),
        ("sam", "/staff/escalations/{waits_for_sam}/close"),
        ("sam", "/staff/conversations/{talk_of_kai}"),
    ],
)
def test_a_form_of_staff_that_says_what_to_fix_keeps_nobody_out(
    who: str, path: str, served: Deployment, lived_in: dict[str, str], browser_of: Open, watch: Watch
) -> None:
    page = watch.on(browser_of(who)).new_page()
    page.goto(served.origin + path.format(**lived_in))
    page.click(".wm-wrap form.wm-card .govuk-button >> nth=0")
    page.wait_for_selector(".govuk-error-summary")

    assert_nothing(staff_see(page) + watch.found())


@pytest.fixture(scope="module")
def portal_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The portal in this process, to make pages that no request leads to."""
    folder: Path = tmp_path_factory.mktemp("alone")
    made = settings(database_url=f"sqlite:///{folder / 'portal.db'}", spool_dir=str(folder))
    database = Database(made.database_url, made.data_key)
    database.create_all()
    yield portal.create_app(made, database=database, desk=bot_desk().intake)
    database.dispose()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("template", RENDERED)
def test_an_error_page_keeps_nobody_out(
    template: str, language: str, served: Deployment, portal_alone: Flask, browser_of: Open, watch: Watch
) -> None:
    environ = {"waymark.locale": language}
    with portal_alone.test_request_context("/", environ_overrides=environ):
        portal_alone.preprocess_request()
        body = render_template(template, reason="")
    page = watch.on(browser_of()).new_page()
    page.route("**/made-here", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{served.origin}/made-here")

    assert page.get_attribute("html", "lang") == language
    assert_nothing(people_see(page) + watch.found())
