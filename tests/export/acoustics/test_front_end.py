"""Networks learn from torch's features and are served with NumPy's: both must be the same."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from export.acoustics.front_end import TorchLogMel
from export.packaging.parity import fixed_audio
from streamer.dsp.features import LogMel, LogMelConfig
from tests.export.sounds import speech

CONFIG = LogMelConfig()
TOLERANCE = 1e-4
"""A thousandth of what a change of level by 1 % does (0.004)."""


def test_it_computes_what_the_daemon_computes() -> None:
    of_torch, of_daemon = TorchLogMel(CONFIG), LogMel(CONFIG)
    for samples in fixed_audio():
        (found,) = of_torch(torch.from_numpy(samples)[None]).numpy()
        np.testing.assert_allclose(found, of_daemon(samples), atol=TOLERANCE, rtol=0)


def test_silence_and_full_scale_are_no_exceptions() -> None:
    rng = np.random.default_rng(0)
    for samples in (np.zeros(2000), np.sign(rng.standard_normal(2000)), np.eye(1, 2000)[0]):
        frames = TorchLogMel(CONFIG)(torch.from_numpy(samples.astype(np.float32))[None])[0]
        np.testing.assert_allclose(frames.numpy(), LogMel(CONFIG)(samples.astype(np.float32)), atol=TOLERANCE, rtol=0)


def test_a_sound_in_a_batch_is_what_it_is_alone() -> None:
    batch = torch.stack([torch.from_numpy(speech(number=number)) for number in (0, 12, 23)])
    log_mel = TorchLogMel(CONFIG)
    torch.testing.assert_close(log_mel(batch), torch.cat([log_mel(one[None]) for one in batch]), atol=1e-5, rtol=0)


@pytest.mark.parametrize("n_samples", [400, 559, 560, 48_000])
def test_only_whole_frames_count(n_samples: int) -> None:
    frames = TorchLogMel(CONFIG)(torch.zeros(2, n_samples))
    assert frames.shape == (2, CONFIG.n_frames(n_samples), CONFIG.n_mels)


def test_gradients_reach_every_sample_that_a_frame_sees() -> None:
    samples = torch.from_numpy(speech()[:4000])[None].requires_grad_()
    torch.autograd.backward(TorchLogMel(CONFIG)(samples).sum())
    assert samples.grad is not None
    assert torch.isfinite(samples.grad).all()
    seen = slice(1, 160 * (CONFIG.n_frames(4000) - 1) + 399)  # the window is zero at both its ends
    assert torch.all(samples.grad[0, seen] != 0)


def test_the_gradient_is_the_slope() -> None:
    log_mel = TorchLogMel(CONFIG).double()
    samples = torch.from_numpy(speech()[6000:6560].astype(np.float64))[None].requires_grad_()
    assert torch.autograd.gradcheck(log_mel, (samples,), eps=1e-5, atol=1e-3, nondet_tol=0.0, fast_mode=True)
