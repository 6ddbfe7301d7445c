"""Who may connect: checks the origins of web pages and the bearer token, before the handshake."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import TYPE_CHECKING

from streamer.core.addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

TOKEN_SUBPROTOCOL = "bearer."  # noqa: S105 - a prefix, not a token
"""Browsers can't send Authorization with a WebSocket: they offer this and the token in base64url."""


def own_origins(host: str, port: int) -> frozenset[str]:
    """Return the origins of the pages that a server on loopback serves itself.

    Elsewhere than on loopback there are none: the Host header could not tell them from those of somebody else's page
    whose name resolves to this machine (DNS rebinding).
    """
    if not is_loopback(host):
        return frozenset()
    return frozenset(f"http://{name}:{port}" for name in ("127.0.0.1", "[::1]", "localhost"))


def origin_allowed(sent: Sequence[str], allowed: Collection[str]) -> bool:
    """Return whether the ``Origin`` headers of a request are allowed; every browser sends one."""
    return not sent or (len(sent) == 1 and sent[0] in allowed)


def token_given(token: str, *, authorization: Sequence[str], subprotocols: Sequence[str]) -> bool:
    """Return whether a value of ``Authorization`` or ``Sec-WebSocket-Protocol`` holds the token."""
    expected = token.encode()
    # Not `any`, so that the time it takes does not tell which one was right.
    matches = [hmac.compare_digest(given, expected) for given in _tokens(authorization, subprotocols)]
    return True in matches


def _tokens(authorization: Sequence[str], subprotocols: Sequence[str]) -> Iterator[bytes]:
    for value in authorization:
        scheme, _, credentials = value.partition(" ")
        if scheme.lower() == "bearer":
            yield credentials.strip().encode(errors="surrogateescape")
    for value in subprotocols:
        for offered in value.split(","):
            encoded = offered.strip()
            if encoded.startswith(TOKEN_SUBPROTOCOL):
                yield _from_base64url(encoded.removeprefix(TOKEN_SUBPROTOCOL))


def _from_base64url(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""
