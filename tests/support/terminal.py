"""A terminal for tests: the sequences that we write, and no others, move a cursor over a grid of characters."""

from __future__ import annotations

import re
import unicodedata

_SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])")


class TerminalEmulator:
    """A grid of characters, with wrapping and scrolling."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.history: list[str] = []
        """Lines that have scrolled out."""
        self.colours: set[str] = set()
        """The colours that were asked for."""
        self._grid: list[list[str]] = [[]]
        self._row = self._column = 0

    def feed(self, text: str) -> None:
        """Take text. Raises ValueError for a sequence that is not known."""
        position = 0
        while position < len(text):
            if sequence := _SEQUENCE.match(text, position):
                self._act(sequence[1], sequence[2])
                position = sequence.end()
            else:
                self._put(text[position])
                position += 1

    def screen(self) -> list[str]:
        """Return the lines that can be seen, without empty ones at the end."""
        lines = ["".join(row).rstrip() for row in self._grid]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def _put(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\n":
            self._down()
            self._column = 0  # as the line discipline of a terminal has it
        elif not character.isprintable():
            raise ValueError(f"a control character: {character!r}")
        else:
            self._print(character)

    def _print(self, character: str) -> None:
        wide = 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
        if self._column + wide > self.columns:
            self._down()
            self._column = 0
        row = self._grid[self._row]
        row.extend(" " * (self._column + wide - len(row)))
        row[self._column : self._column + wide] = [character, *[""] * (wide - 1)]
        self._column += wide

    def _down(self) -> None:
        self._row += 1
        if self._row == len(self._grid):
            self._grid.append([])
        if self._row == self.rows:
            self.history.append("".join(self._grid.pop(0)))
            self._row -= 1

    def _act(self, number: str, what: str) -> None:
        match what:
            case "A":
                self._row = max(0, self._row - int(number or 1))
            case "K":
                del self._grid[self._row][self._column :]
            case "J":
                del self._grid[self._row][self._column :]
                del self._grid[self._row + 1 :]
            case "m":
                self.colours.add(number)
            case _:
                raise ValueError(f"an unknown sequence: {number}{what}")
