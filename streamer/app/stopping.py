"""Runs what a command does until it ends, or a signal ends it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING

from streamer.app.service import Daemon
from streamer.ops.terminal import let_hang_ups_through

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from streamer.app.gateway import Gateway
    from streamer.ops.terminal import Terminal


async def until_stopped(work: Coroutine[None, None, None]) -> None:
    """Run until the work ends or a signal to stop arrives."""
    task = asyncio.ensure_future(work)
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(signal_number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def until_signal(daemon: Daemon | Gateway, terminal: Terminal) -> bool:
    """Run until the sources end or a signal to stop arrives; return whether one arrived."""
    drain = daemon.drain if isinstance(daemon, Daemon) else None
    stop = asyncio.Event() if drain is None else drain.stop
    signals: list[int] = []

    running = asyncio.ensure_future(daemon.service.run(stop))

    def note(signal_number: int) -> None:
        signals.append(signal_number)
        if not daemon.service.has_opened:  # nothing to end, and what is being opened may take long
            if len(signals) == 1:  # another one must not interrupt the closing
                running.cancel()
        elif drain is None:
            stop.set()
        else:
            drain.request()

    def hang_up() -> None:
        """SIGHUP: the terminal was closed, or the configuration has changed."""
        if daemon.reloader is None or terminal.is_closed():
            note(signal.SIGHUP)
        else:
            daemon.reloader.request()

    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, note, signal_number)
    if daemon.reloader is not None or not terminal.is_to_be_outlived:
        loop.add_signal_handler(signal.SIGHUP, hang_up)
    let_hang_ups_through()
    try:
        await running
    except asyncio.CancelledError:
        if not signals or daemon.service.has_opened:
            raise
    return bool(signals)
