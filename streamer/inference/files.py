"""Reads model files and cards: whole, regular files of a bounded size."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from streamer.core.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

MAX_CARD_BYTES = 64 * 1024 * 1024
MAX_MODEL_BYTES = 2 * 1024 * 1024 * 1024
"""What protobuf can hold."""


def read_regular(path: Path, *, what: str, at_most: int) -> bytes:
    """Return the content of a file; ``what`` it is, e.g. ``model``, for the error.

    Raises FileNotFoundError where there is none, and ModelError where it can't be read, is no regular file (a FIFO or
    a device may never end) or has more than ``at_most`` bytes.
    """
    try:
        # O_NONBLOCK: opening a FIFO would wait for somebody who writes.
        with open(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ModelError(f"{what} {path} can't be read: a regular file expected")
            if status.st_size > at_most:
                raise ModelError(f"{what} {path}: at most {at_most} bytes expected, got {status.st_size}")
            return file.read()
    except FileNotFoundError:
        raise
    except (OSError, ValueError, MemoryError) as error:  # ValueError: a name with a zero byte
        raise ModelError(f"{what} {path!s} can't be read: {_text(error)}") from error


def read_model(path: Path) -> bytes:
    """Return the content of an ONNX file; ModelError where it can't be read."""
    try:
        return read_regular(path, what="model", at_most=MAX_MODEL_BYTES)
    except FileNotFoundError as error:
        raise ModelError(f"model {path} can't be read: {error.strerror}") from error


def check_hash(path: Path, found: str, *, expected: str) -> None:
    """Raise ModelError where the hashes of a model's file differ."""
    if found != expected:
        raise ModelError(f"model {path} is not the one its card describes: sha256 {expected} expected, got {found}")


def _text(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
