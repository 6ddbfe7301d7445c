"""Chromium; where it is missing, the tests skip, and in CI fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.browser import Browser, browsing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def browser(needs_program: Callable[[str], str], npm_packages: Path) -> Iterator[Browser]:
    """A Chromium."""
    with browsing(needs_program("chromium")) as window:
        yield window


@pytest.fixture(scope="session")
def pictures(repository: Path) -> Path:
    """Where screenshots are kept for a person to look at."""
    folder = repository / "build" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
