"""Studio recordings become noisy, noisy ones clean."""

from __future__ import annotations

import numpy as np
import torch

from export.acoustics.recording_chain import as_device, as_studio
from tests.export.sounds import speech


def test_a_device_adds_room_and_noise_of_its_own_each_time() -> None:
    samples = speech()
    level = torch.from_numpy(samples)[None].square().mean(1).sqrt()
    one, other = (as_device(samples, level, [], np.random.default_rng(seed)) for seed in (0, 1))
    assert one.shape == samples.shape
    assert not np.array_equal(one, other)
    assert np.array_equal(one, as_device(samples, level, [], np.random.default_rng(0)))
    before_speech = slice(800, 4_000)
    assert np.square(one[before_speech]).mean() > 10 * np.square(samples[before_speech]).mean()


def test_a_studio_has_less_noise_and_the_same_speech() -> None:
    samples = np.concatenate([np.zeros(8_000, np.float32), speech(silence_s=0)])
    noisy = samples + 0.01 * np.random.default_rng(0).standard_normal(len(samples)).astype(np.float32)
    found = as_studio(noisy)
    assert found.shape == noisy.shape
    pause = slice(1_000, 7_000)
    assert np.square(found[pause]).mean() < 0.5 * np.square(noisy[pause]).mean()
    assert np.corrcoef(found[8_000:], samples[8_000:])[0, 1] > 0.95
