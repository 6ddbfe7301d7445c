"""The provenance of figures: the commit of the code and digests of the data."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from export.corpora.readers import digest
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from export.corpora.readers import Clip

REPOSITORY = Path(__file__).resolve().parents[1]
CODE = ("streamer", "export", "pyproject.toml", "constraints.txt")
"""What figures depend on; a changed README or model makes no difference."""


class Commit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The code that was used."""

    sha1: str | None
    """None where the code is in no checkout."""
    dirty: bool
    """Whether the code differs from the commit."""

    def __str__(self) -> str:
        """Return the short hash as Markdown, and whether the code had uncommitted changes."""
        name = f"`{self.sha1[:10]}`" if self.sha1 else "no checkout"
        return f"{name} + changes" if self.dirty and self.sha1 else name


class DataDigest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clips of a corpus that were used."""

    n_clips: int
    blake2b: str
    """Of the clips' paths and bytes, in any order."""


def commit_of(repository: Path) -> Commit:
    """Return the commit that is checked out in the folder ``repository``, and whether its code was changed since."""
    git = shutil.which("git")
    if git is None or not (repository / ".git").exists():
        return Commit(None, dirty=True)
    sha1 = _run(git, repository, "rev-parse", "HEAD").strip()
    changed = _run(git, repository, "status", "--porcelain", "--", *CODE)
    return Commit(sha1, dirty=bool(changed))


def commit_here() -> Commit:
    """Return the commit of this code."""
    return commit_of(REPOSITORY)


def data_digests(clips: Iterable[Clip], data: Path) -> dict[str, DataDigest]:
    """Return a digest for each corpus, of the clips' files below the folder ``data``. Reads all of them."""
    lines: dict[str, list[str]] = {}
    for clip in clips:
        lines.setdefault(clip.corpus, []).append(f"{clip.path.as_posix()} {digest(data / clip.path)}\n")
    return {
        corpus: DataDigest(len(entries), hashlib.blake2b("".join(sorted(entries)).encode(), digest_size=32).hexdigest())
        for corpus, entries in sorted(lines.items())
    }


def _run(git: str, repository: Path, *arguments: str) -> str:
    done = subprocess.run([git, "-C", repository, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise TrainingError(f"git {arguments[0]} in {repository} failed: {done.stderr.strip()}")
    return done.stdout


def machine_here() -> str:
    """Return the name of the processor and the number of its cores that there are."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    name = named[0] if named else platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count() or 1} cores"
