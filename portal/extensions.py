"""The objects of the libraries that every face uses: protection of forms, and who is signed in."""

from __future__ import annotations

from flask import Flask
from flask_login import LoginManager
from flask_wtf import CSRFProtect

csrf = CSRFProtect()
login = LoginManager()


def init_app(app: Flask) -> None:
    csrf.init_app(app)
    login.init_app(app)
    login.session_protection = None  # our own rows end a session; see leavingcare.people.sign_in
