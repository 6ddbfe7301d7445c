"""Windows on disk: the same for every system, made again where what determines them changes, whole or not there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.channel import ChannelConfig, RandomChannel
from export.acoustics.dataset import CropConfig, TrainingSet
from export.acoustics.window_store import FOLDER, VariedWindows, digest_of, stored_windows

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip

CPU = torch.device("cpu")


@pytest.fixture
def cache(tiny_cache: Path, tmp_path: Path) -> Path:
    """A copy, since windows are written to it."""
    shutil.copytree(tiny_cache, tmp_path / "cache")
    return tmp_path / "cache"


def varied(
    clips: list[Clip],
    cache: Path,
    *,
    channel: ChannelConfig | None = None,
    variants: int = 2,
    seed: int = 0,
    undisturbed: int = 0,
) -> VariedWindows:
    random = RandomChannel(channel or ChannelConfig(), noises=[], rooms=[], device=CPU)
    data = TrainingSet(clips[:6], cache, crop=CropConfig(), channel=random, device=CPU)
    return VariedWindows(data, cache, variants=variants, seed=seed, undisturbed=undisturbed)


def files(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / FOLDER).iterdir())


def test_epochs_take_turns_with_the_variants_each_in_another_order(tiny_clips: list[Clip], cache: Path) -> None:
    windows = varied(tiny_clips, cache)
    epochs = [list(windows.epoch((0, number), batch_size=3, share={})) for number in range(4)]
    assert [len(batches) for batches in epochs] == [2] * 4

    def sorted_rows(number: int) -> NDArray[np.float32]:
        rows = torch.cat([batch.features for batch in epochs[number]]).flatten(1).numpy()
        found: NDArray[np.float32] = rows[np.lexsort(rows.T)]
        return found

    np.testing.assert_array_equal(sorted_rows(0), sorted_rows(2))
    assert not np.array_equal(sorted_rows(0), sorted_rows(1))
    assert not torch.equal(epochs[0][0].features, epochs[2][0].features)


def test_another_system_gets_the_same_windows_from_the_disk(tiny_clips: list[Clip], cache: Path) -> None:
    made = varied(tiny_clips, cache).variant(1)
    before = files(cache)
    np.testing.assert_array_equal(varied(tiny_clips, cache).variant(1), made)
    assert files(cache) == before
    assert made.shape == (6, 298, 103)


def test_undisturbed_windows_come_after_the_others_and_hear_no_room_noise_or_line(
    tiny_clips: list[Clip], cache: Path
) -> None:
    worst = replace(ChannelConfig(), room=1.0, noise=1.0, telephone=1.0, pace=0.0)
    quiet = replace(worst, room=0.0, noise=0.0, telephone=0.0)
    windows = varied(tiny_clips, cache, channel=worst, variants=1, undisturbed=1)
    random = RandomChannel(quiet, noises=[], rooms=[], device=CPU)
    whole = TrainingSet(tiny_clips[:6], cache, crop=CropConfig(full_window=1.0), channel=random, device=CPU)
    np.testing.assert_array_equal(windows.variant(1), VariedWindows(whole, cache, variants=1, seed=0).variant(0))
    assert not np.array_equal(windows.variant(0), windows.variant(1))
    epochs = [next(iter(windows.epoch((0, number), batch_size=6, share={}))).features for number in range(3)]
    order = [float(one.double().sum()) for one in epochs]
    assert order[0] == pytest.approx(order[2])
    assert order[0] != pytest.approx(order[1])


def test_another_channel_seed_or_clip_has_windows_of_its_own(tiny_clips: list[Clip], cache: Path) -> None:
    louder = replace(ChannelConfig(), level_db=(0.0, 1.0))
    for one in (
        varied(tiny_clips, cache),
        varied(tiny_clips, cache, seed=1),
        varied(tiny_clips, cache, channel=louder),
        varied(tiny_clips[1:], cache),
    ):
        one.variant(0)
    assert len(files(cache)) == 4


def test_what_a_kill_left_half_is_made_again(tmp_path: Path) -> None:
    def make() -> list[NDArray[np.float32]]:
        return [np.full((n, 4), n, np.float32) for n in (1, 3)]

    digest = digest_of("clips")
    whole = [one.tolist() for one in stored_windows(tmp_path, digest, make)]
    (tmp_path / FOLDER / f"{digest}.counts.npy").unlink()
    (tmp_path / FOLDER / f"{digest}.npy").write_bytes(b"half")
    again = [one.tolist() for one in stored_windows(tmp_path, digest, make)]
    assert again == whole == [one.tolist() for one in make()]


def test_windows_that_are_there_are_not_made_again(tmp_path: Path) -> None:
    stored_windows(tmp_path, "a", lambda: [np.ones((2, 3), np.float32)])
    (found,) = stored_windows(tmp_path, "a", lambda: pytest.fail("made again"))
    assert found.tolist() == [[1.0] * 3] * 2


def test_arrays_of_the_same_bytes_and_another_shape_have_another_digest() -> None:
    assert digest_of(np.zeros((2, 3))) != digest_of(np.zeros((3, 2)))
