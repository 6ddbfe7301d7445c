"""The block of lines at the end of a terminal that is drawn again and again; other text scrolls above it."""

from __future__ import annotations

import os
import re
import threading
from typing import TYPE_CHECKING, TextIO

from streamer.watch.lines import Look, block, width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SEQUENCE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
DEFAULT_SIZE = os.terminal_size((80, 24))


def can_draw(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal on which lines can be drawn again."""
    return stream.isatty() and environment.get("TERM", "dumb") != "dumb"


class Screen:
    """Draws on a terminal. The cursor stays below the block."""

    def __init__(self, stream: TextIO, environment: Mapping[str, str]) -> None:
        self._stream = stream
        self._has_colour = not environment.get("NO_COLOR")
        self._is_unicode = (stream.encoding or "").lower().replace("-", "").startswith("utf")
        self._drawn: list[str] = []
        self._lock = threading.RLock()
        """Any thread may log."""

    def look(self) -> Look:
        """Return what the terminal can show now: its size may change at any time."""
        try:
            size = os.get_terminal_size(self._stream.fileno())
        except OSError:
            size = DEFAULT_SIZE
        columns, rows = size.columns or DEFAULT_SIZE.columns, size.lines or DEFAULT_SIZE.lines
        return Look(columns - 1, rows, self._has_colour, self._is_unicode)

    def draw(self, lines: Sequence[str]) -> None:
        """Draw lines in the place of those before."""
        with self._lock:
            self._write(self._up() + block(lines) + "\x1b[J")
            self._drawn = list(lines)

    def above(self, write: Callable[[], object]) -> None:
        """Let something be written where the block begins, and draw the block again below it."""
        with self._lock:
            drawn = self._drawn
            self._write(self._up() + "\x1b[J")
            self._drawn = []
            write()
            self.draw(drawn)

    def _up(self) -> str:
        """Return what moves the cursor to the beginning of the block, which the terminal may have wrapped anew."""
        columns = self.look().columns + 1
        rows = sum(max(1, -(-width(_SEQUENCE.sub("", line)) // columns)) for line in self._drawn)
        return f"\r\x1b[{rows}A" if rows else "\r"

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
