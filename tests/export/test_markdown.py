"""Markdown as a parser reads it back, and as HTML: text from data never becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from export.markdown import Picture, document, folded, heading, items, paragraph, table
from export.report.html import to_html

if TYPE_CHECKING:
    from export.markdown import Block


def strange(letters: str) -> st.SearchStrategy[str]:
    """Return texts as they are shown: without space around them, and with no more than one between."""
    texts = st.text(st.sampled_from(letters), min_size=1, max_size=12)
    return texts.map(lambda text: " ".join(text.split())).filter(bool)


STRANGE = "ab <>&|*_~\\\"'#-1.:=[](!)ї"


class Reader(HTMLParser):
    """Collects cells, text and elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.text = ""
        self.elements: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self.cells[-1] += data


def read(*blocks: str) -> Reader:
    """Return what the body of a page has."""
    html = to_html(blocks, title="x")
    return Reader(html.partition("<body>\n")[2].partition("</body>")[0])


@given(cells=st.lists(strange(STRANGE), min_size=4, max_size=4))
def test_cells_hold_any_text(cells: list[str]) -> None:
    text = table(cells[:2], [cells[2:]], left=1)
    assert read(text).cells == cells
    markdown = MarkdownIt("commonmark").enable("table").render(document([text], address=lambda picture: picture.name))
    assert Reader(markdown).cells == cells


@given(text=strange(STRANGE))
@example(text="a #")
@example(text="--- ---")
def test_text_is_shown_as_it_is(text: str) -> None:
    for block, elements in (
        (heading(2, text), ["h2"]),
        (paragraph(text), ["p"]),
        (paragraph(" ".join(["words"] * 30 + [text] * 30)), ["p"]),
        (items([text]), ["ul", "li"]),
        (folded(text), ["details", "summary"]),
    ):
        shown = read(block)
        assert shown.elements == elements
        assert text in " ".join(shown.text.split())


@given(text=strange("`<b>| \\[](x)"))
@example(text="```<b>`")
@example(text="``<b>` <b> `")
def test_nothing_but_code_becomes_markup(text: str) -> None:
    cells = read(table([text], [[text]]), paragraph(text), items([text]), heading(1, text), folded(text))
    table_elements = {"table", "thead", "tbody", "tr", "th", "td"}
    assert set(cells.elements) <= table_elements | {"p", "ul", "li", "h1", "details", "summary", "code"}
    assert len(cells.cells) == 2


def test_code_stays_in_one_line_and_keeps_its_letters() -> None:
    code = "`python -m export train --model a*b > out`"
    text = paragraph(" ".join(["word"] * 20 + [code] * 3))
    assert all(line.count("`") % 2 == 0 for line in text.splitlines())
    assert text.count(code) == 3
    assert "a*b > out" in read(text).text


def test_blocks_are_written_in_order() -> None:
    blocks: list[Block] = [
        heading(1, "All <systems>"),
        paragraph("See `a*b` and results.json.", links={"results.json": "x/results.json"}),
        items(("one", "two")),
        folded("`more`", table(("a", "b"), [("1", "2")], left=1)),
        Picture("p-1", "a picture", lambda: "<svg/>"),
    ]
    assert document(blocks, address=lambda picture: f"all/{picture.name}.svg") == (
        "# All \\<systems>\n\nSee `a*b` and [results.json](x/results.json).\n\n- one\n- two\n\n"
        "<details>\n<summary><code>more</code></summary>\n\n| a | b |\n|---|---:|\n| 1 | 2 |\n\n</details>\n\n"
        "![a picture](all/p-1.svg)\n"
    )
    html = to_html(blocks, title="All <systems>")
    assert "<title>All &lt;systems&gt;</title>" in html
    assert '<p>See <code>a*b</code> and <a href="x/results.json">results.json</a>.</p>' in html
    assert '<td>1</td>\n<td style="text-align:right">2</td>' in html
    assert '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="a picture" />' in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//host/x:y"])
def test_a_link_to_a_script_is_none(address: str) -> None:
    assert "a" not in read(paragraph("words", links={"words": address})).elements
