"""Plays one connection of a call in real time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from streamer.call_test.player import PIECE_MS
from streamer.call_test.transport import CallTestError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from streamer.call_test.player import Frame, PlayedCall, Player
    from streamer.call_test.transport import Transport

READY_TIMEOUT_S = 10.0


def pieces_of(samples: NDArray[np.int16], call: PlayedCall) -> Iterator[NDArray[np.int16]]:
    """Yield the audio in pieces of 20 ms, shape (n, channels) each."""
    size = call.sample_rate * PIECE_MS // 1000
    for start in range(0, len(samples), size):
        yield samples[start : start + size]


def frames_of(player: Player, samples: NDArray[np.int16], call: PlayedCall) -> list[Frame]:
    """Return everything that is sent of a call by a platform that waits for no answer."""
    frames = [*player.opening()]
    for piece in pieces_of(samples, call):
        frames += player.audio(piece)
    return [*frames, *player.closing()]


async def play(
    player: Player,
    samples: NDArray[np.int16],
    call: PlayedCall,
    transport: Transport,
    *,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Play a call, and close the connection. Raises CallTestError where the daemon ends it before that."""
    is_ready = asyncio.Event()
    answering = asyncio.create_task(_answer(player, transport, is_ready), name="answers")
    try:
        await _send(transport, player.opening())
        if player.is_ready:
            is_ready.set()
        await _until_ready(is_ready, answering, transport)
        began_s = now()
        for number, piece in enumerate(pieces_of(samples, call)):
            if answering.done():
                raise CallTestError(f"the daemon has closed the connection: {_why(answering, transport)}")
            await sleep(max(0.0, began_s + number * PIECE_MS / 1000 - now()))
            await _send(transport, player.audio(piece))
        await _send(transport, player.closing())
    finally:
        answering.cancel()
        await transport.close()


async def _send(transport: Transport, frames: Sequence[Frame]) -> None:
    for frame in frames:
        await transport.send(frame)


async def _answer(player: Player, transport: Transport, is_ready: asyncio.Event) -> None:
    while (frame := await transport.receive()) is not None:
        await _send(transport, player.received(frame))
        if player.is_ready:
            is_ready.set()


async def _until_ready(is_ready: asyncio.Event, answering: asyncio.Task[None], transport: Transport) -> None:
    waiting = asyncio.create_task(is_ready.wait(), name="ready")
    await asyncio.wait({waiting, answering}, timeout=READY_TIMEOUT_S, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not is_ready.is_set():
        why = _why(answering, transport) if answering.done() else f"no answer within {READY_TIMEOUT_S:g} s"
        raise CallTestError(f"the daemon does not take the call: {why}")


def _why(answering: asyncio.Task[None], transport: Transport) -> str:
    """Return why nothing is answered any more: what the daemon said last, or how it closed the connection."""
    error = answering.exception()
    return transport.how_closed if error is None else str(error)
