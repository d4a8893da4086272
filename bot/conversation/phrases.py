"""Sentences that several flows say: who replies by when, and times as people say them."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from bot.conversation.turn import Context
from leavingcare.clock import LONDON
from leavingcare.understanding import Window


def babel_locale(locale: str) -> str:
    """Babel's name for a locale: English is Britain's."""
    return "en_GB" if locale == "en" else locale


def clock(moment: datetime, locale: str) -> str:
    """'5pm', '5:30pm'."""
    local = moment.astimezone(LONDON)
    if locale != "en":
        return format_datetime(local, "h:mm a", locale=babel_locale(locale))
    return f"{local:%I:%M%p}".lstrip("0").replace(":00", "").lower()


def moment(moment: datetime, locale: str) -> str:
    """'Tue 24 Nov, 5pm', in the time of the young person's clock."""
    day = format_date(moment.astimezone(LONDON).date(), "EEE d MMM", locale=babel_locale(locale))
    return f"{day}, {clock(moment, locale)}"


def day(on: date, locale: str) -> str:
    """'3 Oct'."""
    return format_date(on, "d MMM", locale=babel_locale(locale))


def promise(context: Context, due_at: datetime | None = None) -> str:
    """Who replies, and by when: by `due_at` where that was promised before, else as a new message is due.

    A phone that may not hear names hears 'a person'.
    """
    _ = context.words.gettext
    when = moment(due_at or context.promise.due_at, context.locale)
    name, cover = context.promise.adviser, context.promise.cover
    if name and cover:
        # Translators: %(when)s is a day and time such as "Tue 24 Nov, 5pm".
        return _("%(name)s's reply is due by %(when)s. If %(name)s can't, %(cover)s replies.") % {
            "name": name,
            "when": when,
            "cover": cover,
        }
    if name:
        return _("%(name)s's reply is due by %(when)s.") % {"name": name, "when": when}
    return _("A person's reply is due by %(when)s.") % {"when": when}


def call_window(window: Window, context: Context) -> str:
    """The time for a call, read back: 'Wed 25 Nov, after 4pm'. Their own words where no time was understood."""
    _ = context.words.gettext
    if window.start is None and window.end is None:
        return window.words
    first = window.start or window.end
    assert first is not None
    given = {"day": moment(first, context.locale).rsplit(", ", 1)[0]}
    if window.start and window.end:
        given |= {"start": clock(window.start, context.locale), "end": clock(window.end, context.locale)}
        # Translators: a time to ring, such as "Wed 25 Nov, between 4pm and 6pm".
        return _("%(day)s, between %(start)s and %(end)s") % given
    if window.start:
        return _("%(day)s, after %(start)s") % (given | {"start": clock(window.start, context.locale)})
    return _("%(day)s, before %(end)s") % (given | {"end": clock(first, context.locale)})
