"""Writes a report as one HTML file that needs no other: pictures are in it, and nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from export.report.content import Folded, Heading, Items, Picture, Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.content import Block

MARKUP = re.compile(r"`(?P<code>[^`]*)`|\[(?P<text>[^\]]*)\]\((?P<where>(?:https://)?[\w./#-]+)\)")
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #22313f; max-width: 74rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
.wide { overflow-x: auto; } img { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid #d9dfe4; text-align: right; vertical-align: top; }
th { border-bottom: 2px solid #8a97a3; } .left { text-align: left; }
code { background: #f2f4f6; padding: 0 0.2em; font-size: 0.9em; } summary { cursor: pointer; margin: 0.5rem 0; }
"""


def to_html(blocks: Sequence[Block]) -> str:
    """Return the report."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "Report")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(map(_block, blocks))
        + "\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{_inline(text)}</h{level}>"
        case Text(text):
            return f"<p>{_inline(text)}</p>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
        case Table():
            return _table(block)
        case Picture(_, title, svg):
            data = b64encode(svg.encode()).decode()
            return f'<p><img alt="{escape(title)}" src="data:image/svg+xml;base64,{data}"></p>'
        case Folded(title, inner):
            body = "\n".join(map(_block, inner))
            return f"<details>\n<summary>{_inline(title)}</summary>\n{body}\n</details>"


def _table(table: Table) -> str:
    head, *rows = (
        "".join(_cell("td" if i else "th", cell, left=column < table.left) for column, cell in enumerate(row))
        for i, row in enumerate((table.header, *table.rows))
    )
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>'


def _cell(tag: str, text: str, *, left: bool) -> str:
    kind = ' class="left"' if left else ""
    return f"<{tag}{kind}>{_inline(text)}</{tag}>"


def _inline(text: str) -> str:
    parts, end = [], 0
    for match in MARKUP.finditer(text):
        parts.append(escape(text[end : match.start()]))
        if match["code"] is not None:
            parts.append(f"<code>{escape(match['code'])}</code>")
        else:
            parts.append(f'<a href="{escape(match["where"])}">{escape(match["text"])}</a>')
        end = match.end()
    return "".join([*parts, escape(text[end:])])
