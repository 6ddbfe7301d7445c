"""TCP keep-alive: an end that lost its power, or that a NAT forgot, says nothing more, and holds its place (tcp(7))."""

from __future__ import annotations

import socket

KEEPALIVE = {socket.TCP_KEEPIDLE: 30, socket.TCP_KEEPINTVL: 10, socket.TCP_KEEPCNT: 3}
"""After a minute of silence the kernel has found out, and closes the connection."""
if hasattr(socket, "TCP_USER_TIMEOUT"):
    KEEPALIVE[socket.TCP_USER_TIMEOUT] = 60_000  # ms; while something is unacknowledged, the kernel asks nothing


def keep_alive(connection: socket.socket) -> None:
    """Have the kernel find out whether the other end of a TCP connection is still there."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in KEEPALIVE.items():
        connection.setsockopt(socket.IPPROTO_TCP, option, value)
