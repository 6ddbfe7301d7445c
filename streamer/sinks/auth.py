"""Who may subscribe: origins of web pages and the bearer token, decided before the handshake."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import TYPE_CHECKING

from streamer.core.addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKEN_SUBPROTOCOL = "bearer."  # noqa: S105 - a prefix, not a token
"""Browsers can't send Authorization with a WebSocket: they offer this and the token in base64url."""


def own_origins(host: str, port: int) -> frozenset[str]:
    """Return the origins of the pages that a server on loopback serves itself.

    Elsewhere than on loopback there are none: by the Host header they could not be told from those
    of a stranger's page whose name resolves to us (DNS rebinding).
    """
    if not is_loopback(host):
        return frozenset()
    return frozenset(f"http://{name}:{port}" for name in ("127.0.0.1", "[::1]", "localhost"))


def origin_allowed(sent: Sequence[str], allowed: frozenset[str]) -> bool:
    """Return whether the ``Origin`` headers of a request will do; no browser leaves them out."""
    return not sent or (len(sent) == 1 and sent[0] in allowed)


def token_given(token: str, *, authorization: Sequence[str], subprotocols: Sequence[str]) -> bool:
    """Return whether the values of ``Authorization`` or ``Sec-WebSocket-Protocol`` hold the token."""
    expected = token.encode()
    # No `any`: the time it takes says nothing of which one was right.
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
