"""Signs what is posted to a webhook, by the Standard Webhooks specification (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
MIN_BYTES, MAX_BYTES = 24, 64
"""Of a secret, as the specification has it."""


def decode_secret(text: str) -> bytes:
    """Return the key of a secret: ``whsec_`` and base64. Raises ValueError for what is none."""
    try:
        key = base64.b64decode(text.removeprefix(PREFIX), validate=True) if text.startswith(PREFIX) else b""
    except (binascii.Error, ValueError):
        key = b""
    if not MIN_BYTES <= len(key) <= MAX_BYTES:
        raise ValueError(f"expected {PREFIX} and base64 of {MIN_BYTES} to {MAX_BYTES} bytes, got another text")
    return key


def signed_headers(key: bytes, *, message_id: str, timestamp_s: int, body: bytes) -> dict[str, str]:
    """Return the headers that say what was sent when, and prove by HMAC-SHA-256 who sent it.

    ``message_id``: the same for each attempt, so that the receiver knows it again. ``timestamp_s``: seconds since 1970
    of this attempt; a receiver refuses an old one, which somebody may have replayed.
    """
    content = f"{message_id}.{timestamp_s}.".encode() + body
    signature = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": f"v1,{signature}",
    }
