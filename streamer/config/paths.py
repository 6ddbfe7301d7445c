"""What relative paths in a configuration are relative to."""

from __future__ import annotations

from pathlib import Path


def beside(config_path: Path | None, name: str) -> Path:
    """Return a path that a configuration names: relative to its file, or to the working directory without one."""
    return (config_path.parent if config_path else Path()) / name
