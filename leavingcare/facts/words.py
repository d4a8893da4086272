"""Values in the words that people read: "£3,000", "up to £200 a year", "half", "if you turned 18 after 1 May 2023"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from leavingcare.facts.cohort import Cohort, Housing, Lives, Status
from leavingcare.facts.value import Kind, Shape, Value, Who
from leavingcare.languages import number_in_one, offer_catalogue, translator

VALUES = "values"
"""Where translators find the values that are words: values/NAME."""

Say = Callable[[str], str]


def rows_in_words(rows: Sequence[Value], locale: str) -> str:
    """The rows of a value that hold on one day, each with whom it is for where there are several."""
    if len(rows) == 1:
        return in_words(rows[0], locale)
    _ = translator(locale).gettext
    said = [
        # Translators: an amount and whom it is for, such as "£2,000 if you turned 18 after 1 May 2023".
        _("%(amount)s %(who)s") % {"amount": in_words(row, locale), "who": who_for(row.cohort, locale)}
        for row in rows
    ]
    # Translators: amounts with whom each is for; the last of them.
    return _("%(others)s, or %(last)s") % {"others": ", ".join(said[:-1]), "last": said[-1]}


def in_words(found: Value, locale: str) -> str:
    """One value, in its shape; digits stay Western, as numbers on phones are."""
    amount = _figure(found, locale)
    _ = translator(locale).gettext
    match found.shape:
        case None:
            return amount
        case Shape.PERCENTAGE:
            return _share(found, locale)
        case Shape.UP_TO:
            most = _share(found, locale) if found.kind is Kind.PERCENT else _per(amount, found, _)
            return _("up to %(amount)s") % {"amount": most}
        case Shape.LOAN if found.kind is Kind.NUMBER:
            # Translators: how long a loan is paid for, such as "a loan for 4 weeks".
            return _("a loan for %(time)s") % {"time": _per(amount, found, _)}
        case Shape.LOAN:
            return _("a loan of %(amount)s") % {"amount": _per(amount, found, _)}
        case Shape.DISCRETION:
            return _discretion(_per(amount, found, _), found, locale)
        case _:
            return _per(amount, found, _)


def _figure(found: Value, locale: str) -> str:
    value = found.value
    match found.kind:
        case Kind.MONEY if isinstance(value, int | float):
            pattern = "¤#,##0" if float(value).is_integer() else "¤#,##0.00"
            return format_currency(value, "GBP", pattern, locale="en_GB", currency_digits=False)
        case Kind.PERCENT if isinstance(value, int | float):
            return format_percent(value / 100, locale="en_GB")
        case Kind.NUMBER | Kind.AGE if isinstance(value, int | float):
            return format_decimal(value, locale="en_GB")
        case Kind.DATE if isinstance(value, date):
            return _day(value, locale)
        case Kind.TEXT:
            part = offer_catalogue(locale).find(f"{VALUES}/{found.name}", str(value))
            return part.words if part else str(value)
        case Kind.PHONE:
            return number_in_one(str(value), locale)
        case _:
            return str(value)


def _day(day: date, locale: str) -> str:
    return format_date(day, "d MMMM y", locale="en_GB" if locale == "en" else locale)


def _share(found: Value, locale: str) -> str:
    """A percentage as people say it, where there is a word for it."""
    _ = translator(locale).gettext
    words = {
        100: _("all of it"),
        75: _("three quarters"),
        50: _("half"),
        25: _("a quarter"),
    }
    return (
        words.get(found.value, _figure(found, locale)) if isinstance(found.value, int) else str(found.value)
    )


def _per(amount: str, found: Value, _: Say) -> str:
    """With what it counts, and how often."""
    if found.unit:
        # Translators: a number and what it counts, such as "10 driving lessons".
        amount = _("%(number)s %(things)s") % {"number": amount, "things": found.unit}
    often = {
        "day": _("%(amount)s a day"),
        "week": _("%(amount)s a week"),
        "month": _("%(amount)s a month"),
        "term": _("%(amount)s a term"),
        "school_year": _("%(amount)s a school year"),
        "year": _("%(amount)s a year"),
    }
    return often.get(found.period or "", "%(amount)s") % {"amount": amount}


def _discretion(what: str, found: Value, locale: str) -> str:
    _ = translator(locale).gettext
    amount = _("up to %(amount)s") % {"amount": what} if found.kind is Kind.MONEY else what
    who = who_in_words(found.who_decides or Who.COUNCIL, locale)
    # Translators: what may be given, and who has to agree, such as "travel to work, if your adviser agrees".
    return _("%(what)s, if %(who)s agrees") % {"what": amount, "who": who}


def who_in_words(who: Who, locale: str) -> str:
    """Who pays or decides, to stand inside a sentence."""
    _ = translator(locale).gettext
    return {
        Who.ADVISER: _("your adviser"),
        Who.MANAGER: _("a team manager"),
        Who.PANEL: _("a panel"),
        Who.LEAVING_CARE: _("the leaving care team"),
        Who.COUNCIL: _("the council"),
        Who.DISTRICT: _("your district council"),
        Who.HOUSING_ASSOCIATION: _("the housing association"),
        Who.COLLEGE: _("your college"),
        Who.NHS: _("the NHS"),
        Who.CHARITY: _("a charity"),
        Who.GOVERNMENT: _("the government"),
        Who.TRANSPORT: _("the travel company"),
    }[who]


def who_for(cohort: Cohort, locale: str) -> str:
    """Whom a value is for, to follow an amount; empty where it is for anyone."""
    return ", ".join((*_by_age(cohort, locale), *_by_life(cohort, locale)))


def _by_age(cohort: Cohort, locale: str) -> Iterator[str]:
    _ = translator(locale).gettext
    if cohort.turned_18_after is not None:
        yield _("if you turned 18 after %(day)s") % {"day": _day(cohort.turned_18_after, locale)}
    if cohort.turned_18_by is not None:
        yield _("if you turned 18 by %(day)s") % {"day": _day(cohort.turned_18_by, locale)}
    ages = {"low": cohort.age_from, "high": cohort.age_to}
    match cohort.age_from, cohort.age_to:
        case None, None:
            return
        case None, _high:
            yield _("at %(high)s or under") % ages
        case _low, None:
            yield _("at %(low)s or over") % ages
        case _:
            # Translators: ages; both are included.
            yield _("at %(low)s to %(high)s") % ages


def _by_life(cohort: Cohort, locale: str) -> Iterator[str]:
    _ = translator(locale).gettext
    if cohort.status:
        yield _or([_status(each, _) for each in cohort.status], _)
    if cohort.housing:
        yield _or([_housing(each, _) for each in cohort.housing], _)
    if cohort.studying is not None:
        yield _("if you study") if cohort.studying else _("if you do not study")
    if cohort.lives is not None:
        inside = cohort.lives is Lives.INSIDE
        yield _("if you live in your council's area") if inside else _("if you live in another area")
    if cohort.district:
        yield _("in %(places)s") % {"places": _or(list(cohort.district), _)}


def _or(each: list[str], _: Say) -> str:
    if len(each) == 1:
        return each[0]
    return _("%(some)s or %(last)s") % {"some": ", ".join(each[:-1]), "last": each[-1]}


def _status(status: Status, _: Say) -> str:
    # Translators: the legal kinds of care leaver; keep the law's own words in quotes.
    return {
        Status.ELIGIBLE: _("if you are an “eligible child”"),
        Status.RELEVANT: _("if you are a “relevant child”"),
        Status.FORMER_RELEVANT: _("if you are a “former relevant child”"),
        Status.FORMER_RELEVANT_STUDYING: _("if you went back to study after 21"),
        Status.AFTER_21: _("if you asked for help again after 21"),
        Status.QUALIFYING: _("if you are “qualifying”"),
    }[status]


def _housing(housing: Housing, _: Say) -> str:
    return {
        Housing.OWN_HOME: _("in a home of your own"),
        Housing.SUPPORTED: _("in supported housing"),
        Housing.STAYING_PUT: _("with your foster carers after 18"),
        Housing.STUDENT: _("in student housing"),
        Housing.CUSTODY: _("in prison"),
    }[housing]
