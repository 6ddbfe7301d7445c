"""Compressed files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SourceError
from streamer.sources.files.compression import decompressed

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = bytes(range(256)) * 500
KINDS = [(gzip.compress, "gzip"), (bz2.compress, "bzip2"), (lzma.compress, "xz")]


def unpacked(data: bytes) -> bytes | None:
    file = decompressed(io.BytesIO(data), data[:16])
    return None if file is None else file.read()


@pytest.mark.parametrize(("compress", "kind"), KINDS)
def test_what_was_compressed_is_read_also_in_several_parts(compress: Callable[[bytes], bytes], kind: str) -> None:
    assert unpacked(compress(DATA)) == DATA
    assert unpacked(compress(DATA[:1_000]) + compress(DATA[1_000:])) == DATA


@pytest.mark.parametrize("data", [b"", b"RIFF", DATA, b"\xd4\xc3\xb2\xa1"])
def test_what_is_not_compressed_is_left_alone(data: bytes) -> None:
    assert unpacked(data) is None


@pytest.mark.parametrize(("compress", "kind"), KINDS)
def test_truncated_and_damaged_data_is_an_error_that_names_the_kind(
    compress: Callable[[bytes], bytes], kind: str
) -> None:
    whole = compress(DATA)
    with pytest.raises(SourceError, match=rf"is cut short: its compressed data \({kind}\) has no end"):
        unpacked(whole[:-20])
    damaged = whole[:14] + bytes(byte ^ 0x55 for byte in whole[14:60]) + whole[60:]
    with pytest.raises(SourceError, match=rf"is (damaged|cut short): its compressed data \({kind}\)"):
        unpacked(damaged)


@pytest.mark.parametrize(
    ("begin", "kind", "command"),
    [
        (b"\x28\xb5\x2f\xfd", "Zstandard", "unzstd"),
        (b"\x04\x22\x4d\x18", "LZ4", "unlz4"),
        (b"PK\x03\x04", "ZIP", "unzip"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip", "7z x"),
    ],
)
def test_other_kinds_are_named_with_what_unpacks_them(begin: bytes, kind: str, command: str) -> None:
    with pytest.raises(SourceError, match=rf"is compressed \({kind}\): unpack it first, with {command}"):
        unpacked(begin + DATA)
