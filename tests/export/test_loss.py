from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr
import torch

from export.acoustics.input_spec import tiles
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.loss import Augmentation, EmotionCritic, EmotionLoss, resample
from export.models.from_onnx import read_network
from export.packaging.parity import fixed_audio
from streamer.dsp.features import LogMel, LogMelConfig

SHIPPED = Path(__file__).parents[2] / "models/ser-mn04.onnx"
FRONT_END = LogMelConfig()
WINDOW_MS = 3000


def critic(**changes: object) -> EmotionLoss:
    return EmotionLoss.from_model(SHIPPED, **changes).eval()  # type: ignore[arg-type]


def voice(number: int, rate: int = 16_000) -> torch.Tensor:
    samples = fixed_audio()[number]
    return torch.from_numpy(soxr.resample(samples, 16_000, rate).astype(np.float32))[None]


def said_by_the_file(samples: torch.Tensor) -> np.ndarray:
    """Return what the int8 file that ships says, through the daemon's own features."""
    frames = LogMel(FRONT_END)(samples.detach().numpy()[0])
    scores: np.ndarray = onnx_scorer(SHIPPED)(tiles(frames, FRONT_END.n_frames(WINDOW_MS * 16))).mean(axis=0)
    return scores


def test_its_probabilities_are_those_of_its_network_over_the_daemon_s_features() -> None:
    plain = EmotionLoss(read_network(SHIPPED), window_ms=WINDOW_MS, front_end=FRONT_END).eval()
    for samples in (voice(3), voice(20), torch.cat([voice(3), voice(20), voice(7)], dim=1)):
        found = plain.log_probabilities(samples).exp()[0].numpy()
        assert np.abs(found - said_by_the_file(samples)).max() < 0.15  # int8 rounds activations


@pytest.mark.parametrize("rate", [16_000, 24_000])
def test_its_gradient_moves_a_waveform_towards_the_emotion_asked_for(rate: int) -> None:
    torch.manual_seed(0)
    loss_of = critic(sample_rate=rate, augmentation=Augmentation(times=2))
    samples = voice(4, rate)
    found = loss_of.log_probabilities(samples)[0]
    wanted = int(found.argsort()[1])  # not what it expresses now
    targets = torch.tensor([wanted])
    moved = samples.clone().requires_grad_()
    optimizer = torch.optim.Adam([moved], lr=1e-3)
    losses = []
    loss_of.train()
    for _ in range(8):
        optimizer.zero_grad()
        loss = loss_of(moved, targets)
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0]
    assert int(loss_of.eval().log_probabilities(moved).argmax()) == wanted
    # The file that ships, with int8 and the daemon's features, gives it a higher score too.
    before, after = (said_by_the_file(resample(one.detach(), rate, 16_000)) for one in (samples, moved))
    assert after[wanted] > before[wanted] + 0.2


def test_no_weight_learns_and_the_loss_stays_the_same_while_a_generator_trains() -> None:
    loss_of = critic(augmentation=Augmentation(times=1, level_db=0.0, longest_shift_ms=0, snr_db=(200.0, 200.0)))
    samples, targets = voice(9), torch.tensor([2])
    calm = loss_of(samples, targets)
    torch.testing.assert_close(loss_of.train()(samples, targets), calm, atol=1e-3, rtol=1e-3)
    assert not any(parameter.requires_grad for parameter in loss_of.parameters())


def test_targets_may_be_probabilities() -> None:
    loss_of, samples = critic(), torch.cat([voice(9)[:, :24_000], voice(10)[:, :24_000]])
    index = loss_of.targets(["sad", "happy"])
    even = torch.nn.functional.one_hot(index, len(loss_of.labels)).float()
    torch.testing.assert_close(loss_of(samples, even), loss_of(samples, index))


def test_what_lies_beyond_a_row_s_length_is_not_used() -> None:
    loss_of, samples = critic(), voice(9)[:, :24_000]
    rubbish = torch.cat([samples, torch.randn(1, 8000)], dim=1)
    torch.testing.assert_close(
        loss_of.log_probabilities(rubbish, torch.tensor([24_000])), loss_of.log_probabilities(samples)
    )


@pytest.mark.parametrize("rate", [8000, 22_050, 24_000, 44_100, 48_000])
def test_resampling_keeps_a_voice_and_what_is_differentiable(rate: int) -> None:
    samples = voice(12, rate).requires_grad_()
    found = resample(samples, rate, 16_000)
    expected = soxr.resample(samples.detach().numpy()[0], rate, 16_000)
    assert found.shape[1] == samples.shape[1] * 16_000 // rate
    n = min(found.shape[1], len(expected))
    error = found.detach().numpy()[0, :n] - expected[:n]
    assert np.sqrt(np.mean(error[400:-400] ** 2)) < 0.05 * np.sqrt(np.mean(expected**2))
    torch.autograd.backward(found.sum())
    assert samples.grad is not None
    assert bool(samples.grad.isfinite().all())


def test_bad_input_is_refused() -> None:
    loss_of = critic()
    with pytest.raises(TrainingError, match=r"expected labels out of neutral, .*got glad"):
        loss_of.targets(["sad", "glad"])
    with pytest.raises(TrainingError, match="ms of speech or more, got 100 samples"):
        loss_of(torch.zeros(1, 100), torch.tensor([0]))
    with pytest.raises(TrainingError, match="8000 Hz or more, got 4000"):
        critic(sample_rate=4000)


def test_the_former_name_still_works() -> None:
    assert EmotionCritic is EmotionLoss
