"""Built files as a browser gets them: packed where it can unpack them, and kept for good, as their names change."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

KEPT_FOR = timedelta(days=365)
PACKED = ".gz"


class Web(Flask):
    """A Flask app whose build left a packed file beside each of its static ones.

    Only these are packed. A page holds its reader's secrets beside what others may put on it, and the length of
    such a page, packed, would tell on them.
    """

    def send_static_file(self, filename: str) -> Response:
        answer = self._packed(filename) if request.accept_encodings["gzip"] else None
        answer = answer or super().send_static_file(filename)
        answer.vary.add("Accept-Encoding")
        answer.cache_control.public = True
        answer.cache_control.no_cache = None
        answer.cache_control.max_age = int(KEPT_FOR.total_seconds())
        answer.cache_control.immutable = True
        return answer

    def _packed(self, filename: str) -> Response | None:
        try:
            # The library sees from the name that it is packed, and says so in the answer.
            return super().send_static_file(filename + PACKED)
        except NotFound:
            return None
