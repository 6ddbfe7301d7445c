"""How many of something there may be at once: in all, and of one host, so that no host can take what others need."""

from __future__ import annotations

import ipaddress
from collections import Counter

_HOST_BITS = 64
"""Of an IPv6 address: a host may use any address of its /64 network (RFC 4291, section 2.5.1)."""


class Quota:
    """Counts what each host has taken, and says who may take one more."""

    def __init__(self, *, things: str, total: int, per_host: int = 0) -> None:
        """``things`` in words, for those who are refused. ``per_host``: see `resize`."""
        self._things = things
        self._taken: Counter[str] = Counter()
        self.resize(total=total, per_host=per_host)

    def resize(self, *, total: int, per_host: int = 0) -> None:
        """Allow another number from now on; nobody loses what was taken before. ``per_host``: 0 for half."""
        self.total = total
        self.per_host = min(total, per_host or total - total // 2)

    @property
    def taken(self) -> int:
        """How many are taken now."""
        return self._taken.total()

    def why_not(self, host: str) -> str:
        """Return why a host gets none now, in words; "" where it gets one."""
        key = host_key(host)
        if self._taken[key] >= self.per_host:
            return f"Too many {self._things} of one host: {key} has {self._taken[key]}, the limit is {self.per_host}"
        if self.taken >= self.total:
            return f"Too many {self._things}: the limit is {self.total}"
        return ""

    def take(self, host: str) -> None:
        """Count one more of a host."""
        self._taken[host_key(host)] += 1

    def give_back(self, host: str) -> None:
        """Count one less of a host."""
        key = host_key(host)
        self._taken[key] -= 1
        if self._taken[key] <= 0:
            del self._taken[key]


def host_key(host: str) -> str:
    """Return what stands for all addresses that one host may have: an IPv4 address, or an IPv6 network."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        if not address.is_loopback:
            return str(ipaddress.ip_network((int(address), _HOST_BITS), strict=False))
    return str(address)
