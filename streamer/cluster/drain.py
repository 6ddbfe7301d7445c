"""How a node ends: it takes no new legs, asks those to leave who can, and waits for the others, for a time."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

CHECK_EVERY_S = 0.25
EXTEND_S = 30.0
"""How much longer the service manager is asked to wait, each time."""


class Drain:
    """Ends the daemon once its last session has ended, or the time is over."""

    def __init__(
        self,
        *,
        drain_s: float,
        n_open: Callable[[], int],
        begin: Callable[[str], None],
        extend_timeout: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        """Wait for ``request``.

        Args:
            drain_s: how long sessions may go on.
            n_open: how many sessions and legs are open that end by themselves.
            begin: refuses new legs from now on, with this text as the reason, and asks those to leave who can.
            extend_timeout: asks the service manager to wait some seconds more.
            monotonic: CLOCK_MONOTONIC seconds.

        """
        self.stop = asyncio.Event()
        """Set when the daemon is to end."""
        self.is_draining = False
        self._drain_s = drain_s
        self._n_open = n_open
        self._begin = begin
        self._extend_timeout = extend_timeout
        self._monotonic = monotonic
        self._requested = asyncio.Event()

    def request(self) -> None:
        """Begin to drain; the second time, end at once."""
        if self.is_draining:
            self.stop.set()
            return
        self.is_draining = True
        log.info(
            "draining: no new legs are taken; the daemon ends with the last of %d sessions, in %g s at the latest, or "
            "at once when it is told to stop again", self._n_open(), self._drain_s,
        )  # fmt: skip
        self._begin("the node is draining")
        self._requested.set()

    def begin(self) -> None:
        """Begin to drain, where that has not begun."""
        if not self.is_draining:
            self.request()

    async def run(self) -> None:
        """Wait for a request, then for the end of the sessions."""
        await self._requested.wait()
        ends_s = self._monotonic() + self._drain_s
        while self._n_open() and self._monotonic() < ends_s:
            self._extend_timeout(EXTEND_S)
            await asyncio.sleep(CHECK_EVERY_S)
        log.info("drained: %d sessions are left", self._n_open())
        self.stop.set()
