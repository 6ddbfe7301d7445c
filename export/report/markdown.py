"""Writes a report as Markdown, as GitHub shows it; its pictures lie in a folder beside it."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from export.report.content import Folded, Heading, Items, Picture, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.content import Block

WIDTH = 120
CODE = re.compile(r"(`[^`]*`)")


def to_markdown(blocks: Sequence[Block], *, pictures: str) -> str:
    """Return the report; ``pictures``: their folder, relative to the document."""
    return "\n\n".join(_block(block, pictures) for block in blocks) + "\n"


def _block(block: Block, pictures: str) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_escaped(text)}"
        case Text(text):
            return _filled(_escaped(text))
        case Items(items):
            return "\n".join(f"- {_escaped(item)}" for item in items)
        case Table():
            return _table(block)
        case Picture(name, title, _):
            return f"![{_escaped(title)}]({pictures}/{name}.svg)"
        case Folded(title, inner):
            body = "\n\n".join(_block(one, pictures) for one in inner)
            return f"<details>\n<summary>{_escaped(title)}</summary>\n\n{body}\n\n</details>"


def _table(table: Table) -> str:
    marks = ["---" if i < table.left else "---:" for i in range(len(table.header))]
    rows = [[_escaped(cell).replace("|", r"\|") for cell in row] for row in (table.header, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], marks, *rows[1:]))


def _filled(text: str) -> str:
    """Return ``text`` in lines; no line may begin as if it were a list, a heading or a quotation."""
    lines = wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(re.sub(r"^([-+#>]|\d+\.)(?= )", r"\\\1", line) for line in lines)


def _escaped(text: str) -> str:
    parts = CODE.split(text)
    parts[::2] = [re.sub(r"([\\*_~<&])", r"\\\1", part) for part in parts[::2]]
    return "".join(parts)
