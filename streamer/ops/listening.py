"""Where a TCP server listens: at ``::`` for IPv4 too, as our UDP ports do."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any


def listening_at(host: str, port: int) -> dict[str, Any]:
    """Return where `asyncio.start_server` or `loop.create_server` listens; alone they take ``::`` for IPv6 only.

    The addresses of IPv4 clients are mapped then (RFC 4291, section 2.5.5.2). Raises OSError.
    """
    if not (_is_every_address(host) and socket.has_dualstack_ipv6()):
        return {"host": host, "port": port}
    listening = socket.create_server((host, port), family=socket.AF_INET6, dualstack_ipv6=True)
    listening.setblocking(False)
    return {"sock": listening}


def _is_every_address(host: str) -> bool:
    try:
        return ipaddress.ip_address(host) == ipaddress.IPv6Address("::")
    except ValueError:
        return False
