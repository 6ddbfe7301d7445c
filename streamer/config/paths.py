"""The files that a configuration names."""

from __future__ import annotations

import os
from pathlib import Path


def beside(config_path: Path | None, name: str) -> Path:
    """Return a path that a configuration names: relative to its file, or to the working directory without one."""
    return (config_path.parent if config_path else Path()) / name


def content_of(path: Path) -> bytes:
    """Return what is in a file. A FIFO must not make anybody wait for whoever writes to it. Raises OSError."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        return file.read() or b""
