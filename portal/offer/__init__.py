"""The public pages: ask a question, browse the local offer, helplines, and what everyone should know. No sign-in."""

from portal.offer.routes import blueprint

__all__ = ["blueprint"]
