"""What a network's ranges are set by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.backgrounds import Backgrounds
from export.acoustics.input_spec import LOG_MEL
from export.recipe.teaching import CALIBRATED_ON, calibration_windows
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip

N_CLIPS = 8


@pytest.fixture
def clips(tiny_clips: list[Clip]) -> list[Clip]:
    return [clip for clip in tiny_clips if clip.corpus == "ravdess"]


def windows(clips: list[Clip], cache: Path, *, learnt: int, kept: int) -> NDArray[np.float32]:
    """Return them for a noise whose part for learning and whose part for tests are drawn from these seeds."""
    parts = [
        torch.from_numpy(np.random.default_rng(seed).standard_normal(seconds * SAMPLE_RATE).astype(np.float32))
        for seed, seconds in ((learnt, 3), (kept, 2))
    ]
    return calibration_windows(clips, cache, Backgrounds({"tap": torch.cat(parts)}, {}), n_clips=N_CLIPS, seed=0)


def test_ranges_are_set_in_no_noise_that_is_kept_for_tests(clips: list[Clip], tiny_cache: Path) -> None:
    known, same, other = (windows(clips, tiny_cache, learnt=a, kept=b) for a, b in ((1, 2), (1, 3), (4, 2)))
    assert known.shape == (N_CLIPS, *LOG_MEL.shape)
    np.testing.assert_array_equal(same, known)
    in_noise = [not np.array_equal(one, its) for one, its in zip(other, known, strict=True)]
    assert in_noise == [name == "noise-10" for name in CALIBRATED_ON for _ in range(N_CLIPS // len(CALIBRATED_ON))]


def test_without_noises_ranges_are_set_under_the_other_conditions(clips: list[Clip], tiny_cache: Path) -> None:
    found = calibration_windows(clips, tiny_cache, Backgrounds({}, {}), n_clips=9, seed=0)
    assert len(found) == 9
