"""What everyone can read, signed in or not, and what every answer says to the browser."""

import re

import pytest

from tests.support.portal_client import PortalClient

PUBLIC = [
    "/",
    "/ask",
    "/ask?q=money+for+my+flat",
    "/ask?q=qqqqqq",
    "/subjects/money",
    "/subjects/health",
    "/offer/setting-up-home-allowance",
    "/help-today",
    "/if-someone-checks-your-phone",
    "/who-can-see",
    "/complain-or-advocate",
    "/accessibility",
    "/sign-in",
    "/staff/sign-in",
]


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_a_public_page_is_sound_in_english_and_in_arabic(
    anyone: PortalClient, prefix: str, path: str
) -> None:
    page = anyone.get(prefix + path)

    assert page.html["lang"] == ("ar" if prefix else "en")
    assert page.html["dir"] == ("rtl" if prefix else "ltr")


def test_a_question_finds_its_entry_however_it_is_spelt(anyone: PortalClient) -> None:
    assert "Money to set up your first home" in anyone.get("/ask?q=mony+for+my+frist+home").text


def test_an_entry_shows_its_figure_its_source_and_when_it_was_checked(anyone: PortalClient) -> None:
    text = anyone.get("/offer/setting-up-home-allowance").text

    assert "£3,000" in text
    assert "Checked on Saturday 3 October" in text
    assert "Invented guidance" in text


def test_a_figure_past_its_review_is_not_shown(anyone: PortalClient) -> None:
    text = anyone.get("/offer/council-tax").text

    assert "until you are" not in text
    assert "Ask your adviser about this." in text


def test_an_entry_past_its_review_keeps_its_answer_back(anyone: PortalClient) -> None:
    text = anyone.get("/offer/complaints").text

    assert "This may be out of date. Ask us." in text
    assert "You can complain." not in text


def test_the_language_stays_in_every_link(anyone: PortalClient) -> None:
    answer = anyone.raw("/ar/")

    assert 'href="/ar/help-today"' in answer.text
    assert 'hreflang="en" href="/"' in answer.text


def test_what_is_not_there_is_a_page_that_says_so(anyone: PortalClient) -> None:
    assert "This page is not here" in anyone.get("/offer/no-such-entry", status=404).text
    anyone.get("/nowhere", status=404)
    anyone.get("/subjects/nothing", status=404)


def test_every_answer_keeps_the_browser_close(anyone: PortalClient) -> None:
    headers = anyone.raw("/").headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_what_someone_typed_is_shown_and_never_run(anyone: PortalClient) -> None:
    answer = anyone.raw("/ask?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_health_is_told_without_detail(anyone: PortalClient) -> None:
    assert anyone.raw("/healthz").json == {"status": "ok"}
    ready = anyone.raw("/readyz")
    assert ready.status_code == 503
    assert ready.json["worker"] == "silent"


def test_a_typed_question_stays_out_of_addresses(anyone: PortalClient) -> None:
    anyone.get("/")

    answer = anyone.post("/ask", {"q": "hw do i get money 4 my 1st flat"}, status=200)

    assert "Money to set up your first home" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_danger_in_a_question_puts_help_first_and_promises_nobody(anyone: PortalClient) -> None:
    anyone.get("/")

    text = anyone.post("/ask", {"q": "i dont want to be here any more"}, status=200).text

    assert (
        text.index("Nobody reads what is typed in this box")
        < text.index("85258")
        < text.index("Ask a question</label>")
    )
    assert "A person has been told" not in text


def test_what_is_still_english_on_an_arabic_page_says_so(anyone: PortalClient) -> None:
    text = anyone.raw("/ar/offer/council-housing").text

    assert '<div lang="en" dir="ltr"><p>' in text


def test_help_today_is_said_in_arabic_with_hours_and_cost(anyone: PortalClient) -> None:
    text = anyone.get("/ar/help-today").text

    assert "أي شخص، عن أي هم. نهاراً وليلاً. مجاناً." in text
    assert "Day and night" not in text


def test_the_leaving_care_team_can_be_rung_from_help_today_and_from_an_entry(anyone: PortalClient) -> None:
    assert "020 7946 0100" in anyone.get("/help-today").text
    assert "Call the leaving care team" in anyone.get("/offer/setting-up-home-allowance").text


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_the_examples_are_in_the_language_that_they_say(anyone: PortalClient, prefix: str) -> None:
    examples = anyone.raw(f"{prefix}/").text.partition('class="wm-egs"')[2].partition("</ul>")[0]
    links = re.findall(r'lang="(\w+)" dir="auto">(.)', examples)

    assert links
    for language, letter in links:
        assert (language == "ar") == ("\u0600" <= letter <= "\u06ff")
        assert prefix or language == "en"
