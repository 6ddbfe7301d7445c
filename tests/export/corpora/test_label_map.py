from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.corpora.label_map import read_label_map
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path


def test_labels_get_other_names_or_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "labels.toml"
    path.write_text('\ufeff# ours\n"злість" = "angry"\n"Fro\u0308h" = " happy "\n"нудьга" = false\n')
    assert read_label_map(path) == {"злість": "angry", "Fr\u00f6h": "happy", "нудьга": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'\xd0\xb7 = "angry"', r"expected lines such as .* in quotes"),
        (b'"\xff" = "angry"', "invalid start byte"),
        (b"sad = true", "'sad': expected a label, or false to leave its clips out, got True"),
        (b'sad = ""', "'sad': expected a label, or false"),
        (b"sad = 3", "'sad': expected a label, or false to leave its clips out, got 3"),
        (b'[sad]\nx = "angry"', "'sad': expected a label, or false"),
    ],
)
def test_other_lines_are_errors(tmp_path: Path, text: bytes, expected: str) -> None:
    path = tmp_path / "labels.toml"
    path.write_bytes(text)
    with pytest.raises(TrainingError, match=expected):
        read_label_map(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"labels\.toml can't be read: No such file"):
        read_label_map(tmp_path / "labels.toml")
