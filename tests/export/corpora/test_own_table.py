from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.corpora.own_table import read_table
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.listing import Entry

ROWS = (("path", "label", "speaker"), ("звук/слово 1.wav", "злість", "Оля"), ("b.wav", "ደስታ", ""))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "звук").mkdir(parents=True)
    for name in ("звук/слово 1.wav", "b.wav"):
        (folder / name).touch()
    return folder


def read(mine: Path, text: str | bytes) -> list[tuple[str, str, str | None, str | None]]:
    listing = read_table(write(mine, text), corpus="mine")
    assert listing.findings == ()
    return [as_row(entry) for entry in listing.entries]


def write(mine: Path, text: str | bytes) -> Path:
    table = mine / "list.csv"
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    return table


def as_row(entry: Entry) -> tuple[str, str, str | None, str | None]:
    return entry.path.as_posix(), entry.label, entry.speaker, entry.new_label


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_usual_kind_of_table_reads_the_same(mine: Path, delimiter: str, end: str, encoding: str) -> None:
    text = end.join(delimiter.join(row) for row in ROWS) + end
    assert read(mine, text.encode(encoding)) == [
        ("звук/слово 1.wav", "злість", "Оля", None),
        ("b.wav", "ደስታ", None, None),
    ]


def test_columns_in_any_order_quotes_blanks_short_rows_and_empty_lines(mine: Path) -> None:
    (mine / "a, b.wav").touch()
    assert read(mine, 'Label,x,PATH,"ours",speaker\nsad,33,"a, b.wav",\n\n, , \nsad,, b.wav ,joy,  Оля \n') == [
        ("a, b.wav", "sad", None, ""),
        ("b.wav", "sad", "Оля", "joy"),
    ]


def test_paths_as_windows_and_macs_write_them_are_found(mine: Path) -> None:
    (mine / "Fr\u00f6hlich.wav").touch()
    windows = "звук/слово 1.wav".replace("/", "\\")
    listed = read(mine, f"path,label\n{windows},x\nFro\u0308hlich.wav,y\n{mine / 'b.wav'},z\n")
    assert [path for path, *_ in listed] == ["звук/слово 1.wav", "Fr\u00f6hlich.wav", "b.wav"]


def test_every_wrong_row_is_counted_and_named(mine: Path) -> None:
    table = write(mine, "path,label\nb.wav,x\n,x\nb.wav,\ngone.wav,x\n../out.wav,x\n/etc/out.wav,x\n./b.wav,y\n")
    listing = read_table(table, corpus="mine")
    assert [as_row(entry) for entry in listing.entries] == [("b.wav", "x", None, None)]
    assert {finding.kind: finding.where for finding in listing.findings} == {
        "empty-cell": ("row 3 (empty)", "row 4 (b.wav)"),
        "file-outside": ("row 6 (../out.wav)", "row 7 (/etc/out.wav)"),
        "missing-file": ("row 5 (gone.wav)",),
        "repeated-row": ("row 8 (b.wav)",),
    }
    assert {finding.severity for finding in listing.findings} == {"error"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"", r"expected a first line with the columns path, label and, .*, got ''"),
        (b"file,label\na.wav,x\n", r"expected a first line with the columns path, label and, .*, got 'file,label'"),
        (b"path|label\na.wav|x\n", r"got 'path\|label'"),
        (b"path,label\n", "has no row below its header"),
        (b"path,label\n\xff,x\n", "expected UTF-8, got byte 0xff at 11"),
        (b'path,label\n"a.wav,x\n', "line 2: unexpected end of data"),
    ],
)
def test_an_invalid_table_is_an_error(mine: Path, text: bytes, expected: str) -> None:
    with pytest.raises(TrainingError, match=expected):
        read(mine, text)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"gone\.csv can't be read: No such file"):
        read_table(tmp_path / "gone.csv", corpus="mine")
