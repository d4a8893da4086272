"""The public pages of the local offer. All advice is open without an account."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from leavingcare.languages import DEFAULT
from leavingcare.offer import AREAS, helpline_in
from portal.languages import locale
from portal.offer import asking
from portal.offer.feedback import FeedbackForm, keep
from portal.permissions import anyone
from portal.sessions import db, desk, now, on

blueprint = Blueprint("offer", __name__, template_folder="templates")

MOST_LETTERS = 300
EXAMPLES = ("setting-up-home-allowance", "council-tax", "personal-adviser")


@blueprint.get("/")
@anyone
def home() -> str:
    """The question box first, then help today, then the eight subjects."""
    return render_template("offer/home.html", examples=_examples(), helplines=desk().helplines.first())


def _examples() -> list[tuple[str, str, str]]:
    """Questions as people ask them: the entry that answers, the words, and their language; ours where it has some."""
    library, wanted = desk().library, locale().code
    found = []
    for slug in EXAMPLES:
        if library.find(slug) is not None:
            own = library.examples(slug, wanted)
            found.append((slug, (own or library.examples(slug))[1], wanted if own else DEFAULT))
    return found


@blueprint.get("/ask")
@anyone
def ask() -> str:
    """A question from a link; one that is typed is posted, so that it stays out of addresses and histories."""
    return _asked(request.args.get("q"))


@blueprint.post("/ask")
@anyone
def ask_in_private() -> str:
    """What a question finds: the entry that answers it, those that may, or a person."""
    return _asked(request.form.get("q"))


def _asked(given: str | None) -> str:
    wanted = (given or "").strip()[:MOST_LETTERS]
    found = asking.find(wanted, desk=desk(), locale=locale().code, now=now())
    return render_template("offer/ask.html", wanted=wanted, found=found, others=found.others)


@blueprint.get("/subjects/<area>")
@anyone
def area(area: str) -> str:
    if area not in AREAS:
        abort(404)
    entries = [
        desk().library.texts(entry.slug, on=on(), locale=locale().code)
        for entry in desk().library.by_area(area)
    ]
    return render_template("offer/area.html", area=area, entries=entries)


@blueprint.get("/offer/<slug>")
@anyone
def entry(slug: str) -> str:
    """One entry: the answer first, how to get it, what to do if told no, and where it comes from."""
    return _entry_page(slug, FeedbackForm())


def _entry_page(slug: str, form: FeedbackForm) -> str:
    library = desk().library
    page = library.page(slug, on=on(), locale=locale().code, root=request.script_root)
    related = [library.texts(other, on=on(), locale=locale().code) for other in page.related]
    return render_template("offer/entry.html", page=page, related=related, form=form)


@blueprint.post("/offer/<slug>/right")
@anyone
def say_if_right(slug: str) -> str | tuple[str, int]:
    """Whether an entry was right, for its editor; nothing says who said so."""
    desk().library.entry(slug)
    form = FeedbackForm()
    if not form.validate():
        return _entry_page(slug, form), 422
    address = request.remote_addr or ""
    in_danger = keep(db(), form, slug, locale=locale().code, address=address, now=now())
    return render_template("offer/thanks.html", slug=slug, in_danger=in_danger)


@blueprint.get("/help-today")
@anyone
def helplines() -> str:
    lines = [helpline_in(line, locale().code) for line in desk().helplines.all]
    return render_template("offer/helplines.html", helplines=lines)


@blueprint.get("/if-someone-checks-your-phone")
@anyone
def checked_phone() -> str:
    return render_template("offer/checked_phone.html")


@blueprint.get("/who-can-see")
@anyone
def who_sees() -> str:
    return render_template("offer/who_sees.html")


@blueprint.get("/complain-or-advocate")
@anyone
def complain() -> str:
    coram = desk().helplines.find("coram-voice")
    return render_template("offer/complain.html", coram=helpline_in(coram, locale().code) if coram else None)


@blueprint.get("/accessibility")
@anyone
def accessibility() -> str:
    return render_template("offer/accessibility.html", now=now())
