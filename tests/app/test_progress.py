"""The progress bar: one for each file, on a terminal only."""

from __future__ import annotations

import io
from pathlib import Path

from streamer.app.progress import Progress


class Terminal(io.StringIO):
    """A stream that says whether it is a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def drawn(*, is_terminal: bool) -> str:
    """Return what is drawn while two files are read."""
    stream = Terminal(is_terminal=is_terminal)
    with Progress(stream=stream) as progress:
        for path in (Path("first.wav"), Path("folder/second.wav")):
            for done in (0, 500, 1_000):
                progress.advance(path, done, 1_000)
    return stream.getvalue()


def test_each_file_has_a_bar_that_ends_at_100_percent() -> None:
    first, second = drawn(is_terminal=True).split("\n")[:2]
    assert first.split("\r")[-1].startswith("first.wav: 100%")
    assert second.split("\r")[-1].startswith("second.wav: 100%")


def test_nothing_is_drawn_where_the_stream_is_no_terminal() -> None:
    assert drawn(is_terminal=False) == ""


def test_nothing_is_drawn_before_the_first_file() -> None:
    with Progress(stream=(stream := Terminal(is_terminal=True))):
        pass
    assert stream.getvalue() == ""
