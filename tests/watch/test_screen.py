from __future__ import annotations

import io
from typing import TYPE_CHECKING

from streamer.watch.lines import Look
from streamer.watch.screen import Screen, can_draw
from streamer.watch.sink import AboveScreen
from tests.support.terminal import TerminalEmulator

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(stream: Terminal, columns: int = 40, rows: int = 10) -> tuple[list[str], list[str]]:
    """Return what has scrolled out of a terminal, and what it shows."""
    emulator = TerminalEmulator(columns, rows)
    emulator.feed(stream.getvalue())
    return emulator.history, emulator.screen()


def test_each_drawing_takes_the_place_of_the_one_before() -> None:
    stream = Terminal()
    screen = Screen(stream, {})
    for lines in (["one", "two", "three"], ["ONE"], ["1", "2"]):
        screen.draw(lines)
    assert shown(stream) == ([], ["1", "2"])


def test_other_text_scrolls_above_line_by_line() -> None:
    stream = Terminal()
    screen = Screen(stream, {})
    above = AboveScreen(stream, screen)
    screen.draw(["status", "leg"])
    for number in range(12):
        above.write(f"log {number} ")
        above.write("has an end\n")
    history, visible = shown(stream)
    assert [*history, *visible] == [*(f"log {number} has an end" for number in range(12)), "status", "leg"]


def test_lines_that_a_narrower_terminal_has_wrapped_are_replaced_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    screen = Screen(stream, {})
    screen.draw(["x" * 39, "y" * 10])
    monkeypatch.setattr(screen, "look", lambda: Look(19, 10, has_colour=False, is_unicode=True))
    screen.draw(["x" * 19, "y"])
    assert shown(stream, columns=20) == ([], ["x" * 19, "y"])


def test_lines_are_drawn_on_a_terminal_that_can_move_its_cursor() -> None:
    terminal = Terminal()
    assert can_draw(terminal, {"TERM": "xterm"})
    assert not can_draw(terminal, {"TERM": "dumb"})
    assert not can_draw(terminal, {})
    assert not can_draw(io.StringIO(), {"TERM": "xterm"})


def test_no_color_switches_colours_off() -> None:
    assert Screen(Terminal(), {}).look().has_colour
    assert not Screen(Terminal(), {"NO_COLOR": "1"}).look().has_colour
