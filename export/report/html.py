"""Renders a report as one HTML file that needs no other: pictures are in it, and nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from string import Template
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from export.markdown import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.markdown import Block, Picture

ADDRESS = re.compile(r"data:image/svg\+xml;base64,|https://|[\w./#-]+$")
"""What a link or a picture may point to."""
PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #22313f; max-width: 74rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
img { max-width: 100%; height: auto; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: 0.875rem; }
th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid #d9dfe4; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid #8a97a3; } td { font-variant-numeric: tabular-nums; }
code { background: #f2f4f6; padding: 0 0.2em; font-size: 0.9em; } summary { cursor: pointer; margin: 0.5rem 0; }
</style>
</head>
<body>
$body</body>
</html>
""")


def to_html(blocks: Sequence[Block], *, title: str) -> str:
    """Return the page of what ``export.markdown`` wrote."""
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")  # <details> is the only HTML in it
    renderer.validateLink = _is_harmless  # type: ignore[method-assign]
    return PAGE.substitute(title=escape(title), body=renderer.render(document(blocks, address=_inline)))


def _is_harmless(url: str) -> bool:
    return ADDRESS.match(url) is not None


def _inline(picture: Picture) -> str:
    drawn = picture.svg() if picture.svg else ""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
