from __future__ import annotations

from io import BytesIO

import msgspec
import pyarrow.parquet

from streamer.bulk.parquet import SCHEMA, to_parquet
from streamer.bulk.rows import failed

ROW = {
    "kind": "result",
    "recording": "дзвінок.wav",
    "start_ms": 1,
    "scores": {"calm": 0.75, "angry": 0.25},
    "abstained": False,
    "valence": -0.5,
    "notes": ["a", "b"],
}


def test_a_part_has_all_columns_and_gives_its_rows_back() -> None:
    lines = msgspec.json.encode(ROW) + b"\n" + failed("b.wav", "is empty")
    table = pyarrow.parquet.read_table(BytesIO(to_parquet(lines)))
    assert table.schema.equals(SCHEMA)
    first, second = table.to_pylist()
    assert {name: value for name, value in first.items() if value is not None} == ROW | {
        "scores": list(ROW["scores"].items())  # type: ignore[attr-defined]
    }
    assert (second["kind"], second["recording"], second["error"]) == ("recording", "b.wav", "is empty")


def test_a_part_without_rows_has_the_same_columns() -> None:
    table = pyarrow.parquet.read_table(BytesIO(to_parquet(b"")))
    assert table.schema.equals(SCHEMA)
    assert table.num_rows == 0
