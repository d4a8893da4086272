"""The keys that make stored words and telephone numbers unreadable without the deployment's secret."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from leavingcare.errors import Invalid

SHORTEST_KEY = 32


class Keyring:
    """The keys of one deployment: the first encrypts, every one of them decrypts.

    `DATA_KEY` is one secret, or several parted by commas with the newest first. Look-up hashes are made
    with the last (oldest) one, so that a rotation does not lose the way back to a telephone number.
    """

    def __init__(self, data_key: str) -> None:
        secrets = [part.strip() for part in data_key.split(",") if part.strip()]
        if not secrets or any(len(secret) < SHORTEST_KEY for secret in secrets):
            raise Invalid(
                f"DATA_KEY: each key needs at least {SHORTEST_KEY} characters; set a long random one"
            )
        self._box = MultiFernet(
            [Fernet(base64.urlsafe_b64encode(_derive(secret, b"columns"))) for secret in secrets]
        )
        self._hash_key = _derive(secrets[-1], b"look-up")

    def encrypt(self, text: str) -> str:
        return self._box.encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        try:
            return self._box.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise Invalid(
                "A stored value cannot be read with this DATA_KEY; add the key it was written with"
            ) from error

    def hash(self, text: str) -> str:
        return hmac.new(self._hash_key, text.encode(), hashlib.sha256).hexdigest()


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=b"waymark", info=purpose).derive(secret.encode())


_keyring: Keyring | None = None


def use_keys(data_key: str) -> None:
    """Set this process's keys. A deployment has one set, because a column type cannot be told which to use."""
    global _keyring
    _keyring = Keyring(data_key)


def keyring() -> Keyring:
    if _keyring is None:
        raise Invalid("No DATA_KEY in use: open a Database before reading or writing encrypted columns")
    return _keyring


def keyed_hash(text: str) -> str:
    """The look-up value of a telephone number or an address: the same text gives the same 64 letters."""
    return keyring().hash(text)


def token_hash(token: str) -> str:
    """The stored form of a random token (128 bits or more), which needs no key because it cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()
