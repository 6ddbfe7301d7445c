"""Rows of the history as a file: CSV, JSON Lines or Parquet, piece by piece."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol

from streamer.history.errors import HistoryError
from streamer.protocol.event_fields import rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

COLUMNS: Final = {
    "time": "time",
    "type": "string",
    "session_id": "string",
    "source_id": "string",
    "leg_id": "string",
    "role": "string",
    "utterance_id": "string",
    "start_ms": "int64",
    "end_ms": "int64",
    "state": "string",
    "label": "string",
    "probability": "double",
    "valence": "double",
    "arousal": "double",
    "abstained": "bool",
    "reason": "string",
    "alert": "string",
    "alert_id": "string",
    "status": "string",
    "id": "string",
}
"""Of CSV and Parquet, with the type in the latter; JSON Lines have the events as they were published."""
PAGE: Final = 2000
"""Rows in one piece."""
_FORMULA: Final = ("=", "+", "@", "\t", "\r")
"""What makes a spreadsheet compute what it should show."""


class Export(Protocol):
    """Makes the bytes of a file."""

    content_type: str

    def rows(self, rows: Iterable[Any]) -> bytes:
        """Return more of it; the first piece begins it."""

    def end(self) -> bytes:
        """Return the rest of it."""


class CsvExport:
    """RFC 4180, with a line of names, in UTF-8."""

    content_type = "text/csv; charset=utf-8; header=present"

    def __init__(self) -> None:
        self._has_begun = False

    def rows(self, rows: Iterable[Any]) -> bytes:
        """Return lines."""
        text = io.StringIO()
        writer = csv.writer(text)
        if not self._has_begun:
            writer.writerow(COLUMNS)
            self._has_begun = True
        writer.writerows([_shown(value) for value in _values(row)] for row in rows)
        return text.getvalue().encode()

    def end(self) -> bytes:
        """Return nothing, or the names where there were no rows."""
        return b"" if self._has_begun else self.rows([])


class JsonLinesExport:
    """One CloudEvent a line, the bytes that were published."""

    content_type = "application/jsonl; charset=utf-8"

    def rows(self, rows: Iterable[Any]) -> bytes:
        """Return lines."""
        return b"".join(f"{row.payload}\n".encode() for row in rows)

    def end(self) -> bytes:
        """Return nothing."""
        return b""


class ParquetExport:
    """Apache Parquet, by pyarrow."""

    content_type = "application/vnd.apache.parquet"

    def __init__(self) -> None:
        """Raise HistoryError where pyarrow is not installed."""
        try:
            self._arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        except ImportError:
            raise HistoryError("Parquet needs pyarrow: pip install 'emotion-streamer[parquet]'") from None
        types = {
            "time": self._arrow.timestamp("ms", "UTC"),
            "bool": self._arrow.bool_(),
            "double": self._arrow.float64(),
        }
        others = {"string": self._arrow.string(), "int64": self._arrow.int64()}
        self._schema = self._arrow.schema([(name, (types | others)[kind]) for name, kind in COLUMNS.items()])
        self._out = _Pieces()
        self._writer = parquet.ParquetWriter(self._out, self._schema, compression="zstd")

    def rows(self, rows: Iterable[Any]) -> bytes:
        """Return another row group."""
        columns = list(zip(*map(_values, rows), strict=True)) or [()] * len(COLUMNS)
        self._writer.write_table(self._arrow.table([list(column) for column in columns], schema=self._schema))
        return self._out.take()

    def end(self) -> bytes:
        """Return the directory of the file."""
        self._writer.close()
        return self._out.take()


FORMATS: Final[dict[str, Callable[[], Export]]] = {"csv": CsvExport, "jsonl": JsonLinesExport, "parquet": ParquetExport}
"""By the end of the file's name."""


class _Pieces(io.RawIOBase):
    """A file of which the bytes so far are taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._position = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        self._position += len(self._pieces[-1])
        return len(self._pieces[-1])

    def take(self) -> bytes:
        taken, self._pieces = b"".join(self._pieces), []
        return taken


def _values(row: Any) -> Sequence[Any]:
    at = datetime.fromtimestamp(row.at_ms / 1000, UTC)
    return [at if kind == "time" else getattr(row, name) for name, kind in COLUMNS.items()]


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
