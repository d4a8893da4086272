"""What can I get?: the entitlement checker on the web, one question a page, open to everyone."""

from portal.checker.routes import blueprint

__all__ = ["blueprint"]
