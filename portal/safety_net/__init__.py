"""For a safeguarding lead: what the safety net looks for, why, and what it makes of a text."""

from portal.safety_net.routes import blueprint

__all__ = ["blueprint"]
