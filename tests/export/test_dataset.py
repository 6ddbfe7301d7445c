from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from export.augment import AugmentConfig, Surroundings
from export.corpora import RAVDESS, TESS, Clip, read_corpus, unique
from export.dataset import (
    FRONT_END,
    WINDOW_FRAMES,
    CropConfig,
    TrainingSet,
    Variants,
    load_cache,
    make_variant,
    prepare,
    random_crop,
    read_samples,
    tiles,
)
from export.errors import WorkshopError
from streamer.dsp.features import LogMel
from tests.export.sounds import voice

if TYPE_CHECKING:
    from pathlib import Path

VARIANTS = Variants(fixed=("clean", "mu-law"), augmented=2)


@pytest.fixture(scope="module")
def clips(tiny_data: Path) -> list[Clip]:
    return unique(read_corpus(RAVDESS, tiny_data), tiny_data)[:8] + read_corpus(TESS, tiny_data)


@pytest.fixture(scope="module")
def cache(tiny_data: Path, clips: list[Clip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    fill_cache(folder, tiny_data, clips)
    return folder


def fill_cache(folder: Path, data: Path, clips: list[Clip], seed: int = 0) -> None:
    for corpus in ("ravdess", "tess"):
        some = [clip for clip in clips if clip.corpus == corpus]
        prepare(some, VARIANTS, data=data, audio=None, cache=folder, seed=seed, workers=1)


def test_a_cache_holds_the_front_ends_frames_of_every_clip(tiny_data: Path, cache: Path, clips: list[Clip]) -> None:
    cached = load_cache(cache, "ravdess", "clean")
    for index, clip in enumerate(clips[:8]):
        expected = LogMel(FRONT_END)(read_samples(tiny_data / clip.path))
        assert cached.paths[index] == clip.path.as_posix()
        np.testing.assert_array_equal(cached.clip(index), expected.astype(np.float16))


def test_the_spans_cover_the_voice_and_not_the_silence(cache: Path) -> None:
    # 0.3 s of near-silence before and after 1.2 s of voice.
    for name in VARIANTS.fixed:
        spans = load_cache(cache, "ravdess", name).spans
        assert np.all(np.abs(spans - [30, 150]) <= 4)


def test_preparing_twice_gives_the_same_caches_and_another_seed_others(
    tiny_data: Path, clips: list[Clip], cache: Path, tmp_path: Path
) -> None:
    fill_cache(tmp_path / "same", tiny_data, clips)
    fill_cache(tmp_path / "other", tiny_data, clips, seed=1)
    ours, same, other = (
        load_cache(folder, "tess", "random-1") for folder in (cache, tmp_path / "same", tmp_path / "other")
    )
    np.testing.assert_array_equal(ours.frames, same.frames)
    assert ours.frames.shape != other.frames.shape or np.any(ours.frames != other.frames)


def test_what_is_cached_is_not_made_again(tiny_data: Path, clips: list[Clip], cache: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in cache.iterdir()}
    fill_cache(cache, tiny_data, clips)
    assert {path: path.stat().st_mtime_ns for path in cache.iterdir()} == before


def test_a_missing_cache_says_which_step_makes_it(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="prepare"):
        load_cache(tmp_path, "ravdess", "clean")


def test_random_conditions_differ_from_clean_and_from_each_other() -> None:
    def variant(name: str) -> bytes:
        return make_variant(voice(), name, seed=(1,), config=AugmentConfig(), surroundings=Surroundings())[0].tobytes()

    assert len({variant(name) for name in ("clean", "mu-law", "narrow-mu-law", "random-0", "random-1")}) == 5


def test_crops_are_windows_of_the_speech_and_its_margins() -> None:
    # Each frame holds its own number, so a crop says where it was cut.
    frames = np.repeat(np.arange(900, dtype=np.float16)[:, np.newaxis], FRONT_END.n_mels, axis=1)
    rng = np.random.default_rng(0)
    lengths = set()
    for _ in range(200):
        numbers = random_crop(frames, (300, 700), rng, CropConfig())[:, 0]
        assert len(numbers) == WINDOW_FRAMES
        assert numbers.min() >= 250
        assert numbers.max() < 750
        lengths.add(len(set(numbers.tolist())))
    assert min(lengths) >= 100
    assert max(lengths) == WINDOW_FRAMES
    assert len(lengths) > 50


@pytest.mark.parametrize("n_frames", [1, 20, 99, 100, 297, 298, 299])
def test_a_clip_of_any_length_gives_a_full_window(n_frames: int) -> None:
    frames = np.ones((n_frames, FRONT_END.n_mels), dtype=np.float16)
    crop = random_crop(frames, (0, n_frames), np.random.default_rng(0), CropConfig())
    assert crop.shape == (WINDOW_FRAMES, FRONT_END.n_mels)


@pytest.mark.parametrize(
    ("n_frames", "starts"),
    [(100, [0]), (298, [0]), (299, [0, 1]), (596, [0, 298]), (597, [0, 298, 299]), (700, [0, 298, 402])],
)
def test_tiles_go_end_to_end_and_the_last_ends_with_the_speech(n_frames: int, starts: list[int]) -> None:
    frames = np.arange(n_frames, dtype=np.float32)[:, np.newaxis]
    windows = tiles(frames)
    assert [int(window[0, 0]) for window in windows] == starts
    assert windows.shape == (len(starts), WINDOW_FRAMES, 1)
    if n_frames >= WINDOW_FRAMES:
        assert windows[-1][-1, 0] == n_frames - 1


def test_an_epoch_sees_clips_once_with_their_labels_and_masks(cache: Path, clips: list[Clip]) -> None:
    data = TrainingSet(clips, cache, crop=CropConfig(), clean_share=0.3)
    batches = list(data.epoch(np.random.default_rng(0), batch_size=len(clips)))
    assert [batch.features.shape for batch in batches] == [(11, WINDOW_FRAMES, FRONT_END.n_mels)]
    assert sorted(batches[0].targets) == sorted([0, 0, 1, 1, 2, 3, 3, 4, 4, 0, 7])
    assert batches[0].masks.sum() == 8 * 8 + 3 * 7
    assert np.all(batches[0].masks[np.arange(11), batches[0].targets])


def test_the_same_seed_gives_the_same_epoch(cache: Path, clips: list[Clip]) -> None:
    data = TrainingSet(clips, cache, crop=CropConfig(), clean_share=0.3)
    one, two = (list(data.epoch(np.random.default_rng(7), batch_size=4)) for _ in range(2))
    assert len(one) == 2
    for batch, again in zip(one, two, strict=True):
        np.testing.assert_array_equal(batch.features, again.features)


def test_a_share_of_nothing_leaves_a_corpus_out(cache: Path, clips: list[Clip]) -> None:
    data = TrainingSet(clips, cache, crop=CropConfig(), clean_share=0.3)
    batches = list(data.epoch(np.random.default_rng(0), batch_size=4, share={"tess": 0.0}))
    assert len(batches) == 2
    assert all(batch.masks.all() for batch in batches)
