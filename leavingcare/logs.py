"""Structured logs: one JSON object a line, with what happened and ids, never bodies, numbers or codes."""

from __future__ import annotations

import json
import logging
import sys

_PLAIN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A log record as one line of JSON, with what was given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _PLAIN},
        }
        if record.exc_info:
            # The kind and the place of an error, not its message: that could hold what someone wrote.
            kind, _error, trace = record.exc_info
            line["error"] = kind.__name__ if kind else "?"
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            if trace is not None:
                line["where"] = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}"
        return json.dumps(line, default=str, ensure_ascii=False)


def set_up_logging(level: int = logging.INFO) -> None:
    """Send every log line of this process to standard error as JSON."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[lines], force=True)
    logging.getLogger("huey").setLevel(logging.WARNING)
