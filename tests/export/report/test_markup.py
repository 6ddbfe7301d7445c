"""The same blocks as Markdown, read back by a parser, and as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from export.report.content import Block, Folded, Heading, Items, Picture, Table, Text
from export.report.html import to_html
from export.report.markdown import to_markdown

STRANGE = st.text(st.sampled_from("ab <>&|*_~\\\"'#-1.ї"), min_size=1, max_size=12).map(str.strip).filter(bool)


class Reader(HTMLParser):
    """Collects cells and text."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("td", "th"):
            self.cells.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.cells[-1] += data


def cells_of(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    return reader.cells


@given(cells=st.lists(STRANGE, min_size=4, max_size=4))
def test_cells_hold_any_text_in_both(cells: list[str]) -> None:
    table = Table((cells[0], cells[1]), ((cells[2], cells[3]),))
    assert cells_of(to_html([table])) == cells
    markdown = MarkdownIt("commonmark").enable("table").render(to_markdown([table], pictures="x"))
    assert cells_of(markdown) == cells


def test_blocks_are_written_in_order() -> None:
    blocks: list[Block] = [
        Heading(1, "All <systems>"),
        Text("See `a*b` and [there](x/results.json)."),
        Items(("one", "two")),
        Folded("more", (Picture("p-1", "a picture", "<svg/>"),)),
    ]
    assert to_markdown(blocks, pictures="all") == (
        "# All \\<systems>\n\nSee `a*b` and [there](x/results.json).\n\n- one\n- two\n\n"
        "<details>\n<summary>more</summary>\n\n![a picture](all/p-1.svg)\n\n</details>\n"
    )
    html = to_html(blocks)
    assert "<title>All &lt;systems&gt;</title>" in html
    assert '<p>See <code>a*b</code> and <a href="x/results.json">there</a>.</p>' in html
    assert "<ul><li>one</li><li>two</li></ul>" in html
    assert '<img alt="a picture" src="data:image/svg+xml;base64,PHN2Zy8+">' in html


def test_no_line_of_a_paragraph_begins_as_something_else() -> None:
    text = " ".join(["word"] * 24 + ["- 1. # no list"] * 12)
    tokens = [token.type for token in MarkdownIt("commonmark").parse(to_markdown([Text(text)], pictures="x"))]
    assert tokens == ["paragraph_open", "inline", "paragraph_close"]


def test_a_name_is_no_link_to_a_script() -> None:
    assert "<a" not in to_html([Text("[x](javascript:alert(1))")])
