"""URLs of a daemon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from ssl import SSLContext

_SCHEMES = {"ws": "ws", "wss": "wss", "http": "ws", "https": "wss"}

Token = str | Callable[[], str] | None
"""A token; or what returns one, asked before each connection; or None where the daemon wants none."""


def address(url: str, path: str, query: Mapping[str, str | int | Iterable[str] | None] | None = None) -> str:
    """Return the WebSocket's URL at a daemon's ``url``, of the schemes ws, wss, http or https.

    A path in ``url`` is kept: a proxy may have another. Raises ValueError for what is no such URL, or holds a secret.
    """
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise ValueError(f"expected a URL such as ws://127.0.0.1:8765, got {url!r}")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the URL has a user or password, which others can read: give token=")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in (query or {}).items():
        values = [value] if isinstance(value, str | int) else value or ()
        pairs += [(name, str(each)) for each in values]
    full = parts._replace(
        scheme=_SCHEMES[parts.scheme],
        path=path if parts.path in {"", "/"} else parts.path,
        query=urlencode(pairs),
        fragment="",
    )
    return full.geturl()


def tls(url: str, context: SSLContext | None) -> SSLContext | bool | None:
    """Return what ``websockets`` takes as ``ssl``: ``context``, else the authorities of the system where it is wss."""
    return context or (True if url.startswith("wss:") else None)


def headers(token: Token) -> dict[str, str]:
    """Return the headers of a handshake."""
    text = token() if callable(token) else token
    return {} if text is None else {"Authorization": f"Bearer {text}"}
