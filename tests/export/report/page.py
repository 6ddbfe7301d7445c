"""Reads a report back: headings, text, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from export.markdown import Picture, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from export.markdown import Block

Row = tuple[str, ...]


class Table(NamedTuple):
    """Cells as text, code between backticks."""

    header: Row
    rows: tuple[Row, ...]


@dataclass
class Page:
    """What a reader sees."""

    headings: list[str] = field(default_factory=list)
    words: str = ""
    """Headings, paragraphs and items, one a line."""
    tables: list[Table] = field(default_factory=list)
    pictures: tuple[Picture, ...] = ()

    def svg(self, start: str) -> str:
        """Draw the first picture whose name starts so."""
        draw = next(picture.svg for picture in self.pictures if picture.name.startswith(start))
        assert draw is not None
        return draw()

    def table(self, column: str) -> Table:
        """Return the first table with this column."""
        return next(table for table in self.tables if column in table.header)


def read(blocks: Sequence[Block]) -> Page:
    """Return what the blocks show."""
    page = Page(pictures=tuple(block for block in blocks if isinstance(block, Picture)))
    rows: list[list[str]] = []
    text = document([block for block in blocks if isinstance(block, str)], address=lambda picture: picture.name)
    parents: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        match token.type:
            case "tr_open":
                rows.append([])
            case "table_close":
                header, *others = map(tuple, rows)
                page.tables.append(Table(header, tuple(others)))
                rows = []
            case "inline" if parents[-1] in ("th_open", "td_open"):
                rows[-1].append(_text(token))
            case "inline":
                page.words += f"{_text(token)}\n"
                page.headings += [_text(token)] if parents[-1] == "heading_open" else []
        if token.nesting == 1:
            parents.append(token.type)
        elif token.nesting == -1:
            parents.pop()
    return page


def _text(token: Token) -> str:
    parts = {"code_inline": "`{}`", "softbreak": " "}
    return "".join(parts.get(child.type, "{}").format(child.content) for child in token.children or [])
