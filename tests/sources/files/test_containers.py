"""What the structure of sound files says."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from streamer.sources.files.containers import Container, inspect
from tests.support.sounds import melody

RATE = 16_000
CHUNKED = [
    ("WAV", "PCM_16", b"data", 4, "<I"),
    ("WAV", "FLOAT", b"data", 4, "<I"),
    ("WAVEX", "PCM_24", b"data", 4, "<I"),
    ("RF64", "PCM_16", b"ds64", 16, "<Q"),
    ("W64", "PCM_16", b"data", 16, "<Q"),
    ("AIFF", "PCM_16", b"SSND", 4, ">I"),
    ("AIFF", "ULAW", b"SSND", 4, ">I"),
    ("AU", "PCM_16", b".snd", 8, ">I"),
    ("CAF", "PCM_16", b"data", 4, ">Q"),
]
"""Format, subtype, the chunk whose size is that of the sound, where after its name the size is, and its form."""


def sound(file_format: str, subtype: str, *, seconds: float = 1.0) -> bytes:
    file = io.BytesIO()
    samples = melody(int(seconds * RATE), channels=2, sample_rate=RATE)
    soundfile.write(file, samples, RATE, format=file_format, subtype=subtype)
    return file.getvalue()


def with_size(data: bytes, chunk: bytes, offset: int, form: str, size: int) -> bytes:
    at = data.index(chunk, 0 if chunk in {b".snd", b"ds64"} else 12) + offset
    return data[:at] + struct.pack(form, size) + data[at + struct.calcsize(form) :]


def read(data: bytes) -> Container:
    return inspect(io.BytesIO(data))


@pytest.mark.parametrize(("file_format", "subtype"), [row[:2] for row in CHUNKED])
def test_a_file_that_was_closed_needs_no_word(file_format: str, subtype: str) -> None:
    container = read(sound(file_format, subtype))
    assert (container.missing_end, container.patches, container.note) == (None, {}, None)


@pytest.mark.parametrize(("file_format", "subtype", "chunk", "offset", "form"), CHUNKED)
def test_the_size_of_a_file_that_was_never_closed_is_filled_in(
    file_format: str, subtype: str, chunk: bytes, offset: int, form: str
) -> None:
    whole = sound(file_format, subtype)
    unclosed = with_size(whole, chunk, offset, form, 0)
    container = read(unclosed)
    assert container.missing_end is None
    assert container.note is not None
    assert container.note.startswith("its writer did not close it: the header states 0 bytes of sound, ")
    patched = bytearray(unclosed)
    for at, patch in container.patches.items():
        patched[at : at + len(patch)] = patch
    expected = soundfile.read(io.BytesIO(whole))[0]
    found = soundfile.read(io.BytesIO(bytes(patched)))[0]
    np.testing.assert_array_equal(found[: len(expected)], expected)
    assert len(found) - len(expected) < 32


@pytest.mark.parametrize(("file_format", "subtype", "chunk", "offset", "form"), CHUNKED)
def test_a_file_that_is_shorter_than_it_states_is_cut_short(
    file_format: str, subtype: str, chunk: bytes, offset: int, form: str
) -> None:
    missing = read(sound(file_format, subtype)[:-1_000]).missing_end
    assert missing is not None
    assert missing.startswith("its header states ")


@pytest.mark.parametrize("order", ["RIFF", "RIFX"])
def test_a_size_that_was_filled_in_too_early_is_told_from_chunks_after_the_sound(order: str) -> None:
    data = bytes(20_000)
    e = "<" if order == "RIFF" else ">"
    head = order.encode() + struct.pack(f"{e}I4s4sIHHIIHH", 0, b"WAVE", b"fmt ", 16, 1, 1, 8_000, 16_000, 2, 16)
    tail = b"LIST" + struct.pack(f"{e}I", 6_000) + bytes(6_000)
    early = head + b"data" + struct.pack(f"{e}I", 1_000) + data
    assert read(early).patches == {40: struct.pack(f"{e}I", 20_000)}
    assert read(head + b"data" + struct.pack(f"{e}I", len(data)) + data + tail).patches == {}
    assert read(head + b"data" + struct.pack(f"{e}I", 0) + tail).patches == {}  # it is empty
    assert read(head + tail).missing_end == "its data chunk is missing"


@pytest.mark.parametrize("stated", [0x7FFFF000, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_wav_of_unknown_size_needs_no_word(stated: int) -> None:
    container = read(with_size(sound("WAV", "PCM_16"), b"data", 4, "<I", stated))
    assert (container.missing_end, container.patches) == (None, {})


# -- Ogg and MP3 -----------------------------------------------------------------------------------


@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
def test_an_ogg_without_its_end_flag_is_whole_and_read_by_ffmpeg(subtype: str) -> None:
    data = sound("OGG", subtype)
    at = data.rindex(b"OggS") + 5
    assert read(data) == Container("Ogg")
    assert read(data[:at] + bytes([data[at] & ~4]) + data[at + 1 :]) == Container("Ogg", ffmpeg_first=True)


def test_an_ogg_that_ends_within_a_page_is_cut_short() -> None:
    data = sound("OGG", "VORBIS")
    last = data.rindex(b"OggS")
    for cut in (*range(last + 1, last + 40), len(data) - 1):
        assert (read(data[:cut]).missing_end or "").startswith("its last Ogg page "), cut


@pytest.mark.parametrize("junk", [0, 1, 200, 5_000])
def test_an_mp3_that_was_cut_out_of_a_stream_is_found(junk: int) -> None:
    data = sound("MP3", "MPEG_LAYER_III")
    frames = data[data.index(b"\xff\xfb", 200) if b"\xff\xfb" in data[200:] else data.index(b"\xff\xf3", 200) :]
    container = read(bytes(junk) + frames)
    assert (container.kind, container.ffmpeg_first, container.missing_end) == ("MPEG audio", True, None)
    assert (read(bytes(junk) + frames[:-1]).missing_end) == "its last MPEG frame is incomplete"


@pytest.mark.parametrize("data", [b"", b"\xff" * 999, bytes(999), b"Dear reader\n" * 99, b"\xff\xfb\x90"])
def test_other_bytes_are_nothing(data: bytes) -> None:
    assert read(data) == Container(None)


@given(
    st.sampled_from([b"RIFF....WAVE", b"RIFX....WAVE", b"RF64....WAVE", b"FORM....AIFF", b"caff\x00\x01\x00\x00",
                     b".snd", b"riff" + bytes(36), b"OggS", b"#!AMR\n", b"#!AMR-WB\n", b"\x1aE\xdf\xa3", b"\xff\xf1",
                     b"ID3\x04\x00\x00\x00\x00\x00\x01", b"\x00\x00\x00\x18ftyp", b"\xff\xfb\x90\x64", b""]),
    st.binary(max_size=300),
)  # fmt: skip
def test_any_bytes_are_looked_at_without_an_error(begin: bytes, rest: bytes) -> None:
    container = read(begin + rest)
    assert container.missing_end is None or isinstance(container.missing_end, str)
