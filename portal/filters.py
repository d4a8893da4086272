"""Days, times, numbers and names as a page says them: through Babel, in London's time, in the page's language."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from babel.dates import format_date, format_time
from flask import Flask
from markupsafe import Markup, escape

from leavingcare import languages
from leavingcare.clock import LONDON
from leavingcare.people import shown_number
from portal.languages import gettext as _
from portal.languages import locale, ngettext
from portal.sessions import on


def babel_locale() -> str:
    """Babel's name for this page's language: English is Britain's."""
    code = locale().code
    return "en_GB" if code == "en" else code


def _day(moment: date) -> date:
    return moment.astimezone(LONDON).date() if isinstance(moment, datetime) else moment


def full_day(day: date) -> str:
    """'Tuesday 24 November', with the year where it is not this one."""
    wanted = _day(day)
    pattern = "EEEE d MMMM" if wanted.year == on().year else "EEEE d MMMM y"
    return format_date(wanted, pattern, locale=babel_locale())


def whole_day(day: date) -> str:
    """'2 March 2007': a day of birth, of which nobody wants the day of the week."""
    return format_date(day, "d MMMM y", locale=babel_locale())


def short_day(day: date) -> str:
    """'24 Nov'."""
    return format_date(_day(day), "d MMM", locale=babel_locale())


def clock(moment: datetime) -> str:
    """'5pm', '10:42pm'."""
    local = moment.astimezone(LONDON)
    if locale().code == "en":
        return f"{local:%I:%M%p}".lstrip("0").replace(":00", "").lower()
    return format_time(local, "h:mm a", locale=babel_locale())


def moment(moment: datetime) -> str:
    """'Tuesday 24 November, 5pm'."""
    day = format_date(_day(moment), "EEEE d MMMM", locale=babel_locale())
    return f"{day}, {clock(moment)}"


def moment_short(moment: datetime) -> str:
    """'Tue 24 Nov, 5pm'."""
    day = format_date(_day(moment), "EEE d MMM", locale=babel_locale())
    return f"{day}, {clock(moment)}"


def on_day(moment: datetime) -> date:
    """The day in London of a moment."""
    return _day(moment)


def days_ahead(day: date, today: date) -> str:
    """'Today', 'Tomorrow', 'In 5 days'."""
    days = (day - today).days
    if days <= 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return ngettext("In %(num)s day", "In %(num)s days", days)


def phone_words(number: str) -> str:
    """A number as people write it: '07700 900123'."""
    return shown_number(number) if number.startswith("+") else number


def tel_href(number: str) -> str:
    """The address that dials a number."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def text_href(number: str, words: str = "") -> str:
    """The address that opens a text to a number."""
    return "sms:" + re.sub(r"[^\d+]", "", number) + (f"?body={quote(words)}" if words else "")


def initials(name: str) -> str:
    """'SO' of 'Sam Okoro'."""
    parts = [part for part in name.split() if part]
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def language_name(code: str) -> str:
    """A language's name in English for staff, and its own where a page is in another."""
    found = languages.find(code)
    if found is None:
        return code
    return found.name if locale().code == "en" else found.own_name


def combined(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """Two sets of attributes as one."""
    return left | right


def numbers_apart(words: str) -> Markup:
    """Figures, money and phone numbers kept together in their own direction, for pages that run right to left."""
    pieces = re.split(r"((?:£|\+)?\d[\d,. ]*\d|£?\d+)", words)
    return Markup("").join(
        Markup('<bdi dir="ltr">{}</bdi>').format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )


def init_app(app: Flask) -> None:
    for made in (
        full_day,
        whole_day,
        short_day,
        clock,
        moment,
        moment_short,
        on_day,
        days_ahead,
        phone_words,
        tel_href,
        text_href,
        initials,
        language_name,
        combined,
        numbers_apart,
    ):
        app.jinja_env.filters[made.__name__] = made
