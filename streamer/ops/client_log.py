"""Lines in the log about clients that come and go: as many as a person reads, not as many as an attacker wants."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from streamer.access.rates import Bucket, Rate

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = Rate(per_s=1, burst=200)
"""Clients come rarely, and all at once after a restart."""


class ClientLog:
    """Logs up to `LINES`; how many were left out is said with the next one."""

    def __init__(self, log: logging.Logger, *, now: Callable[[], float], where: str = "websocket") -> None:
        """``now`` is a clock in seconds that never goes back; ``where`` the clients are."""
        self._log = log
        self._where = where
        self._now = now
        self._lines = Bucket(LINES)
        self._left_out = 0

    def info(self, text: str, *arguments: object) -> None:
        """Log a line about a client, unless there were too many."""
        self._write(logging.INFO, text, *arguments)

    def warning(self, text: str, *arguments: object) -> None:
        """Log what a client does wrong, unless there were too many lines."""
        self._write(logging.WARNING, text, *arguments)

    def _write(self, level: int, text: str, *arguments: object) -> None:
        if not self._lines.take(self._now()):
            self._left_out += 1
            self._log.debug(text, *arguments)
            return
        if self._left_out:
            self._log.info("%s: %d lines about clients are left out", self._where, self._left_out)
            self._left_out = 0
        self._log.log(level, text, *arguments)
