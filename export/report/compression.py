"""Reads what distilling and quantising a system did to its size, speed and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from export.errors import WorkshopError
from export.judging.bootstrap import Estimate

if TYPE_CHECKING:
    from pathlib import Path

FILE = "compression.json"


class CompressionRow(msgspec.Struct, frozen=True):
    """A system before, or after, something was done to it."""

    what: str
    """``fp32``, ``int8``, ``distilled`` ..."""
    bytes: int
    latency_p50_ms: float
    latency_p99_ms: float
    uar: Estimate
    agreement: float | None
    """Share of clips on which it decides as the first row does; None for the first."""


class _Row(msgspec.Struct):
    what: str
    bytes: int
    latency_p50_ms: float
    latency_p99_ms: float
    uar: float | Estimate
    agreement: float | Estimate | None = None


class _Document(msgspec.Struct):
    rows: list[_Row]


def read_compression(folder: Path) -> list[CompressionRow]:
    """Return the rows of ``compression.json`` in ``folder``; none where there is no such file.

    Raises WorkshopError where the file is damaged.
    """
    path = folder / FILE
    if not path.exists():
        return []
    try:
        rows = msgspec.json.decode(path.read_bytes(), type=_Document).rows
    except OSError as error:
        raise WorkshopError(f"{path} can't be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise WorkshopError(f"{path} is not valid: {error}") from error
    return [_plain(row) for row in rows]


def _plain(row: _Row) -> CompressionRow:
    uar = row.uar if isinstance(row.uar, Estimate) else Estimate(row.uar, None, None)
    agreement = row.agreement.value if isinstance(row.agreement, Estimate) else row.agreement
    return CompressionRow(row.what, row.bytes, row.latency_p50_ms, row.latency_p99_ms, uar, agreement)
