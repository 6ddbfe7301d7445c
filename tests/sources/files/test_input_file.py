"""Files to read: what they are, compressed or not."""

from __future__ import annotations

import gzip
import io
import lzma
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SourceError
from streamer.sources.files.input_file import open_input, open_stored
from tests.support.captures import START_NS, pcap, pcapng, snoop

if TYPE_CHECKING:
    from pathlib import Path

FRAMES = [(START_NS, b"a frame")]


@pytest.mark.parametrize("data", [pcap(FRAMES), pcap(FRAMES, order=">"), pcapng(FRAMES), snoop(FRAMES), b"RIFF" * 9])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress])
def test_captures_are_told_from_recordings_by_what_is_in_them(tmp_path: Path, data: bytes, pack: object) -> None:
    assert callable(pack)
    path = tmp_path / "file"
    path.write_bytes(pack(data))
    with open_input(path) as opened:
        assert opened.is_capture is (data[:4] != b"RIFF")
        assert opened.stored_bytes == path.stat().st_size
        assert opened.data.read() == data
        assert opened.stored.tell() == opened.stored_bytes
    assert opened.stored.closed


def test_a_recording_that_is_compressed_can_seek(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(gzip.compress(b"RIFF and more"))
    with open_input(tmp_path / "file") as opened:
        assert opened.data.seek(5) == 5
        assert opened.data.read() == b"and more"


def test_a_recording_that_is_compressed_is_unpacked_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamer.sources.files.input_file.MAX_UNPACKED_BYTES", 1 << 20)
    (tmp_path / "file").write_bytes(gzip.compress(bytes((1 << 20) + 1)))
    with (
        pytest.raises(SourceError, match="is compressed, and holds more than 1 MiB: unpack it first"),
        open_input(tmp_path / "file"),
    ):
        pass


def test_nothing_is_an_error() -> None:
    with pytest.raises(SourceError, match="is empty: 0 bytes"), open_stored(io.BytesIO(), 0):
        pass
