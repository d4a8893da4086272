"""For interpreters and translators: the local offer side by side, and how far each part can be relied on."""

from portal.interpreter.routes import blueprint

__all__ = ["blueprint"]
