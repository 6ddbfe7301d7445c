"""Says what a figure was made with: the commit of the code, the bytes of the data."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING

import msgspec

from export.corpora.readers import digest
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from export.corpora.readers import Clip

CODE = ("streamer", "export", "pyproject.toml", "constraints.txt")
"""What makes figures differ; a README or a model that changed doesn't."""


class Commit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which code was used."""

    sha1: str | None
    """None where the code is in no checkout."""
    dirty: bool
    """Whether the code was not, or not only, what was committed."""


class DataDigest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which clips of a corpus were used."""

    n_clips: int
    blake2b: str
    """Of the clips' paths and bytes; the order doesn't matter."""


def commit_of(repository: Path) -> Commit:
    """Return which commit is checked out in the folder ``repository``, and whether the code in it was changed since."""
    git = shutil.which("git")
    if git is None or not (repository / ".git").exists():
        return Commit(None, dirty=True)
    sha1 = _run(git, repository, "rev-parse", "HEAD").strip()
    changed = _run(git, repository, "status", "--porcelain", "--", *CODE)
    return Commit(sha1, dirty=bool(changed))


def data_digests(clips: Iterable[Clip], data: Path) -> dict[str, DataDigest]:
    """Return one digest a corpus, over the clips' files below the folder ``data``. Reads all of them."""
    lines: dict[str, list[str]] = {}
    for clip in clips:
        lines.setdefault(clip.corpus, []).append(f"{clip.path.as_posix()} {digest(data / clip.path)}\n")
    return {
        corpus: DataDigest(len(told), hashlib.blake2b("".join(sorted(told)).encode(), digest_size=32).hexdigest())
        for corpus, told in sorted(lines.items())
    }


def _run(git: str, repository: Path, *arguments: str) -> str:
    done = subprocess.run([git, "-C", repository, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise TrainingError(f"git {arguments[0]} in {repository} failed: {done.stderr.strip()}")
    return done.stdout
