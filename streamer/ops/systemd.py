"""The notification protocol of systemd, sd_notify(3)."""

from __future__ import annotations

import logging
import os
import socket
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

STATUS_BYTES = 1024
"""A longer status line is cut: systemd reads at most one page of a message."""


class Notifier:
    """Sends notifications to systemd; does nothing where ``NOTIFY_SOCKET`` is not set.

    A message is one datagram of ``VARIABLE=VALUE`` lines, sent to the AF_UNIX socket named in ``NOTIFY_SOCKET``: a
    path, or ``@name`` for Linux' abstract namespace. No method raises or blocks: the first failure to send is logged.
    """

    def __init__(self, *, address: str | None, watchdog_s: float | None = None) -> None:
        """``address``: the value of ``NOTIFY_SOCKET``; with None nothing is sent. ``watchdog_s``: see the property."""
        self._address = address
        self._watchdog_s = watchdog_s
        self._failed = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, pid: int | None = None) -> Self:
        """Read ``NOTIFY_SOCKET``, ``WATCHDOG_USEC`` and ``WATCHDOG_PID``; ``pid`` defaults to this process."""
        address = environment.get("NOTIFY_SOCKET") or None
        if address is not None and not address.startswith(("/", "@")):
            log.warning("NOTIFY_SOCKET: expected a path or @name, got %r; systemd gets no notifications", address)
            address = None
        return cls(address=address, watchdog_s=_watchdog_s(environment, pid=os.getpid() if pid is None else pid))

    @property
    def watchdog_s(self) -> float | None:
        """Seconds without ``watchdog()`` after which systemd restarts the daemon; None without a watchdog."""
        return self._watchdog_s

    def ready(self) -> None:
        """Report that start-up is finished; systemd then starts the units ordered after this one."""
        self._send("READY=1")

    def reloading(self) -> None:
        """Report that the configuration is being read again; ``ready()`` reports the end of it."""
        self._send(f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def status(self, text: str) -> None:
        """Set the status line of ``systemctl status``; line breaks become spaces."""
        line = " ".join(text.split())
        self._send("STATUS=" + line.encode(errors="replace")[:STATUS_BYTES].decode(errors="ignore"))

    def extend_timeout(self, seconds: float) -> None:
        """Ask for so much more time to stop than it has, from now on."""
        self._send(f"EXTEND_TIMEOUT_USEC={round(seconds * 1_000_000)}")

    def stopping(self) -> None:
        """Report that shutdown has begun."""
        self._send("STOPPING=1")

    def watchdog(self) -> None:
        """Restart systemd's watchdog timer: the daemon is healthy."""
        self._send("WATCHDOG=1")

    def _send(self, message: str) -> None:
        if self._address is None:
            return
        # sd_notify(3): a leading @ stands for the null byte that begins an abstract socket's name.
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.setblocking(False)
                sender.sendto(message.encode(), address)
        except OSError as error:
            if not self._failed:
                log.warning("systemd: cannot send %s to %s: %s", message, self._address, error)
            self._failed = True


def _watchdog_s(environment: Mapping[str, str], *, pid: int) -> float | None:
    """Return the seconds of ``WATCHDOG_USEC``, or None where the watchdog is off or set for another process."""
    text = environment.get("WATCHDOG_USEC", "")
    if not text or environment.get("WATCHDOG_PID", str(pid)) != str(pid):
        return None
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        log.warning("WATCHDOG_USEC: expected a positive number of microseconds, got %r; the watchdog is not used", text)
        return None
    return int(text) / 1_000_000
