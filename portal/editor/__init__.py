"""For editors: what readers say of the local offer."""

from portal.editor.routes import blueprint

__all__ = ["blueprint"]
