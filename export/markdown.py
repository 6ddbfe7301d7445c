"""Writes Markdown as GitHub shows it. Text is escaped: only `code` between backticks is markup in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

WIDTH = 120
CODE = re.compile(r"((?<!`)`[^`]+`(?!`))")
MARKUP = re.compile(r"([\\`*_~<&|\[\]])")
BLOCK_START = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+](?: |$)|#{1,6}(?: |$)|>|[-:=][-:= ]*$))")
"""Where a backslash keeps a line from being a list, a heading, a quotation, or the second line of a table."""
LAST_HASH = re.compile(r"#$")
"""Hashes at a heading's end would be taken for its end mark."""
BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing."""

    name: str
    """Of its file, without suffix."""
    title: str
    """The alternative text."""
    svg: Callable[[], str] | None
    """Draws it; None where the file is there already."""


Block = str | Picture
"""A part of a document: Markdown, or a picture."""


def heading(level: int, text: str) -> str:
    """Return a heading; level 1 is the document's title."""
    return "#" * level + " " + LAST_HASH.sub(r"\#", _escaped(text))


def paragraph(text: str, *, links: Mapping[str, str] | None = None) -> str:
    """Return a paragraph in lines of 120 characters; ``links``: words of it, and the addresses that they link to."""
    text = _escaped(text)
    for words, address in (links or {}).items():
        text = text.replace(_escaped(words), f"[{_escaped(words)}]({address})")
    whole_code = CODE.sub(lambda code: code[0].replace(" ", "\0"), text)
    lines = wrap(whole_code, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(_inside(line.replace("\0", " ")) for line in lines)


def items(texts: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {_inside(_escaped(text))}" for text in texts)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, left: int | None = None) -> str:
    """Return a table; the first ``left`` columns are words, the others are figures and stand right; None: all words."""
    marks = "".join("---|" if left is None or i < left else "---:|" for i in range(len(header)))
    return "\n".join((_row(header), f"|{marks}", *map(_row, rows)))


def folded(title: str, *blocks: str) -> str:
    """Return Markdown that opens where its title is clicked."""
    summary = MarkdownIt("commonmark").renderInline(_escaped(title))
    return "\n\n".join((f"<details>\n<summary>{summary}</summary>", *blocks, "</details>"))


def document(blocks: Iterable[Block], *, address: Callable[[Picture], str]) -> str:
    """Return the whole text; ``address``: where a picture is found."""
    parts = (f"![{_escaped(one.title)}]({address(one)})" if isinstance(one, Picture) else one for one in blocks)
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    parts = CODE.split(" ".join(text.split()))
    return "".join(part if i % 2 else MARKUP.sub(r"\\\1", part) for i, part in enumerate(parts))


def _inside(line: str) -> str:
    return BLOCK_START.sub(r"\1\\", line)


def _row(cells: Sequence[str]) -> str:
    # A bar ends a cell even in code; elsewhere it is escaped already.
    return "| " + " | ".join(BAR.sub(r"\\|", _escaped(cell)) for cell in cells) + " |"
