"""What a channel does to whole bands is gone, what moves in them stays."""

from __future__ import annotations

import torch

from export.models.band_norm import LEAST_DEVIATION, BandNorm


def test_a_line_and_a_level_that_shift_bands_change_nothing() -> None:
    windows = torch.randn(2, 298, 103, generator=torch.Generator().manual_seed(0))
    shifted = windows + torch.linspace(-5, 5, 103)
    torch.testing.assert_close(BandNorm()(shifted), BandNorm()(windows), atol=1e-5, rtol=1e-5)


def test_a_band_has_mean_0_and_a_deviation_below_1_and_a_still_one_is_0() -> None:
    windows = 2 * torch.randn(1, 298, 4, generator=torch.Generator().manual_seed(0)) + 7
    windows[..., 3] = -4.0
    normal = BandNorm()(windows)[0]
    torch.testing.assert_close(normal.mean(dim=0), torch.zeros(4), atol=1e-5, rtol=0)
    deviation = windows[0, :, :3].std(dim=0, correction=0)
    torch.testing.assert_close(normal[:, :3].std(dim=0, correction=0), deviation / (deviation + LEAST_DEVIATION))
    assert normal[:, 3].abs().max() < 1e-5
