"""The command ``watch``: a daemon's legs on a terminal, or as plain lines where the output is none."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TextIO

from streamer.watch.board import Board
from streamer.watch.lines import lines_of, printable
from streamer.watch.screen import Screen, can_draw
from streamer.watch.sink import DRAW_EVERY_S

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping

    Events = Callable[[Callable[[str], None]], AsyncGenerator[dict[str, Any] | None, None]]
    """Takes what gets the state of the connection as text; yields events, and None at each new connection."""


async def watch(events: Events, stream: TextIO, environment: Mapping[str, str]) -> None:
    """Show the events until cancelled. Raises WatchError, and OSError where the output is closed."""
    if can_draw(stream, environment):
        await _draw(events, Screen(stream, environment))
    else:
        await _print(events, stream)


async def _print(events: Events, stream: TextIO) -> None:
    def say(line: str) -> None:
        stream.write(f"{time.strftime('%H:%M:%S')} {printable(line)}\n")
        stream.flush()

    told = ""

    def note(state: str) -> None:
        nonlocal told
        kind = state.split(maxsplit=1)[0]
        if kind not in {"connecting", told}:  # each attempt fails alike
            told = kind
            say(state)

    board = Board()
    async with aclosing(events(note)) as arriving:
        async for event in arriving:
            if event is None:
                board.forget()
                continue
            for line in board.take(event):
                say(line)


async def _draw(events: Events, screen: Screen) -> None:
    board, status = Board(), [""]

    def draw() -> None:
        screen.draw(lines_of(board, status[0], screen.look(), now_s=time.time()))

    def note(state: str) -> None:
        status[0] = state
        if not state.startswith("connected"):  # what was shown may not hold any more
            board.forget()
        draw()

    async def redraw() -> None:
        while True:
            draw()
            await asyncio.sleep(DRAW_EVERY_S)

    drawing = asyncio.create_task(redraw(), name="draw")
    try:
        async with aclosing(events(note)) as arriving:
            async for event in arriving:
                if event is None:
                    board.forget()
                else:
                    board.take(event)
    finally:
        drawing.cancel()
