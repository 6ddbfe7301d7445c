from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor

from export.acoustics.input_spec import FRONT_END
from export.corpora.readers import ASED, LABELS, RAVDESS
from export.training.augment import change_level, mask_at_random, mask_waveforms, mix_style, mix_up
from export.training.config import TrainConfig

TINY = TrainConfig()


def test_a_blend_keeps_probabilities_and_knows_the_labels_of_both() -> None:
    torch.manual_seed(0)
    n = 64
    masks = torch.tensor([ASED.mask, RAVDESS.mask] * (n // 2))
    targets = torch.nn.functional.one_hot(torch.tensor([0, 1] * (n // 2)), len(LABELS)).float()
    # Windows that say which they are: their only value is their number.
    features = torch.arange(n).float()[:, None, None].expand(-1, 5, 3)
    blended, probabilities, known = mix_up(features, targets, masks, 0.5)
    torch.testing.assert_close(probabilities.sum(dim=1), torch.ones(n))
    assert torch.all((probabilities > 0) <= known)
    changed = (blended[:, 0, 0] - features[:, 0, 0]).abs() > 1e-6
    assert float(changed.float().mean()) == pytest.approx(0.5, abs=0.19)  # 3 standard deviations
    torch.testing.assert_close(probabilities[~changed], targets[~changed])
    # At least half of each window is its own.
    own = torch.where(torch.arange(n) % 2 == 0, probabilities[:, 0], probabilities[:, 1])
    assert float(own.min()) >= 0.5


def test_no_blend_is_no_change() -> None:
    torch.manual_seed(0)
    features, targets = torch.randn(6, 20, 4), torch.softmax(torch.randn(6, len(LABELS)), dim=1)
    masks = torch.tensor([RAVDESS.mask] * 6)
    for ours, theirs in zip(mix_up(features, targets, masks, 0.0), (features, targets, masks), strict=True):
        torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(mix_style(features, 0.0), features, atol=1e-5, rtol=0)


def test_another_style_is_other_means_and_deviations_of_the_bands_and_the_same_course() -> None:
    torch.manual_seed(0)
    features = torch.randn(8, 300, 4) * (0.3 + torch.rand(8, 1, 4)) + 3 * torch.randn(8, 1, 4)
    styled = mix_style(features, 1.0)

    def course(windows: Tensor) -> Tensor:
        return (windows - windows.mean(dim=1, keepdim=True)) / windows.std(dim=1, keepdim=True)

    torch.testing.assert_close(course(styled), course(features), atol=1e-2, rtol=0)
    before, after = (torch.cat([one.mean(dim=1), one.std(dim=1)], dim=1) for one in (features, styled))  # (8, 8)
    for i in range(8):
        # On the way from its own style to one other's, and no further than half of it.
        way = before - before[i]
        share = (way @ (after[i] - before[i])) / way.square().sum(dim=1).clamp_min(1e-9)
        missed = (after[i] - before[i] - share[:, None] * way).norm(dim=1)
        best = int(missed.argmin())
        assert float(missed[best]) < 0.02
        assert -0.01 <= float(share[best]) <= 0.51


def test_a_change_of_level_is_a_gain_of_the_sound_with_a_slope_over_the_bands() -> None:
    torch.manual_seed(0)
    loud = torch.full((256, 5, FRONT_END.n_mels), 1.0)
    config = replace(TINY, gain_db=6.0, tilt_db=4.0)
    change_db = (change_level(loud, config) - loud) * FRONT_END.std * 10 / np.log(10)
    assert change_db.abs().max() <= 6.0 + 2.0 + 1e-3
    middle, slope = change_db[:, 0, 51], change_db[:, 0, -1] - change_db[:, 0, 0]
    assert middle.abs().max() <= 6.001
    assert slope.abs().max() <= 4.001
    assert float(middle.std()) == pytest.approx(6 / 3**0.5, rel=0.15)
    assert float(slope.std()) == pytest.approx(4 / 3**0.5, rel=0.15)
    torch.testing.assert_close(change_db[:, 0], change_db[:, 4])
    floor = torch.full((4, 5, FRONT_END.n_mels), float((np.log(FRONT_END.floor) - FRONT_END.mean) / FRONT_END.std))
    torch.testing.assert_close(change_level(floor, config), floor, atol=1e-3, rtol=0)


def test_masks_hide_stretches_of_time_and_bands_behind_the_mean() -> None:
    torch.manual_seed(0)
    features = torch.randn(64, 298, 103)
    config = replace(TINY, time_masks=1, longest_time_mask=40, band_masks=1, widest_band_mask=14)
    masked = mask_at_random(features, config)
    hidden = masked != features
    means = features.mean(dim=(1, 2), keepdim=True).expand_as(features)
    torch.testing.assert_close(masked[hidden], means[hidden])
    in_time, in_bands = hidden.all(dim=2).sum(dim=1), hidden.all(dim=1).sum(dim=1)  # frames, bands
    assert (int(in_time.min()), int(in_bands.min())) == (0, 0)
    assert 35 <= int(in_time.max()) <= 40
    assert 12 <= int(in_bands.max()) <= 14
    expected = in_time[:, None] * 103 + in_bands[:, None] * 298 - in_time[:, None] * in_bands[:, None]
    torch.testing.assert_close(hidden.sum(dim=(1, 2)), expected[:, 0])
    torch.testing.assert_close(mask_at_random(features, replace(config, time_masks=0, band_masks=0)), features)


# -- masks of waveforms ----------------------------------------------------------------------------


N_SAMPLES = 48_000
CENTRES_HZ = 700 * np.expm1(np.arange(1, FRONT_END.n_mels + 1) / (FRONT_END.n_mels + 1) * np.log1p(7892.44 / 700))
"""Of the mel bands of FRONT_END."""
BINS = np.rint(CENTRES_HZ * N_SAMPLES / FRONT_END.sample_rate).astype(int)


def noises(n: int = 48) -> Tensor:
    torch.manual_seed(0)
    return torch.randn(n, N_SAMPLES)


def runs(hidden: Tensor) -> list[int]:
    """Return how long the one run of True in each row (n, size) is; 0 where there is none."""
    lengths = hidden.sum(dim=1)
    edges = hidden.int().diff(dim=1, prepend=torch.zeros(len(hidden), 1), append=torch.zeros(len(hidden), 1))
    assert edges.abs().sum(dim=1).tolist() == [2.0 * (length > 0) for length in lengths.tolist()]
    return lengths.tolist()


def test_a_band_of_a_waveform_is_stopped_and_all_other_frequencies_stay() -> None:
    samples = noises()
    masked = mask_waveforms(samples, replace(TINY, time_masks=0, band_masks=1, widest_band_mask=14))
    assert masked.shape == samples.shape
    gain = torch.fft.rfft(masked) / torch.fft.rfft(samples)
    torch.testing.assert_close(gain.imag, torch.zeros_like(gain.imag), atol=1e-2, rtol=0)
    gain = gain.real
    assert float(gain.min()) >= -0.01
    assert float(gain.max()) <= 1.01
    # A bin is a third of a hertz wide, so that a centre is never quite on one.
    at_centres = gain[:, BINS]
    stopped, passed = at_centres < 0.05, at_centres > 0.95
    assert bool((stopped | passed).all())
    lengths = runs(stopped)
    assert (min(lengths), max(lengths)) == (0, 14)
    for row, is_stopped in zip(gain, stopped, strict=True):
        if not is_stopped.any():
            torch.testing.assert_close(row, torch.ones_like(row), atol=1e-2, rtol=0)
            continue
        first, last = np.flatnonzero(is_stopped.numpy())[[0, -1]]
        # From the centre before to the centre after, and nothing else.
        below = BINS[first - 1] if first > 0 else 0
        above = BINS[last + 1] if last + 1 < len(BINS) else len(row) - 1
        inside = row[BINS[first] + 1 : BINS[last]]
        torch.testing.assert_close(inside, torch.zeros_like(inside), atol=1e-2, rtol=0)
        for outside in (row[: below - 1], row[above + 2 :]) if below else (row[above + 2 :],):
            torch.testing.assert_close(outside, torch.ones_like(outside), atol=2e-2, rtol=0)


def test_a_stretch_of_a_waveform_is_silent_and_the_rest_stays() -> None:
    samples = noises()
    masked = mask_waveforms(samples, replace(TINY, time_masks=1, longest_time_mask=40, band_masks=0))
    silent = masked == 0
    torch.testing.assert_close(masked, samples * ~silent, atol=0, rtol=0)
    lengths = runs(silent)
    assert min(lengths) < 0.1 * 40 * FRONT_END.hop_samples
    assert 0.9 * 40 * FRONT_END.hop_samples < max(lengths) <= 40 * FRONT_END.hop_samples


def test_several_masks_of_a_waveform_are_all_there_and_differ_from_window_to_window() -> None:
    samples = noises(1).expand(16, -1)
    masked = mask_waveforms(samples, replace(TINY, time_masks=2, band_masks=2))
    starts = (masked == 0).int().diff(dim=1).clamp_min(0).sum(dim=1)
    assert int(starts.max()) == 2
    assert len({float(row.square().sum()) for row in masked}) == 16


def test_without_masks_a_waveform_stays_as_it_is() -> None:
    samples = noises(2)
    torch.testing.assert_close(mask_waveforms(samples, replace(TINY, time_masks=0, band_masks=0)), samples)
    torch.testing.assert_close(
        mask_waveforms(samples, replace(TINY, longest_time_mask=0, widest_band_mask=0)), samples, atol=1e-5, rtol=0
    )


@pytest.mark.parametrize("n_samples", [400, 16_001, 48_000])
def test_masks_of_a_waveform_leave_its_length(n_samples: int) -> None:
    torch.manual_seed(0)
    assert mask_waveforms(torch.randn(3, n_samples), TINY).shape == (3, n_samples)
