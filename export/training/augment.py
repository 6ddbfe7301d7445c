"""Changes log-mel windows at random while a network learns: level, slope, masks, blends, another microphone's style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from export.sound.ears import FRONT_END

if TYPE_CHECKING:
    from torch import Tensor

    from export.training.train import TrainConfig


def mix_up(features: Tensor, targets: Tensor, masks: Tensor, probability: float) -> tuple[Tensor, Tensor, Tensor]:
    """Blend some windows with others of the batch (Zhang et al., ICLR 2018); a blend knows both's labels."""
    weight = _blends(len(features), probability, features.device)
    other = _permutation(len(features), features.device)
    own = weight.view(-1, *[1] * (features.dim() - 1))
    blended = own * features + (1 - own) * features[other]
    return blended, weight[:, None] * targets + (1 - weight)[:, None] * targets[other], masks | masks[other]


def mix_style(features: Tensor, probability: float) -> Tensor:
    """Give the bands of some windows a blend of their own and another window's mean and deviation over time.

    Freq-MixStyle: Zhou et al., ICLR 2021; Schmid et al., DCASE 2022. Another microphone, another voice.
    """
    weight = _blends(len(features), probability, features.device)[:, None, None]
    other = _permutation(len(features), features.device)
    mean = features.mean(dim=1, keepdim=True)  # (B, 1, n_mels)
    deviation = (features.var(dim=1, keepdim=True) + 1e-4).sqrt()
    blended_mean = weight * mean + (1 - weight) * mean[other]
    blended_deviation = weight * deviation + (1 - weight) * deviation[other]
    return (features - mean) / deviation * blended_deviation + blended_mean


def change_level(features: Tensor, config: TrainConfig) -> Tensor:
    """Make windows louder or quieter, and brighter or duller, at random; the floor of the logarithm stays."""
    n, n_mels = features.shape[0], features.shape[2]
    level, slope = 2 * torch.rand(2, n, 1, 1, device=features.device) - 1
    bands = torch.linspace(-0.5, 0.5, n_mels, device=features.device)
    gain = 10 ** ((level * config.gain_db + slope * config.tilt_db * bands) / 10)  # (B, 1, n_mels)
    power = (torch.exp(features * FRONT_END.std + FRONT_END.mean) - FRONT_END.floor).clamp_min(0.0)
    return (torch.log(power * gain + FRONT_END.floor) - FRONT_END.mean) / FRONT_END.std


def mask_at_random(features: Tensor, config: TrainConfig) -> Tensor:
    """Hide stretches of time and bands (SpecAugment, Park et al., 2019) behind each window's mean."""
    n, n_frames, n_mels = features.shape
    hidden = torch.zeros(n, n_frames, n_mels, dtype=torch.bool, device=features.device)
    for _ in range(config.time_masks):
        hidden |= _stretches(n, n_frames, config.longest_time_mask, features.device)[:, :, None]
    for _ in range(config.band_masks):
        hidden |= _stretches(n, n_mels, config.widest_band_mask, features.device)[:, None, :]
    return torch.where(hidden, features.mean(dim=(1, 2), keepdim=True), features)


def _stretches(n: int, size: int, longest: int, device: torch.device) -> Tensor:
    """Return bool (n, size): one stretch a row, 0 to ``longest`` long."""
    length = (torch.rand(n, 1, device=device) * (min(longest, size) + 1)).long()
    start = (torch.rand(n, 1, device=device) * (size - length + 1)).long()
    position = torch.arange(size, device=device)
    return (position >= start) & (position < start + length)


def _blends(n: int, probability: float, device: torch.device) -> Tensor:
    """Return how much of itself each window keeps, (n,): half to all where it is blended, else all."""
    weight = 0.5 + 0.5 * torch.rand(n, device=device)
    return torch.where(torch.rand(n, device=device) < probability, weight, 1.0)


def _permutation(n: int, device: torch.device) -> Tensor:
    return torch.rand(n, device=device).argsort()  # unlike randperm, a CUDA graph can hold it
