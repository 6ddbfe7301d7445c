"""Which web pages may use the server: origins, as browsers send them (RFC 6454), validated and normalised."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.core.addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?")


def normal_origin(text: str) -> str:
    """Return an origin as browsers write it: lower case, without the default port, without a slash at the end.

    Raises ValueError for what is no origin of one site: ``*``, ``null``, a host alone, an address with a path.
    """
    try:
        parts = urlsplit(text.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(_expected(text)) from None
    extra = parts.path.rstrip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if not _SCHEME.fullmatch(scheme) or not host or extra or "//" not in text:
        raise ValueError(_expected(text))
    if scheme in {"ws", "wss"}:
        raise ValueError(f"{_expected(text)}; a page's own address begins with http")
    shown = "" if port is None or port == _DEFAULT_PORTS.get(scheme) else f":{port}"
    return f"{scheme}://{_normal_host(host, text)}{shown}"


def own_origins(host: str, port: int, *, tls: bool = False) -> frozenset[str]:
    """Return the origins of the pages that a server on loopback serves itself.

    Elsewhere than on loopback there are none: the Host header could not tell them from those of somebody else's page
    whose name resolves to this machine (DNS rebinding).
    """
    if not is_loopback(host):
        return frozenset()
    scheme = "https" if tls else "http"
    return frozenset(normal_origin(f"{scheme}://{name}:{port}") for name in ("127.0.0.1", "[::1]", "localhost"))


def origin_allowed(sent: Sequence[str], allowed: Collection[str]) -> bool:
    """Return whether the ``Origin`` headers of a request are among normalised ones; every browser sends one."""
    if not sent:
        return True
    try:
        return len(sent) == 1 and normal_origin(sent[0]) in allowed
    except ValueError:
        return False


def _normal_host(host: str, text: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return f"[{address}]" if address.version == 6 else str(address)
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise ValueError(_expected(text)) from None
    if not _HOST.fullmatch(ascii_host.lower()):
        raise ValueError(_expected(text))
    return ascii_host.lower()


def _expected(text: str) -> str:
    return f"expected a web origin such as https://dashboard.example, without a path, got {text!r}"
