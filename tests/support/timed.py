"""Starts the web server or the worker of a test deployment, with two things that only a test may want of it:
a clock that the test sets, and in each answer the name of the template that it was made from.

`gunicorn --pythonpath tests/support timed:app`, `python tests/support/timed.py work`.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Response, g, request_finished, template_rendered

import leavingcare.clock

_real = leavingcare.clock.utc_now
_ahead = Path(os.environ["TEST_CLOCK"])


def _now() -> datetime:
    return _real() + timedelta(seconds=float(_ahead.read_text()))


# Before anything else is imported: others take the function from its module by name.
leavingcare.clock.utc_now = _now


def _note(_app: object, template: Any, **_context: object) -> None:
    g.setdefault("test_templates", []).append(template.name)


def _tell(_app: object, response: Response, **_more: object) -> None:
    for name in g.get("test_templates", [])[-1:]:
        response.headers["X-Test-Template"] = name


def __getattr__(name: str) -> Any:
    """`app`, as `wsgi:app` is, and with templates named."""
    if name != "app":
        raise AttributeError(name)
    import wsgi

    template_rendered.connect(_note)
    request_finished.connect(_tell)
    return wsgi.app


if __name__ == "__main__":
    from bot.cli import main

    sys.exit(main())
