"""Finds the bearer tokens that a request carries in its headers (RFC 6750, section 2.1)."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKEN_SUBPROTOCOL = "bearer."  # noqa: S105 - a prefix, not a token
"""Browsers can't send Authorization with a WebSocket: they offer this and the token in base64url."""


def bearer_tokens(*, authorization: Sequence[str], subprotocols: Sequence[str]) -> Iterator[bytes]:
    """Yield each token in the values of ``Authorization`` and ``Sec-WebSocket-Protocol``."""
    for value in authorization:
        scheme, _, credentials = value.partition(" ")
        if scheme.lower() == "bearer":
            yield credentials.strip().encode(errors="surrogateescape")
    for value in subprotocols:
        for offered in value.split(","):
            encoded = offered.strip()
            if encoded.startswith(TOKEN_SUBPROTOCOL):
                yield _from_base64url(encoded.removeprefix(TOKEN_SUBPROTOCOL))


def basic_passwords(authorization: Sequence[str]) -> Iterator[bytes]:
    """Yield the password of each value of ``Authorization`` that has one (RFC 7617); the user's name is ignored."""
    for value in authorization:
        scheme, _, credentials = value.partition(" ")
        if scheme.lower() == "basic":
            try:
                yield base64.b64decode(credentials.strip(), validate=True).partition(b":")[2]
            except (binascii.Error, ValueError):
                yield b""


def _from_base64url(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""
