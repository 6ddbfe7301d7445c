"""What a report is made of, before it is Markdown or HTML.

Text may hold `code` between backticks and [links](where), nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows are as long as the header; the first ``left`` columns are words, the others figures."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing."""

    name: str
    """Of its file, without suffix."""
    title: str
    """What it shows, for who can't see it."""
    svg: str


@dataclass(frozen=True, slots=True)
class Folded:
    """What is shown to who asks for it."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Text | Items | Table | Picture | Folded
