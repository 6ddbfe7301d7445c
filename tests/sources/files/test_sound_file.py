"""Sound files of every kind, whoever decodes them: all of them is heard, or it is said what is missing."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from streamer.core.errors import SourceError
from streamer.sources.files.sound_file import SoundFile, full_scale, open_sound_file
from tests.support.encoded import write_encoded
from tests.support.sounds import melody

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 16_000
SECONDS = 3
ENCODED = [
    ("ipod", "aac", "aac", RATE),
    ("mp4", "aac", "aac", RATE),
    ("3gp", "aac", "aac", RATE),
    ("adts", "aac", "aac", RATE),
    ("mpegts", "aac", "aac", RATE),
    ("flv", "aac", "aac", RATE),
    ("matroska", "aac", "aac", RATE),
    ("ipod", "alac", "alac", RATE),
    ("mov", "pcm_s16be", "pcm_s16be", RATE),
    ("webm", "libopus", "opus", 48_000),
    ("matroska", "libopus", "opus", 48_000),
    ("mp4", "libopus", "opus", 48_000),
    ("matroska", "pcm_f32le", "pcm_f32le", RATE),
    ("mov", "pcm_mulaw", "PCMU", 8_000),
    ("matroska", "flac", "flac", RATE),
    ("amr", "libopencore_amrnb", "amr", 8_000),
    ("3gp", "libopencore_amrnb", "amr", 8_000),
    ("wav", "g726", "adpcm_g726", 8_000),
    ("wav", "g722", "adpcm_g722", RATE),
    ("wav", "adpcm_ms", "ms_adpcm", 8_000),
    ("wav", "adpcm_ima_wav", "ima_adpcm", 8_000),
    ("wav", "libmp3lame", "mp3", RATE),
    ("mp3", "libmp3lame", "mp3", 22_050),
    ("mp3", "libmp3lame", "mp3", 24_000),
    ("mp2", "mp2", "mp2", RATE),
    ("wv", "wavpack", "wavpack", RATE),
    ("tta", "tta", "tta", RATE),
    ("avi", "pcm_s16le", "pcm_s16le", RATE),
    ("ac3", "ac3", "ac3", 48_000),
    ("oga", "flac", "flac", RATE),
]
"""Container and encoder by FFmpeg's names, the codec as a leg names it, and the rate."""
NO_CUT_IS_SEEN = {"mpegts", "flv", "tta", "avi", "mov", "wv", "ac3"}


def tune(rate: int, seconds: float = SECONDS) -> NDArray[np.float32]:
    """Return tones that even a telephone's codec keeps: one pitch each half second."""
    pitch_hz = np.repeat(np.array([300, 700, 450, 1_100, 600, 850]), rate // 2)[: int(seconds * rate)]
    return (0.5 * np.sin(2 * np.pi * np.cumsum(pitch_hz) / rate)).astype(np.float32)


def envelope(samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Return the strongest frequency of each tenth of a second, in Hz."""
    n = rate // 10
    parts = samples[: len(samples) // n * n].reshape(-1, n) * np.hanning(n)
    strongest: NDArray[np.float64] = np.abs(np.fft.rfft(parts)).argmax(axis=1) * 10.0
    return strongest


def read(data: bytes) -> tuple[NDArray[np.float32], str]:
    """Return the samples of the first channel, and the error after them."""
    with open_sound_file(io.BytesIO(data)) as sound:
        return read_all(sound)


def read_all(sound: SoundFile) -> tuple[NDArray[np.float32], str]:
    parts: list[NDArray[np.float32]] = [np.zeros(0, np.float32)]
    try:
        for block in sound.blocks(1_000):
            assert np.abs(block).max(initial=0) <= 1
            parts.append(block[:, 0])
    except SourceError as error:
        return np.concatenate(parts), str(error)
    return np.concatenate(parts), ""


@pytest.mark.parametrize("row", ENCODED)
def test_what_ffmpeg_writes_is_heard_whole_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], row: tuple[str, str, str, int]
) -> None:
    container, encoder, codec, rate = row
    samples = tune(rate)
    path = write_encoded(tmp_path / "sound", samples, rate, container=container, codec=encoder)
    capfd.readouterr()  # what the encoder says
    with path.open("rb") as file, open_sound_file(file) as sound:
        assert (sound.codec, sound.sample_rate, sound.channels) == (codec, rate, 1)
        assert (sound.note, sound.left_out) == (None, None)
        found, error = read_all(sound)
    assert error == ""
    assert -0.02 * rate <= len(found) - len(samples) <= 0.3 * rate
    delay = max(range(0, rate // 5, 40), key=lambda d: float(np.dot(found[d:][: rate // 4], samples[: rate // 4])))
    same = envelope(found[delay:], rate)[: SECONDS * 10 - 2] == envelope(samples, rate)[: SECONDS * 10 - 2]
    assert same.mean() > 0.6  # a pitch may change within a tenth of a second
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("row", [row for row in ENCODED if row[0] not in NO_CUT_IS_SEEN])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_what_ffmpeg_writes_is_reported_where_it_is_cut(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], row: tuple[str, str, str, int], share: float
) -> None:
    container, encoder, _, rate = row
    path = write_encoded(tmp_path / "sound", tune(rate), rate, container=container, codec=encoder)
    data = path.read_bytes()
    capfd.readouterr()
    try:
        found, error = read(data[: int(share * len(data)) | 1])
    except SourceError as refused:
        found, error = np.zeros(0, np.float32), str(refused)
    assert "cut short" in error
    assert len(found) <= SECONDS * rate
    assert capfd.readouterr() == ("", "")


def test_a_pause_of_the_recorder_is_silence(tmp_path: Path) -> None:
    samples = tune(48_000)
    path = write_encoded(
        tmp_path / "sound", samples, 48_000, container="webm", codec="libopus", pauses=(48_000, 96_000)
    )
    found, error = read(path.read_bytes())
    assert error == ""
    assert abs(len(found) - 5 * 48_000) < 4_800
    loud = [float(np.abs(found[half * 24_000 + 4_800 :][:14_400]).max()) > 0.1 for half in range(10)]
    assert loud == [True, True, False, False, True, True, False, False, True, True]


def test_a_file_whose_rate_changes_is_heard_whole(tmp_path: Path) -> None:
    rates = (48_000, 32_000, 24_000, 48_000)
    pieces = [
        write_encoded(tmp_path / "sound", tune(rate, 0.5), rate, container="adts", codec="aac").read_bytes()
        for rate in rates
    ]
    alone = [len(read(piece)[0]) * 48_000 // rate for piece, rate in zip(pieces, rates, strict=True)]
    found, error = read(b"".join(pieces))
    assert (len(found), error) == (sum(alone), "")


def test_further_tracks_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    path = write_encoded(tmp_path / "sound", tune(RATE), RATE, container="matroska", codec="aac", tracks=3)
    with path.open("rb") as file, open_sound_file(file) as sound:
        assert sound.left_out == "holds 3 sound tracks: one is read"
        assert len(read_all(sound)[0]) >= SECONDS * RATE


@pytest.mark.parametrize("file_format", ["WAV", "WAVEX", "RF64", "W64", "AIFF", "AU", "CAF"])
def test_a_file_that_was_never_closed_is_heard_whole_and_that_is_said(file_format: str) -> None:
    file = io.BytesIO()
    samples = melody(RATE)[:, 0]
    soundfile.write(file, samples, RATE, format=file_format, subtype="PCM_16")
    data = bytearray(file.getvalue())
    name, offset, width = {
        "RF64": (b"ds64", 16, 8),
        "W64": (b"data", 16, 8),
        "AIFF": (b"SSND", 4, 4),
        "AU": (b".snd", 8, 4),
        "CAF": (b"data", 4, 8),
    }.get(file_format, (b"data", 4, 4))
    at = data.index(name, 0 if name == b".snd" else 12) + offset
    data[at : at + width] = bytes(width)
    with open_sound_file(io.BytesIO(bytes(data))) as sound:
        assert sound.note is not None
        found, error = read_all(sound)
    assert error == ""
    np.testing.assert_allclose(found[: len(samples)], samples, atol=2**-15)


def without_end_flag(data: bytes) -> bytes:
    """Return an Ogg file whose last page is not marked as the last, with a checksum that is right (RFC 3533)."""
    start = data.rindex(b"OggS")
    page = bytearray(data[start:])
    page[5] &= ~4
    page[22:26] = bytes(4)
    checksum = 0
    for byte in page:
        checksum ^= byte << 24
        for _ in range(8):
            checksum = (checksum << 1 ^ (0x04C11DB7 if checksum >> 31 else 0)) & 0xFFFFFFFF
    page[22:26] = checksum.to_bytes(4, "little")
    return data[:start] + bytes(page)


@pytest.mark.parametrize("subtype", ["OPUS", "VORBIS"])
@pytest.mark.parametrize("channels", [1, 2])
def test_an_ogg_without_its_end_flag_is_heard_whole(subtype: str, channels: int) -> None:
    file = io.BytesIO()
    soundfile.write(file, melody(48_000, channels=channels, sample_rate=48_000), 48_000, format="OGG", subtype=subtype)
    data = file.getvalue()
    found, error = read(without_end_flag(data))
    assert error == ""
    assert len(found) >= 48_000


@pytest.mark.parametrize("data", [b"Dear reader\n" * 99, bytes(9_999), os.urandom(5_000), b"\xff" * 999])
def test_what_is_no_sound_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(SourceError, match="is not a sound file: "):
        read(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x1aE\xdf\xa3" + bytes(500), "is Matroska or WebM, but can't be read"),
        (b"0&\xb2u\x8ef\xcf\x11" + bytes(500), r"is Windows Media \(ASF\), but can't be read"),
        (
            b"\x00\x00\x00\x10ftypM4A " + bytes(4) + b"\x00\x00\x00\x10free" + bytes(8),
            "its index \\(moov\\) is missing",
        ),
    ],
)
def test_a_container_that_can_not_be_read_is_named(data: bytes, text: str) -> None:
    with pytest.raises(SourceError, match=text):
        read(data)


@pytest.mark.parametrize(
    ("peak", "scale"), [(0.0, 1), (1.0, 1), (1.5, 1.5), (4.0, 4), (4.1, 2**15), (2.0**15, 2**15), (2.0**31, 2**31)]
)
def test_full_scale_of_floats_is_their_peak_or_that_of_integers(peak: float, scale: float) -> None:
    assert full_scale(peak) == scale


def test_floats_beyond_any_scale_are_refused() -> None:
    with pytest.raises(SourceError, match="has samples out of range: -1 to 1 expected, got 3e"):
        full_scale(3e9)
