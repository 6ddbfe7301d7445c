from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from streamer.core.audio import AudioFrame, LegClosed, LegOpened, Origin, SourceHealth
from streamer.sources.files.source import FilesSource, session_id
from tests.support.sounds import melody

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from streamer.core.audio import Role, SourceMessage

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

LOSSLESS = [
    ("WAV", "PCM_U8", "pcm_u8"),
    ("WAV", "PCM_16", "pcm_s16le"),
    ("WAV", "PCM_24", "pcm_s24le"),
    ("WAV", "PCM_32", "pcm_s32le"),
    ("WAV", "FLOAT", "pcm_f32le"),
    ("WAV", "DOUBLE", "pcm_f64le"),
    ("WAVEX", "PCM_16", "pcm_s16le"),
    ("RF64", "PCM_16", "pcm_s16le"),
    ("AIFF", "PCM_16", "pcm_s16be"),
    ("FLAC", "PCM_16", "flac"),
    ("FLAC", "PCM_24", "flac"),
]
PRECISION = {"PCM_U8": 2**-7, "PCM_16": 2**-15, "PCM_24": 2**-23, "PCM_32": 2**-24, "FLOAT": 0.0, "DOUBLE": 0.0}
LOSSY = [
    ("WAV", "ULAW", "PCMU", (8000, 16000), (1, 2)),
    ("WAV", "ALAW", "PCMA", (8000, 16000), (1, 2)),
    ("WAV", "IMA_ADPCM", "ima_adpcm", (8000, 44100), (1, 2)),
    ("WAV", "MS_ADPCM", "ms_adpcm", (8000, 44100), (1, 2)),
    ("WAV", "GSM610", "gsm610", (8000,), (1,)),
    ("OGG", "VORBIS", "vorbis", (8000, 16000, 44100, 48000), (1, 2, 6)),
    ("OGG", "OPUS", "opus", (8000, 12000, 16000, 24000, 48000), (1, 2, 6)),
    # Not 22.05 and 24 kHz: there soundfile's encoder writes mono frames that its decoder calls broken.
    ("MP3", "MPEG_LAYER_III", "mp3", (8000, 11025, 16000, 32000, 44100, 48000), (1, 2)),
]
CUTTABLE = [
    ("WAV", "PCM_16"),
    ("WAV", "PCM_24"),
    ("WAV", "FLOAT"),
    ("WAV", "ULAW"),
    ("WAV", "IMA_ADPCM"),
    ("WAVEX", "PCM_16"),
    ("RF64", "PCM_16"),
    ("FLAC", "PCM_16"),
    ("OGG", "VORBIS"),
    ("OGG", "OPUS"),
    ("MP3", "MPEG_LAYER_III"),
]


async def read(*paths: Path, roles: tuple[Role | None, ...] = (), block_ms: int = 1000) -> Read:
    async with FilesSource(paths, source_id="f", roles=roles, block_ms=block_ms, now=lambda: NOON) as source:
        return Read([message async for message in source], source.failures)


class Read:
    """Everything that came out of some files."""

    def __init__(self, messages: Sequence[SourceMessage], failures: list[str]) -> None:
        self.messages = messages
        self.failures = failures
        self.opened = [message for message in messages if isinstance(message, LegOpened)]
        self.closed = {message.leg_id: message.reason for message in messages if isinstance(message, LegClosed)}
        self.health = [message for message in messages if isinstance(message, SourceHealth)]
        self.legs: dict[str, NDArray[np.float32]] = {}
        frames: dict[str, list[AudioFrame]] = defaultdict(list)
        for message in messages:
            if isinstance(message, AudioFrame):
                assert message.start == sum([len(frame.samples) for frame in frames[message.leg_id]])
                assert message.samples.dtype == np.float32
                assert message.captured_at is None
                frames[message.leg_id].append(message)
        for leg_id, parts in frames.items():
            self.legs[leg_id] = np.concatenate([part.samples for part in parts])

    @property
    def channels(self) -> NDArray[np.float32]:
        """Of the one file that was read, shape (n, channels)."""
        return np.stack([self.legs[leg.leg_id] for leg in self.opened], axis=1)


def write(path: Path, samples: NDArray[np.floating], sample_rate: int, file_format: str, subtype: str) -> Path:
    soundfile.write(path, samples, sample_rate, format=file_format, subtype=subtype)
    return path


def expected(path: Path) -> NDArray[np.float32]:
    samples: NDArray[np.float32] = soundfile.read(path, dtype="float32", always_2d=True)[0]
    return np.clip(samples, -1, 1)


# -- what is good ----------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("sample_rate", [8000, 16000, 22050, 44100, 48000])
@pytest.mark.parametrize("written", LOSSLESS)
async def test_a_lossless_file_gives_the_samples_that_were_written(
    tmp_path: Path, written: tuple[str, str, str], sample_rate: int, channels: int
) -> None:
    file_format, subtype, codec = written
    samples = melody(5000, channels=channels, sample_rate=sample_rate)
    path = write(tmp_path / "sound", samples, sample_rate, file_format, subtype)

    result = await read(path)

    assert [(leg.codec, leg.sample_rate, leg.role) for leg in result.opened] == [
        (codec, sample_rate, "unknown")
    ] * channels
    np.testing.assert_allclose(result.channels, samples, rtol=0, atol=PRECISION[subtype])
    assert set(result.closed.values()) == {"hangup"}
    assert result.failures == []


@pytest.mark.parametrize(
    ("written", "sample_rate", "channels"),
    [(row[:3], rate, channels) for row in LOSSY for rate in row[3] for channels in row[4]],
)
async def test_a_lossy_file_gives_all_that_libsndfile_decodes(
    tmp_path: Path, written: tuple[str, str, str], sample_rate: int, channels: int
) -> None:
    file_format, subtype, codec = written
    samples = melody(sample_rate, channels=channels, sample_rate=sample_rate)
    path = write(tmp_path / "sound", samples, sample_rate, file_format, subtype)

    result = await read(path)

    assert {leg.codec for leg in result.opened} == {codec}
    assert len(result.channels) >= len(samples)
    # MP3 is decoded by FFmpeg, which rounds the last bits differently.
    np.testing.assert_allclose(result.channels, expected(path), rtol=0, atol=1e-5 if codec == "mp3" else 0)
    assert result.failures == []


@pytest.mark.parametrize(("file_format", "subtype"), CUTTABLE)
async def test_the_block_size_does_not_change_a_sample(tmp_path: Path, file_format: str, subtype: str) -> None:
    path = write(tmp_path / "sound", melody(16000, channels=2), 16000, file_format, subtype)
    results = [(await read(path, block_ms=block_ms)).channels for block_ms in (1, 20, 64, 333, 1000, 60_000)]
    for result in results[1:]:
        np.testing.assert_array_equal(result, results[0])


async def test_a_file_longer_than_a_block_is_given_in_several(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", melody(48000), 16000, "WAV", "PCM_16")
    result = await read(path, block_ms=500)
    sizes = [len(message.samples) for message in result.messages if isinstance(message, AudioFrame)]
    assert sizes == [8192] * 5 + [48000 - 5 * 8192]


async def test_files_are_sessions_and_channels_are_legs_with_their_roles(tmp_path: Path) -> None:
    first = write(tmp_path / "A call, äöü.wav", melody(100, channels=3), 8000, "WAV", "PCM_16")
    second = write(tmp_path / "b.flac", melody(100, channels=3), 16000, "FLAC", "PCM_16")

    result = await read(first, second, roles=("agent", None, "customer"))

    roles: list[tuple[int, Role]] = [(1, "agent"), (3, "customer")]
    assert result.opened == [
        LegOpened("f", session, f"{session}-{channel}", role, codec, rate, NOON, origin=Origin(str(path), channel))
        for path, session, codec, rate in (
            (first, "file-1-A-call", "pcm_s16le", 8000),
            (second, "file-2-b", "flac", 16000),
        )
        for channel, role in roles
    ]
    assert list(result.closed) == [leg.leg_id for leg in result.opened]
    assert [health.state for health in result.health] == ["ok"]


@pytest.mark.parametrize(
    ("channels", "roles", "reason"),
    [
        (1, ("customer", "agent"), "has 1 channel, but 2 roles were given"),
        (2, ("customer",), "has 2 channels, but 1 role was given"),
        (3, ("customer", "agent"), "has 3 channels, but 2 roles were given"),
    ],
)
async def test_another_number_of_roles_than_of_channels_is_an_error(
    tmp_path: Path, channels: int, roles: tuple[Role, ...], reason: str
) -> None:
    path = write(tmp_path / "a.wav", melody(100, channels=channels), 8000, "WAV", "PCM_16")
    result = await read(path, roles=roles)
    assert (result.opened, result.failures) == ([], [f"{path}: {reason}"])


@pytest.mark.parametrize(
    ("name", "expected_id"), [("a.b.wav", "file-7-a-b"), ("---.wav", "file-7"), ("x" * 99, "file-7-" + "x" * 40)]
)
def test_session_ids_hold_only_safe_characters(name: str, expected_id: str) -> None:
    assert session_id(Path(name), 7) == expected_id


async def test_progress_ends_at_the_length_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ogg", melody(40000), 16000, "OGG", "OPUS")
    progress_calls: list[tuple[Path, int, int]] = []
    source = FilesSource([path], on_progress=lambda *progress: progress_calls.append(progress))
    async for _ in source:
        pass
    assert progress_calls == [(path, done, 40000) for done in (16384, 32768, 40000)]


async def test_reading_gives_other_tasks_their_turn(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", melody(16000), 16000, "WAV", "PCM_16")
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    result = await read(path, block_ms=64)
    task.cancel()
    assert turns >= len(result.messages)


@pytest.mark.parametrize(
    ("loudest", "divisor"),
    [
        (0.01, 1),  # a quiet recording stays quiet
        (1.0, 1),
        (3.0, 3),  # a mix that is too loud
        (5.0, 2**15),
        (2.0**15, 2**15),  # 16-bit samples as floats
        (2.0**15 + 1, 2**23),
        (2.0**31, 2**31),
    ],
)
@pytest.mark.parametrize("subtype", ["FLOAT", "DOUBLE"])
async def test_floats_beyond_full_scale_are_divided_by_their_scale_and_that_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, loudest: float, divisor: float, subtype: str
) -> None:
    samples = loudest * np.random.default_rng(0).uniform(-1, 1, (100_000, 1))
    samples[70_000] = -loudest
    result = await read(write(tmp_path / "loud.wav", samples, 8000, "WAV", subtype))
    np.testing.assert_allclose(result.channels[:, 0], samples[:, 0] / divisor, rtol=1e-6)
    assert ("beyond -1 to 1" in caplog.text) is (divisor > 1)
    assert result.failures == []


async def test_floats_of_no_known_scale_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "loud.wav", np.array([[0.5], [1e12]], np.float32), 8000, "WAV", "FLOAT")
    result = await read(path)
    (failure,) = result.failures
    assert "has samples out of range: -1 to 1 expected, got 1e+12" in failure


# -- what is bad -----------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", ["wav", "flac", "ogg", "opus", "mp3", "raw", "txt", "aiff", "au"])
@pytest.mark.parametrize(
    "content",
    [b"Dear reader, this is a letter.\n" * 100, bytes(5000), b"\xff" * 999, b"\xff\xfb\x90", b"RIFF", b"OggS"],
)
async def test_a_file_that_is_not_audio_gets_one_line(tmp_path: Path, extension: str, content: bytes) -> None:
    path = tmp_path / f"letter.{extension}"
    path.write_bytes(content)
    result = await read(path)
    assert len(result.failures) == 1
    assert result.failures[0].startswith(f"{path}: is ")
    assert "\n" not in result.failures[0]
    assert result.messages == [SourceHealth("f", "lost", result.failures[0])]


def make_missing(path: Path) -> str:
    return "can't be read: No such file or directory"


def make_folder(path: Path) -> str:
    path.mkdir()
    return "is a folder, not a sound file"


def make_no_bytes(path: Path) -> str:
    path.touch()
    return "is empty: 0 bytes"


def make_no_samples(path: Path) -> str:
    write(path, np.zeros((0, 1), np.float32), 16000, "WAV", "PCM_16")
    return "is empty: it holds no samples"


def make_not_a_number(path: Path) -> str:
    samples = melody(3000, channels=2)
    samples[2000, 1] = np.nan
    write(path, samples, 16000, "WAV", "FLOAT")
    return "has a sample that is not a finite number, at index 2000"


@pytest.mark.parametrize("make", [make_missing, make_folder, make_no_bytes, make_no_samples, make_not_a_number])
async def test_a_bad_file_gets_one_clear_line_and_the_next_goes_on(tmp_path: Path, make: Callable[[Path], str]) -> None:
    bad = tmp_path / "bad.wav"
    reason = make(bad)
    samples = melody(5000)
    good = write(tmp_path / "good.wav", samples, 16000, "WAV", "FLOAT")

    result = await read(good, bad, good)

    assert result.failures == [f"{bad}: {reason}"]
    assert [health.state for health in result.health] == ["ok", "lost", "ok"]
    for leg_id in ("file-1-good-1", "file-3-good-1"):
        np.testing.assert_array_equal(result.legs[leg_id], samples[:, 0])
        assert result.closed[leg_id] == "hangup"


async def test_samples_before_one_that_is_not_finite_are_given(tmp_path: Path) -> None:
    make_not_a_number(path := tmp_path / "bad.wav")
    for block_ms in (1, 20, 1000):
        result = await read(path, block_ms=block_ms)
        np.testing.assert_array_equal(result.channels, melody(3000, channels=2)[:2000])
        assert set(result.closed.values()) == {"error"}


async def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(path := tmp_path / "pipe.wav")
    assert (await read(path)).failures == [
        f"{path}: is not a regular file: give - as its name, and redirect it to standard input"
    ]


async def test_a_name_that_no_terminal_prints_stays_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\udcff.wav"
    assert (await read(path)).failures == [f"{tmp_path}/a\\nb\\udcff.wav: can't be read: No such file or directory"]


@pytest.mark.parametrize(("file_format", "subtype"), CUTTABLE)
async def test_a_file_cut_anywhere_is_reported_after_all_that_is_there(
    tmp_path: Path, file_format: str, subtype: str
) -> None:
    whole = write(tmp_path / "whole", melody(24000, channels=2), 16000, file_format, subtype)
    content = whole.read_bytes()
    all_samples = (await read(whole)).channels
    last = len(content) - (1 if len(content) % 2 == 0 else 2)
    cuts = sorted({*range(1, 64), *np.linspace(64, last, 60, dtype=int).tolist(), *range(last - 20, last + 1)})
    lengths = []
    for cut in cuts:
        path = tmp_path / "cut"
        path.write_bytes(content[:cut])
        result = await read(path)
        assert len(result.failures) == 1, cut
        assert result.health[-1] == SourceHealth("f", "lost", result.failures[0])
        assert set(result.closed.values()) <= {"error"}
        assert set(result.closed) == {leg.leg_id for leg in result.opened}
        n_samples = len(result.channels) if result.legs else 0
        lengths.append(n_samples)
        if file_format in {"WAV", "WAVEX", "RF64", "FLAC"} and subtype != "IMA_ADPCM" and n_samples:
            np.testing.assert_array_equal(result.channels, all_samples[:n_samples])
    assert lengths == sorted(lengths)
    a_page_of_ogg = 10_000
    assert lengths[-1] > len(all_samples) - a_page_of_ogg


@pytest.mark.parametrize("block_ms", [1, 20, 1000])
async def test_how_much_of_a_cut_flac_is_read_does_not_depend_on_the_block_size(tmp_path: Path, block_ms: int) -> None:
    path = write(tmp_path / "a.flac", melody(24000), 16000, "FLAC", "PCM_16")
    path.write_bytes(path.read_bytes()[:-5000])
    one, other = await read(path), await read(path, block_ms=block_ms)
    np.testing.assert_array_equal(one.channels, other.channels)


@pytest.mark.parametrize("stated", [0x7FFFF000, 0x7FFFFFFF, 0xFFFFFFFF])
async def test_a_wav_written_into_a_pipe_is_complete(tmp_path: Path, stated: int) -> None:
    path = write(tmp_path / "a.wav", melody(5000), 16000, "WAV", "PCM_16")
    samples = expected(path)
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = stated.to_bytes(4, "little")
    path.write_bytes(content)
    result = await read(path)
    assert result.failures == []
    np.testing.assert_array_equal(result.channels, samples)


@pytest.mark.parametrize("sample_rate", [8000, 16000, 44100, 48000])
@pytest.mark.parametrize("mode", ["CONSTANT", "AVERAGE", "VARIABLE"])
async def test_an_mp3_without_a_length_is_complete_or_reported_as_cut(
    tmp_path: Path, sample_rate: int, mode: str
) -> None:
    loudness = np.repeat(np.random.default_rng(1).random(60) ** 3, 1000)
    samples = melody(60000, sample_rate=sample_rate)[:, 0] * loudness
    path = tmp_path / "a.mp3"
    soundfile.write(path, samples, sample_rate, format="MP3", bitrate_mode=mode, compression_level=0.5)
    content = path.read_bytes()
    assert (await read(path)).failures == []
    without_length = content[second_mpeg_frame(content) :]
    path.write_bytes(without_length)
    result = await read(path)
    if not result.failures:
        assert len(result.channels) >= 60000 - 2304
    else:
        assert "samples can be read" in result.failures[0]
    path.write_bytes(without_length[:-1])
    assert len((await read(path)).failures) == 1


def second_mpeg_frame(content: bytes) -> int:
    """Find the frame after the first, which holds nothing but the length."""
    mask = bytes([0xFF, 0xFF, 0x0C])
    first = bytes(a & b for a, b in zip(content, mask, strict=False))
    for at in range(60, len(content)):
        if bytes(a & b for a, b in zip(content[at : at + 3], mask, strict=True)) == first:
            return at
    raise AssertionError("there is no second frame")


async def test_tags_around_an_mp3_do_not_matter(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", melody(30000), 16000, "MP3", "MPEG_LAYER_III")
    content = path.read_bytes()
    plain = (await read(path)).channels
    id3v2 = b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)
    id3v1 = b"TAG" + bytes(125)
    path.write_bytes(id3v2 + content + id3v1)
    tagged = await read(path)
    assert tagged.failures == []
    np.testing.assert_array_equal(tagged.channels, plain)
    path.write_bytes(id3v2 + content[:-500])
    assert len((await read(path)).failures) == 1
