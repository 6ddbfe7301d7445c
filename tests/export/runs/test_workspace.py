"""The windows by which a network's ranges are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from export.acoustics.input_spec import LOG_MEL
from export.runs.workspace import CALIBRATED_ON, Workspace
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip

N_CLIPS = 8


@pytest.fixture
def clips(tiny_clips: list[Clip]) -> list[Clip]:
    return [clip for clip in tiny_clips if clip.corpus == "ravdess"]


def windows(clips: list[Clip], cache: Path, audio: Path, *, learnt: int, kept: int) -> NDArray[np.float32]:
    """Return them for a noise whose part for training and whose part for tests are drawn from these seeds."""
    parts = [
        np.random.default_rng(seed).standard_normal(seconds * SAMPLE_RATE).astype(np.float32)
        for seed, seconds in ((learnt, 3), (kept, 2))
    ]
    (audio / "noise").mkdir(parents=True, exist_ok=True)
    soundfile.write(audio / "noise/tap.wav", np.concatenate(parts), SAMPLE_RATE, subtype="FLOAT")
    workspace = Workspace(data=audio, cache=cache, audio=audio)
    return workspace.calibration_windows(clips, n_clips=N_CLIPS, seed=0)


def test_ranges_are_set_in_no_noise_that_is_kept_for_tests(clips: list[Clip], tiny_cache: Path, tmp_path: Path) -> None:
    known, same, other = (windows(clips, tiny_cache, tmp_path, learnt=a, kept=b) for a, b in ((1, 2), (1, 3), (4, 2)))
    assert known.shape == (N_CLIPS, *LOG_MEL.shape)
    np.testing.assert_array_equal(same, known)
    in_noise = [not np.array_equal(one, its) for one, its in zip(other, known, strict=True)]
    assert in_noise == [name == "noise-10" for name in CALIBRATED_ON for _ in range(N_CLIPS // len(CALIBRATED_ON))]


def test_without_noises_ranges_are_set_under_the_other_conditions(clips: list[Clip], tiny_cache: Path) -> None:
    found = Workspace(data=tiny_cache, cache=tiny_cache).calibration_windows(clips, n_clips=9, seed=0)
    assert len(found) == 9
