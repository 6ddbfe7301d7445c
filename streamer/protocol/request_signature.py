"""Signatures of handshakes by Twilio, SignalWire and Plivo: an HMAC over the URL that the platform called. Pure."""

from __future__ import annotations

import base64
import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from streamer.protocol.http_signature import SignatureError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TWILIO, SIGNALWIRE, PLIVO = "x-twilio-signature", "x-signalwire-signature", "x-plivo-signature-v3"
"""Headers with a signature."""
_TWILIO_SETTINGS = "x-twilio-webhooks-signature-settings"
_PLIVO_NONCE = "x-plivo-signature-v3-nonce"
_PORTS = {"wss": 443, "https": 443, "ws": 80, "http": 80}


def verify_twilio(headers: Mapping[str, str], *, url: str, secret: str) -> None:
    """Return if Twilio, or SignalWire, has signed the URL with the account's secret, else raise SignatureError.

    ``url``: as the platform was told it, ``wss://…``; the port may be signed or not. See
    https://www.twilio.com/docs/usage/webhooks/webhooks-security.
    """
    given = headers.get(TWILIO) or headers.get(SIGNALWIRE) or ""
    settings = dict(part.strip().partition("=")[::2] for part in headers.get(_TWILIO_SETTINGS, "").split(","))
    digest = {"HMAC_SHA1": "sha1", "HMAC_SHA256": "sha256"}.get(settings.get("algorithm", "HMAC_SHA1").upper())
    if digest is None:
        raise SignatureError("algorithm: HMAC_SHA1 or HMAC_SHA256 expected, got another one")
    _require(given, (_mac(secret, spelling, digest) for spelling in _spellings(url)))


def verify_plivo(headers: Mapping[str, str], *, url: str, secret: str) -> None:
    """Return if Plivo has signed the URL with the auth token (signature version 3), else raise SignatureError."""
    nonce = headers.get(_PLIVO_NONCE, "")
    if not nonce:
        raise SignatureError("a nonce expected, got none")
    given = headers.get(PLIVO, "").split(",")
    made = [_mac(secret, f"{spelling}.{nonce}", "sha256") for spelling in _spellings(url)]
    if not any(hmac.compare_digest(one.strip().encode(), other.encode()) for one in given for other in made):
        raise SignatureError("the signature is not that of the request")


def _require(given: str, made: Iterable[str]) -> None:
    if not given:
        raise SignatureError("a signature expected, got none")
    if not any(hmac.compare_digest(given.encode(), one.encode()) for one in made):
        raise SignatureError("the signature is not that of the request")


def _mac(secret: str, text: str, digest: str) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), digest)).decode()


def _spellings(url: str) -> list[str]:
    """Return the URL with its port and without: platforms sign either, whatever they were told."""
    parts = urlsplit(url)
    host = parts.netloc.removesuffix(f":{parts.port}")
    port = _PORTS.get(parts.scheme, 443) if parts.port is None else parts.port
    return [urlunsplit(parts._replace(netloc=netloc)) for netloc in (host, f"{host}:{port}")]
