"""Writes files atomically: a kill leaves the old file or the new one, never a part."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_text(target: Path, text: str) -> Path:
    """Write a UTF-8 file; return its path."""
    with write_atomically(target) as partial:
        partial.write_text(text, encoding="utf-8")
    return target


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Yield the path of a file beside ``target``, which replaces ``target`` if the block raises nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")  # two processes may make the same file at once
    try:
        yield partial
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
