"""How platforms prove who they are, by the secret that they share with the operator."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.call_test.audiohook import ORGANIZATION
from streamer.call_test.transport import CallTestError
from streamer.protocol.http_signature import sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.call_test.player import PlayedCall, Proof


def twilio_headers(url: str, proof: Proof, _: PlayedCall) -> Mapping[str, str]:
    """Return Twilio's signature of a URL, which SignalWire's is too."""
    return {"x-twilio-signature": _mac(proof.secret, _called(url), "sha1")} if proof.secret else {}


def plivo_headers(url: str, proof: Proof, _: PlayedCall) -> Mapping[str, str]:
    """Return Plivo's signature, version 3."""
    if not proof.secret:
        return {}
    nonce = secrets.token_hex(10)
    return {
        "x-plivo-signature-v3": _mac(proof.secret, f"{_called(url)}.{nonce}", "sha256"),
        "x-plivo-signature-v3-nonce": nonce,
    }


def audiohook_headers(url: str, proof: Proof, call: PlayedCall) -> Mapping[str, str]:
    """Return the headers of AudioHook's handshake, signed where there is a secret. Raises CallTestError."""
    headers = {
        "audiohook-organization-id": ORGANIZATION,
        "audiohook-session-id": call.call_id,
        "audiohook-correlation-id": call.call_id,
    }
    if proof.api_key:
        headers["x-api-key"] = proof.api_key
    if not (proof.secret and proof.api_key):
        return headers
    try:
        key = base64.b64decode(proof.secret, validate=True)
    except binascii.Error:
        raise CallTestError("--secret-file: expected the client secret in base64, got something else") from None
    parts = urlsplit(url)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return {
        **headers,
        **sign(
            {**headers, "host": parts.netloc},
            target=target,
            key_id=proof.api_key,
            secret=key,
            nonce=secrets.token_urlsafe(18),
            created_s=int(time.time()),
        ),
    }


def _called(url: str) -> str:
    """Return the URL that a platform signs: it calls ``wss`` only."""
    return f"wss://{url.partition('://')[2]}"


def _mac(secret: str, text: str, digest: str) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), digest)).decode()
