"""Whether a request names this machine: a check against DNS rebinding, by the Host header (RFC 9110, section 7.2)."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def host_allowed(sent: Sequence[str], names: Collection[str]) -> bool:
    """Return whether ``Host`` names this machine: an address, ``localhost``, or one of ``names``, in lower case.

    A page of somebody else's site, whose name was made to resolve to this machine, sends that name. It can't send an
    address: the browser would then have asked for it, and the page would be of another origin.
    """
    if len(sent) != 1:
        return False
    host = host_name(sent[0])
    return _is_address(host) or host == "localhost" or host.endswith(".localhost") or host in names


def host_name(text: str) -> str:
    """Return a name or address without its port, brackets and final dot, in lower case; "" where it is malformed."""
    text = text.strip().lower()
    if text.startswith("["):
        host, bracket, port = text[1:].partition("]")
        port = port.removeprefix(":")
        well_formed = bool(bracket) and _is_address(host)
    else:
        host, _, port = text.partition(":")
        well_formed = True
    return host.removesuffix(".") if well_formed and (not port or (port.isascii() and port.isdecimal())) else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
