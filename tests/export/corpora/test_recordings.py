from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from export.corpora.own import Reading, read_own
from export.corpora.readers import RAVDESS, Clip
from export.corpora.recordings import MARGIN_SAMPLES, Samples, find_recordings, load_recordings, prepare, read_samples
from export.errors import TrainingError
from tests.export.clips import write_clips
from tests.export.own_files import write_own_voices
from tests.export.sounds import RATE, speech, voice

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_every_clip_is_cached_sample_by_sample(tiny_data: Path, tiny_clips: list[Clip], tiny_cache: Path) -> None:
    for clip, (recordings, index) in zip(tiny_clips, find_recordings(tiny_cache, tiny_clips), strict=True):
        assert recordings.paths[index] == clip.path.as_posix()
        np.testing.assert_array_equal(recordings.clip(index), read_samples(tiny_data / clip.path))


def test_spans_are_the_speech_without_its_margins(tiny_cache: Path) -> None:
    recordings = load_recordings(tiny_cache, "tess")
    np.testing.assert_allclose(recordings.spans / RATE, [[0.3, 1.5]] * 3, atol=0.03)


def test_of_long_silence_a_second_is_cached_on_either_side(tmp_path: Path) -> None:
    said = voice(silence_s=3.0, seconds=1.0)
    clips = write_clips(tmp_path, [said])
    prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=1)
    recordings = load_recordings(tmp_path / "cache", "emodb")
    ((start, end),) = recordings.spans.tolist()
    assert start == MARGIN_SAMPLES
    assert len(recordings.clip(0)) == end + MARGIN_SAMPLES
    assert end - start == pytest.approx(RATE, abs=2 * 400)  # a frame at each end


def test_other_rates_and_channels_become_16_khz_mono(tmp_path: Path) -> None:
    left, right = speech(number=3), speech(number=20)
    soundfile.write(tmp_path / "x.wav", np.stack([left, right], axis=1), 48_000, subtype="FLOAT")
    expected = soxr.resample((left + right) / 2, 48_000, RATE)
    np.testing.assert_allclose(read_samples(tmp_path / "x.wav"), expected, atol=1e-6)


def test_full_scale_stays_full_scale(tmp_path: Path) -> None:
    clips = write_clips(tmp_path, [np.tile(np.array([1.0, -1.0], np.float32), 4000)])
    prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=1)
    samples = load_recordings(tmp_path / "cache", "emodb").clip(0)
    assert (samples.max(), samples.min(), len(samples)) == (np.float32(32767 / 32768), -1.0, 8000)


def test_several_processes_decode_the_same(tmp_path: Path) -> None:
    clips = write_clips(tmp_path, [voice(seed=i, seconds=0.1) for i in range(70)])  # three chunks
    for workers in (1, 2):
        prepare(clips, data=tmp_path, cache=tmp_path / f"cache-{workers}", workers=workers)
    one, two = ({name: read for name, (read, _) in files(tmp_path / f"cache-{n}").items()} for n in (1, 2))
    assert one == two


def test_of_several_that_want_the_same_recordings_at_once_one_makes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = write_clips(tmp_path, [voice(seed=seed) for seed in range(3)])
    decoded: list[object] = []
    begin = Barrier(4)

    def prepared() -> int:
        begin.wait()
        prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=1)
        return len(load_recordings(tmp_path / "cache", "emodb").paths)

    def read(path: Path) -> Samples:
        decoded.append(path)
        return read_samples(path)

    monkeypatch.setattr("export.corpora.recordings.read_samples", read)
    with ThreadPoolExecutor(4) as pool:
        assert [each.result() for each in [pool.submit(prepared) for _ in range(4)]] == [3] * 4
    assert decoded == [tmp_path / clip.path for clip in clips]
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == ["emodb.json", "emodb.npy"]


def test_the_cache_stays_until_a_file_changes(tmp_path: Path) -> None:
    clips, cache = write_clips(tmp_path, [voice(seed=i) for i in range(2)]), tmp_path / "cache"
    prepare(clips, data=tmp_path, cache=cache, workers=1)
    before = files(cache)
    prepare(clips, data=tmp_path, cache=cache, workers=1)
    assert files(cache) == before
    path = tmp_path / clips[1].path
    soundfile.write(path, voice(seed=9), RATE)
    os.utime(path, ns=(0, 0))
    prepare(clips, data=tmp_path, cache=cache, workers=1)
    np.testing.assert_array_equal(load_recordings(cache, "emodb").clip(1), read_samples(path))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_cannot_be_decoded_is_named_and_nothing_is_left(tmp_path: Path, workers: int) -> None:
    clips = write_clips(tmp_path, [voice(seconds=0.1), voice(seconds=0.1)])
    (tmp_path / clips[1].path).write_bytes((tmp_path / clips[0].path).read_bytes()[:20])
    with pytest.raises(TrainingError, match=r"emodb/03a01Fa\.wav can't be read"):
        prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=workers)
    assert files(tmp_path / "cache") == {}
    with pytest.raises(TrainingError, match="prepare"):
        load_recordings(tmp_path / "cache", "emodb")


@pytest.mark.parametrize("n_samples", [0, 1, 399])
def test_a_clip_without_a_frame_of_features_is_named(tmp_path: Path, n_samples: int) -> None:
    clips = write_clips(tmp_path, [np.zeros(n_samples, np.float32)])
    with pytest.raises(TrainingError, match=rf"03a00Fa\.wav: at least 400 samples at 16 kHz expected, got {n_samples}"):
        prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=1)


def test_the_shortest_clip_is_cached_whole(tmp_path: Path) -> None:
    clips = write_clips(tmp_path, [np.zeros(400, np.float32)])
    prepare(clips, data=tmp_path, cache=tmp_path / "cache", workers=1)
    assert load_recordings(tmp_path / "cache", "emodb").spans.tolist() == [[0, 400]]


def test_a_preparation_killed_between_its_two_files_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The samples of new clips beside the index of old ones would be taken for something else."""
    cache = tmp_path / "cache"
    prepare(write_clips(tmp_path, [voice(seed=0)]), data=tmp_path, cache=cache, workers=1)
    more = write_clips(tmp_path, [voice(seed=1), voice(seed=2)])
    with monkeypatch.context() as patched:
        patched.setattr("export.corpora.recordings.json.dumps", killed)
        with pytest.raises(KeyboardInterrupt):
            prepare(more, data=tmp_path, cache=cache, workers=1)
    with pytest.raises(TrainingError, match=r"emodb\.json is missing"):
        load_recordings(cache, "emodb")
    prepare(more, data=tmp_path, cache=cache, workers=1)
    assert len(load_recordings(cache, "emodb").paths) == 2


def killed(*_: object) -> str:
    raise KeyboardInterrupt


def test_clips_that_were_not_prepared_are_counted_and_one_is_named(tiny_clips: list[Clip], tiny_cache: Path) -> None:
    known = [clip for clip in tiny_clips if clip.corpus == RAVDESS.name]
    new = [Clip(clip.corpus, clip.path.with_suffix(".new"), clip.speaker, clip.label) for clip in known[:3]]
    with pytest.raises(TrainingError, match=rf"no recording of 3 clips, such as {new[0].path}: .* prepare"):
        find_recordings(tiny_cache, [*known, *new])


# -- somebody's own recordings ---------------------------------------------------------------------


def test_own_recordings_of_any_rate_and_channels_under_any_name_are_cached(tmp_path: Path) -> None:
    folder = write_own_voices(tmp_path / "моя мова: 1 * й")
    said, low = speech(number=3), speech(number=20)
    soundfile.write(folder / "сум/Оля/stereo 44.flac", np.stack([said, low], axis=1), 44_100)
    soundfile.write(folder / "сум/Оля/phone.wav", said[::2], 8_000)
    clips, cache = read_own(folder, Reading()).clips, tmp_path / "cache"
    prepare(clips, data=folder, cache=cache, workers=1)
    assert all(path.name.isascii() for path in cache.iterdir())
    for clip, (recordings, index) in zip(clips, find_recordings(cache, clips), strict=True):
        start, end = recordings.spans[index]
        expected = read_samples(folder / clip.path)
        assert 0 <= start < end <= len(recordings.clip(index)) == len(expected)
        np.testing.assert_allclose(recordings.clip(index), expected, atol=1 / 32768)


@pytest.mark.parametrize("names", [("мова", "мови"), ("Mine", "mine"), ("a b", "a-b"), ("x" * 200, "x" * 201)])
def test_corpora_of_other_names_have_other_files_that_any_disk_takes(tmp_path: Path, names: tuple[str, str]) -> None:
    """A disk may take upper and lower case for the same, and no name of more than 255 bytes."""
    clips = write_clips(tmp_path, [voice(seconds=0.1)])
    for name in names:
        prepare([replace(clip, corpus=name) for clip in clips], data=tmp_path, cache=tmp_path / "cache", workers=1)
    written = [path.name for path in (tmp_path / "cache").iterdir()]
    assert len({name.lower() for name in written}) == 4
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,70}\.(npy|json)", name) for name in written)


def test_samples_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "x.wav", np.array([0.0, np.inf, 0.0]), RATE, subtype="FLOAT")
    with pytest.raises(TrainingError, match=r"x\.wav can't be read: it has samples that are NaN or infinite"):
        read_samples(tmp_path / "x.wav")


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100])
def test_a_recording_without_samples_has_none_at_any_rate(tmp_path: Path, rate: int) -> None:
    soundfile.write(tmp_path / "x.wav", np.zeros((0, 2)), rate)
    assert read_samples(tmp_path / "x.wav").shape == (0,)
