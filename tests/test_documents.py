"""The Markdown documents: links resolve, paths exist, the first pages stay short."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from tests.conftest import REPOSITORY
from tests.support.schemas import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

MAX_LINES = {"README.md": 130, "docs/architecture.md": 120}
SOURCE_PATH = re.compile(r"(?<![\w/.-])(?:streamer|export|tests|docs|models|systemd)/[\w./-]*\w\.\w+")
FOLDER_PATH = re.compile(r"`((?:streamer|export|tests|docs|models|systemd)/[\w/-]*)`")
MADE = re.compile(r"models/(?:my-model|mine)\b")
"""What a reader makes by the commands on the page."""


def documents() -> list[str]:
    paths = [path for pattern in ("*.md", "docs/**/*.md", "models/*.md") for path in REPOSITORY.glob(pattern)]
    return sorted(str(path.relative_to(REPOSITORY)) for path in paths)


@pytest.mark.parametrize("name", documents())
def test_relative_links_and_their_anchors_resolve(name: str) -> None:
    page = REPOSITORY / name
    broken = [link for link in links(page) if not resolves(page, link)]
    assert broken == []


@pytest.mark.parametrize("name", [name for name in documents() if name != "CHANGELOG.md"])
def test_files_and_folders_that_a_document_names_exist(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    named = [path for path in SOURCE_PATH.findall(text) + FOLDER_PATH.findall(text) if not MADE.match(path)]
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


@pytest.mark.parametrize(("name", "max_lines"), MAX_LINES.items())
def test_the_first_pages_stay_short(name: str, max_lines: int) -> None:
    assert len((REPOSITORY / name).read_text(encoding="utf-8").splitlines()) <= max_lines


def test_the_index_lists_every_decision_by_its_title() -> None:
    folder = REPOSITORY / "docs/decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in folder.glob("[0-9]*.md")}
    listed = {file: f"# {number} {title}" for number, file, title in re.findall(r"- \[(\d+)\]\((.*?)\) (.*)", index)}
    assert listed == titles


def test_the_event_in_the_readme_is_one_by_its_schema() -> None:
    (event,) = re.findall("```json\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert validate(json.dumps(json.loads(event)).encode())["type"] == "org.emotionstreamer.emotion.v1"


def links(page: Path) -> Iterator[str]:
    """Yield the relative links and pictures of a page."""
    for token in tokens(page):
        target = str(token.attrGet("href") or token.attrGet("src") or "")
        if target and not re.match(r"[a-z]+:", target):
            yield target


def resolves(page: Path, link: str) -> bool:
    """Return whether a link leads to a file or folder, and its anchor to a heading there."""
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


@cache
def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    inline = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    found: set[str] = set()
    for opening, content in pairwise(inline):
        if opening.type == "heading_open":
            text = "".join(child.content for child in content.children or ())
            found.add(re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-"))
    return found


def tokens(page: Path) -> Iterator[Token]:
    """Yield the inline tokens of a page: links and pictures among them, code not parsed."""
    for block in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        yield from block.children or ()
