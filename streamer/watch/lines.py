"""Writes what is watched as lines of text for a terminal of any width. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.counting import count
from streamer.watch.board import NOT_ANALYSED, QUIET, UNSURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.watch.board import Board, LegView

COLOURS = {"angry": 31, "happy": 32, "surprised": 33, "sad": 34, "fearful": 35, "disgust": 36}
"""SGR codes. Labels that are not here are not coloured: the word says it, colour is never the only sign."""
DIM = 2
MIN_BAR, MAX_BAR = 5, 20
WORD_CHARACTERS = len(NOT_ANALYSED)
ROLE_CHARACTERS = len("customer")
FULL, EMPTY = "█", "░"
PLAIN_FULL, PLAIN_EMPTY = "#", "."


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal can show."""

    columns: int
    rows: int
    has_colour: bool
    is_unicode: bool


def lines_of(board: Board, status: str, look: Look, *, now_s: float) -> list[str]:
    """Return the lines, each at most ``look.columns`` wide: the status, then one a leg.

    ``now_s``: seconds since 1970. Legs for which there is no room are counted in the last line.
    """
    legs = board.legs()
    room = max(1, look.rows - 2)
    shown = legs if len(legs) <= room else legs[: room - 1]
    head = fit(status_line(board, status, len(legs)), look.columns)
    lines = [head, *(leg_line(leg, look, now_s=now_s) for leg in shown)]
    if len(shown) < len(legs):
        lines.append(fit(f"... and {len(legs) - len(shown)} more", look.columns))
    return lines


def status_line(board: Board, status: str, n_legs: int) -> str:
    """Return the first line: the connection, the sources, and what is wrong."""
    parts = [status, *(f"{source_id} {state}" for source_id, state in board.sources.items())]
    parts.append(count(n_legs, "leg"))
    parts += [f"ALERTS: {', '.join(board.alerts.values())}"] if board.alerts else []
    parts += ["overloaded"] if board.is_overloaded else []
    parts += [f"{count(board.lost_events, 'event')} lost"] if board.lost_events else []
    return " | ".join(parts)


def leg_line(leg: LegView, look: Look, *, now_s: float) -> str:
    """Return the line of a leg: role, word, bar, probability, how long, session; what has no room is left out."""
    words = [pad(leg.role, ROLE_CHARACTERS), pad(leg.word, WORD_CHARACTERS)]
    length = duration(now_s - leg.since_s)
    left = look.columns - sum(len(word) + 1 for word in words) - len(length) - 1
    number = f"{leg.probability:.2f}" if leg.probability else "    "
    bar_width = min(MAX_BAR, left - len(number) - 2)
    if bar_width >= MIN_BAR:
        words += [_bar(leg.probability, bar_width, look), number]
        left -= bar_width + len(number) + 2
    words.append(length)
    if leg.alerts and left > 8:
        words.append(alerts := fit(f"! {', '.join(leg.alerts.values())}", left))
        left -= width(alerts) + 1
    if left > 8:
        words.append(fit(leg.session, left))
    return _coloured(fit(" ".join(words).rstrip(), look.columns), leg.word, look)


def duration(seconds: float) -> str:
    """Return a duration as ``m:ss``, or ``h:mm:ss`` from an hour on; clocks that differ give no negative one."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def fit(text: str, columns: int) -> str:
    """Return as much of a text as fits, without what a terminal would act upon."""
    clean = printable(text)
    while width(clean) > max(0, columns):
        clean = clean[:-1]
    return clean


def pad(text: str, columns: int) -> str:
    """Return a text that is exactly so wide."""
    fitting = fit(text, columns)
    return fitting + " " * (columns - width(fitting))


def printable(text: str) -> str:
    """Return the text with a ``?`` for each character that is none to print: it may come from anybody."""
    return "".join(character if character.isprintable() else "?" for character in text)


def width(text: str) -> int:
    """Return how many columns a terminal needs for a text."""
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _bar(share: float, columns: int, look: Look) -> str:
    full, empty = (FULL, EMPTY) if look.is_unicode else (PLAIN_FULL, PLAIN_EMPTY)
    n = round(min(1.0, max(0.0, share)) * columns)
    return full * n + empty * (columns - n)


def _coloured(line: str, word: str, look: Look) -> str:
    code = DIM if word in QUIET or word == UNSURE else COLOURS.get(word)
    return f"\x1b[{code}m{line}\x1b[0m" if look.has_colour and code is not None else line


def block(lines: Sequence[str]) -> str:
    """Return lines as one text, each ended; what was right of them on the screen is cleared."""
    return "".join(f"{line}\x1b[K\n" for line in lines)
