"""Another checkout to measure in turn: a folder, or what a name of git stands for."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def checkout(before: str | None, *, repository: Path) -> Iterator[Path | None]:
    """Give the folder of another checkout; None where ``before`` is None.

    Args:
        before: a folder, or a commit, branch or tag, whose files are put into a folder until the end.
        repository: a working tree of git, whose state stays as it is.

    Raises:
        SystemExit: it is neither; its text says so.

    """
    if before is None or Path(before).is_dir():
        yield None if before is None else Path(before).resolve()
        return
    with tempfile.TemporaryDirectory(prefix="before-") as folder:
        archive = subprocess.run(
            ["git", "archive", "--format=tar", before], cwd=repository, capture_output=True, check=False
        )
        if archive.returncode:
            raise SystemExit(f"a folder or a commit expected, got {before}: {archive.stderr.decode().strip()}")
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        yield Path(folder).resolve()
