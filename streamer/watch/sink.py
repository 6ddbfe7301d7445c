"""Watches the daemon of this process: a sink that draws on its terminal, while its log scrolls above."""

from __future__ import annotations

import asyncio
import io
import json
import time
from typing import TYPE_CHECKING, TextIO

from streamer.watch.board import Board
from streamer.watch.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from streamer.protocol.cloudevents import WireEvent
    from streamer.watch.screen import Screen

DRAW_EVERY_S = 0.25


class WatchSink:
    """Shows every leg."""

    lost = 0
    """None: an event that is not drawn was replaced by a newer one."""

    def __init__(self, screen: Screen, *, now: Callable[[], float] = time.time) -> None:
        """``now``: seconds since 1970."""
        self.name = "watch"
        self._screen = screen
        self._now = now
        self._board = Board()
        self._closed = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._closed.set()

    def publish(self, event: WireEvent) -> None:
        """Note what an event says."""
        self._board.take(json.loads(event.payload))

    async def run(self) -> None:
        """Draw until the sink is closed."""
        ended = False
        while not ended:
            self._screen.draw(lines_of(self._board, "watching", self._screen.look(), now_s=self._now()))
            try:
                async with asyncio.timeout(DRAW_EVERY_S):
                    ended = await self._closed.wait()
            except TimeoutError:
                pass
        self._screen.draw([])

    async def flush(self) -> None:
        """Return at once: nothing waits."""


class AboveScreen(io.TextIOBase):
    """A stream whose text appears above the lines of a screen."""

    def __init__(self, stream: TextIO, screen: Screen) -> None:
        super().__init__()
        self._to = stream
        self._screen = screen
        self._unfinished = ""
        """The line that has no end yet: it can't stand above others."""

    def write(self, text: str) -> int:
        whole, end, self._unfinished = (self._unfinished + text).rpartition("\n")
        if end:
            self._screen.above(lambda: (self._to.write(whole + end), self._to.flush()))
        return len(text)

    def isatty(self) -> bool:
        return self._to.isatty()

    def fileno(self) -> int:
        return self._to.fileno()
