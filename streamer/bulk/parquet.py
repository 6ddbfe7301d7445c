"""JSON Lines of the table to Parquet. Only who writes Parquet imports this: pyarrow is an extra."""

from __future__ import annotations

from typing import Final

import msgspec
import pyarrow
from pyarrow import parquet

from streamer.bulk.rows import COLUMNS

_TYPES: Final = {
    "string": pyarrow.string(),
    "int64": pyarrow.int64(),
    "float": pyarrow.float32(),
    "bool": pyarrow.bool_(),
    "shares": pyarrow.map_(pyarrow.string(), pyarrow.float32()),
    "strings": pyarrow.list_(pyarrow.string()),
}
SCHEMA: Final = pyarrow.schema([(name, _TYPES[kind]) for name, kind in COLUMNS.items()])
"""The same for every part, also for one without results."""


def to_parquet(lines: bytes) -> bytes:
    """Return rows, given as JSON Lines, as a Parquet file with all columns of `SCHEMA`."""
    rows = [msgspec.json.decode(line) for line in lines.splitlines()]
    columns = {name: [row.get(name) for row in rows] for name in COLUMNS}
    for name, kind in COLUMNS.items():
        if kind == "shares":
            columns[name] = [None if shares is None else list(shares.items()) for shares in columns[name]]
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.table(columns, schema=SCHEMA), sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data
