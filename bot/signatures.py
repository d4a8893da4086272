"""Whether a webhook really comes from the provider: its signature over our configured address and what was
sent."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

HEADER = "X-Twilio-Signature"

_FORM = "application/x-www-form-urlencoded"


def is_form(content_type: str | None) -> bool:
    """Whether a body is a form. Nothing else may pass: under a JSON body the provider's check holds for any
    body."""
    return (content_type or "").partition(";")[0].strip().lower() == _FORM


def check_signature(
    token: str, origin: str, raw_target: str, *, params: Mapping[str, str], header: str | None
) -> bool:
    """Whether `header` signs exactly these parameters (a multi-dict where names repeat) for our address.

    Never raises: what cannot be checked is not signed.
    The address is the configured public origin and the target as it stood in the request line. A framework's
    own idea of the address is decoded and rebuilt, and rests on headers that anyone may set.
    """
    if not token or not header or not header.isascii():
        return False
    try:
        expected = RequestValidator(token)
        addresses = _with_and_without_port(origin.rstrip("/"), raw_target)
        signatures = [expected.compute_signature(address, params) for address in addresses]
    except (TypeError, ValueError, AttributeError, KeyError, IndexError):
        return False
    return any(hmac.compare_digest(signature, header) for signature in signatures)


def _with_and_without_port(origin: str, target: str) -> tuple[str, str]:
    """Both forms of the address, because the provider signs now one and now the other."""
    scheme, _, host = origin.partition("://")
    name, colon, port = host.rpartition(":")
    if colon and port.isdigit():
        return origin + target, f"{scheme}://{name}{target}"
    return origin + target, f"{origin}:{443 if scheme == 'https' else 80}{target}"
