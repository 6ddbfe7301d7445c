"""Only whole, regular files of a bounded size are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from streamer.core.errors import ModelError
from streamer.inference.files import read_model, read_regular


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "model"
    path.write_bytes(b"12345")
    assert read_regular(path, what="model", at_most=5) == read_model(path) == b"12345"
    with pytest.raises(ModelError, match="model: at most 4 bytes expected, got 5"):
        read_regular(path, what="model", at_most=4)


@pytest.mark.parametrize("kind", ["fifo", "device", "folder", "missing", "zero byte", "long"])
def test_what_is_no_regular_file_is_refused_without_waiting_for_it(tmp_path: Path, kind: str) -> None:
    path = tmp_path / {"zero byte": "a\0b", "long": "x" * 300}.get(kind, "model")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(ModelError, match="can't be read: "):
        read_model(path)
