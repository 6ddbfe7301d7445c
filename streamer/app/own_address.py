"""The address of this machine that a person can connect to where a server binds to every interface."""

from __future__ import annotations

import fcntl
import ipaddress
import socket
import struct
from functools import lru_cache
from pathlib import Path
from typing import Final

_GET_ADDRESS: Final = 0x8915
"""SIOCGIFADDR, netdevice(7)."""
_IPV6_ADDRESSES: Final = Path("/proc/net/if_inet6")
_GLOBAL_SCOPE: Final = "00"


def reachable_host(host: str) -> str:
    """Return ``host``, in brackets where it is an IPv6 address, as it stands in a URL.

    Where it stands for every interface (``0.0.0.0``, ``::`` or nothing) this is the first address of this machine that
    is not loopback, else the loopback address. The kernel is asked, nothing is sent.
    """
    family = _wildcard_family(host)
    if family is not None:
        host = (_own_ipv4() or "127.0.0.1") if family == socket.AF_INET else (_own_ipv6() or "::1")
    return f"[{host}]" if ":" in host else host


def _wildcard_family(host: str) -> int | None:
    """Return the family whose every interface ``host`` stands for; None where it is one address, or a name."""
    if not host:
        return socket.AF_INET
    try:
        (family, _, _, _, address), *_ = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except OSError:  # a name
        return None
    return int(family) if ipaddress.ip_address(str(address[0]).partition("%")[0]).is_unspecified else None


@lru_cache(1)
def _own_ipv4() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(any_socket.fileno(), _GET_ADDRESS, request)
            except OSError:  # the interface has no address
                continue
            address = ipaddress.ip_address(answer[20:24])
            if not address.is_loopback:
                return str(address)
    return None


@lru_cache(1)
def _own_ipv6() -> str | None:
    """Return the first global address: one of a link is of no use without its zone."""
    try:
        lines = _IPV6_ADDRESSES.read_text(encoding="ascii").splitlines()
    except OSError:  # without IPv6
        return None
    for line in lines:
        address, _, _, scope, *_ = line.split()
        if scope == _GLOBAL_SCOPE:
            return str(ipaddress.ip_address(bytes.fromhex(address)))
    return None
