"""Names the files of encoded recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RECORDINGS_A_FILE = 200


def feature_files(folder: Path, name: str, variant: str, n_recordings: int) -> list[Path]:
    """Return the files of one set under one variant."""
    n_files = -(-n_recordings // RECORDINGS_A_FILE)
    return [folder / name / f"{variant}.{number:03d}.npz" for number in range(n_files)]


def frames_file(path: Path) -> Path:
    """Return where the last layer of single frames is, beside a file of features."""
    return path.with_suffix(".frames.npy")


def is_encoded(path: Path, *, with_frames: bool) -> bool:
    """Tell whether a file of features is there, and the frames beside it where they are wanted."""
    return path.exists() and (frames_file(path).exists() or not with_frames)
