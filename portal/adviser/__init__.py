"""The console of advisers, duty workers and managers: what waits, a conversation in full, a young person, a plan."""

from portal.adviser.routes import blueprint

__all__ = ["blueprint"]
