"""What a test does when the machine lacks what it needs: it is skipped with a sentence, and in CI it fails.

`make test` has to do something useful with Python and make alone, where there is no Chromium, no PostgreSQL and no
public data beside the checkout. So such a test says what it lacks; `.ci/run` installs all of it, sets CI, and lets
none of them pass by not running.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """Skip this test because `what` is absent; with CI set, fail, so that nothing passes by not running."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
