"""Compares the addresses of RTP senders. Pure."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

from streamer.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network


Address = tuple[str, int] | tuple[str, int, int, int] | tuple[str, int, str, int]
"""As the socket gives it, host and port first. In a capture the receiver's host and port follow."""
StreamKey = tuple[Address, int]
"""Where packets come from, and their SSRC."""
Sender = tuple[str, int, int | None]
"""Host, port and SSRC of a sender; None is any SSRC."""


def bare_host(address: Address | Sender) -> str:
    """Return the host: a socket for both families gives IPv4 addresses as mapped (RFC 4291, section 2.5.5.2)."""
    return address[0].removeprefix("::ffff:")


@lru_cache(4096)
def quota_host(host: str) -> str:
    """Return what a host is counted as: itself or, in IPv6, its /64 network, any address of which it may use."""
    if ":" not in host:
        return host
    return str(ipaddress.IPv6Network((host.partition("%")[0], 64), strict=False))


def is_rtcp_of(rtcp: Address, rtp: Address) -> bool:
    """Return whether RTCP from one address is that of RTP from another.

    They share a port (RFC 5761), or RTCP has the one after it (RFC 3550, section 11). In a capture the same holds for
    where they are sent to.
    """
    if rtcp[0] != rtp[0] or rtcp[1] - rtp[1] not in (0, 1):
        return False
    if len(rtp) == 4 and isinstance(rtp[2], str) and len(rtcp) == 4:
        return rtcp[2] == rtp[2] and rtcp[3] - rtp[3] in (0, 1)
    return True


def in_words(address: Address | Sender) -> str:
    """Return an address for a line of the log."""
    return f"{address[0]} port {address[1]}"


def numeric_host(host: str) -> str:
    """Return a host's address as `ipaddress` writes it. Raises SourceError where it is none."""
    try:
        return str(unmapped(ipaddress.ip_address(host)))
    except ValueError:
        raise SourceError(f"a numeric address of the only host that may send expected, got {host!r}") from None


def unmapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address in an IPv4-mapped one of IPv6 (RFC 4291, section 2.5.5.2); any other as it is."""
    return (address.ipv4_mapped or address) if isinstance(address, ipaddress.IPv6Address) else address


def allowed_hosts(networks: Sequence[IPv4Network | IPv6Network]) -> Callable[[str], bool]:
    """Return a function that says whether a host is in one of some networks; it remembers the hosts of late."""

    @lru_cache(4096)
    def is_allowed(host: str) -> bool:
        address = unmapped(ipaddress.ip_address(host.partition("%")[0]))
        return any(address in network for network in networks)

    return is_allowed
