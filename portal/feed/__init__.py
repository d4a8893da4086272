"""The feed: services that somebody can reach, for other directories to read."""

from portal.feed.routes import blueprint

__all__ = ["blueprint"]
