"""The language of a page: in its address (/ar/...), so that a link says which words it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from flask import Flask, request
from markupsafe import escape

from leavingcare import languages
from leavingcare.languages import Locale
from portal.permissions import viewer_or_none
from portal.sessions import desk, settings

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_KEY = "waymark.locale"


class LanguagePrefix:
    """Moves a language at the start of the path into SCRIPT_NAME, so that every `url_for` keeps it."""

    def __init__(self, app: WSGI, codes: frozenset[str]) -> None:
        self.app = app
        self.codes = codes

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        first, _, rest = path.lstrip("/").partition("/")
        if path.startswith("/") and first in self.codes:
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
            environ[_KEY] = first
        return self.app(environ, start_response)


def init_app(app: Flask) -> None:
    offered = languages.offered(cast(bool, app.extensions["settings"].offer_unreviewed_languages))
    codes = frozenset(each.code for each in offered if each.code != "en")
    app.wsgi_app = LanguagePrefix(app.wsgi_app, codes)  # type: ignore[method-assign]
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.context_processor(_page_words)


def locale() -> Locale:
    """The language of this page: what its address says, else English."""
    return languages.find(request.environ.get(_KEY, "en")) or languages.find("en")  # type: ignore[return-value]


def gettext(message: str, **values: object) -> str:
    """A sentence of the interface in this page's language."""
    said = languages.translator(locale().code).gettext(message)
    return said % values if values else said


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    said = languages.translator(locale().code).ngettext(singular, plural, num)
    return said % ({"num": num} | values)


class lazy(str):
    """A sentence put into the page's language when it is shown, for forms that are built before any request."""

    def __str__(self) -> str:
        return gettext(str.__str__(self))

    def __html__(self) -> str:
        return str(escape(str(self)))


def _page_words() -> dict[str, Any]:
    here = locale()
    root = request.script_root.removesuffix(f"/{here.code}") if here.code != "en" else request.script_root
    links = [
        (each, f"{root}{'' if each.code == 'en' else '/' + each.code}{request.path}")
        for each in languages.offered(settings().offer_unreviewed_languages)
    ]
    return {
        "locale": here.code,
        "language": here,
        "direction": here.direction,
        "language_links": links,
        "council": desk().council,
        "viewer": viewer_or_none(),
        "practice": settings().simulated,
    }
