"""Signing in and out: a texted code for young people, password and authenticator for staff."""

from portal.account.routes import blueprint

__all__ = ["blueprint"]
