"""Random changes of training windows: level, slope, masks, blends, and the style of another microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from export.acoustics.input_spec import FRONT_END

if TYPE_CHECKING:
    from torch import Tensor

    from export.training.config import TrainConfig


def mix_up(features: Tensor, targets: Tensor, masks: Tensor, probability: float) -> tuple[Tensor, Tensor, Tensor]:
    """Blend some windows with others of the batch (mixup: Zhang et al., ICLR 2018).

    ``masks`` (B, n_labels): which labels a clip's corpus has; a blend has those of both.
    """
    weight = _blends(len(features), probability, features.device)
    other = _permutation(len(features), features.device)
    own = weight.view(-1, *[1] * (features.dim() - 1))
    blended = own * features + (1 - own) * features[other]
    return blended, weight[:, None] * targets + (1 - weight)[:, None] * targets[other], masks | masks[other]


def mix_style(features: Tensor, probability: float) -> Tensor:
    """Blend the mean and deviation over time of some windows' bands with those of another window.

    This imitates another microphone or voice (Freq-MixStyle: Zhou et al., ICLR 2021; Schmid et al., DCASE 2022).
    """
    weight = _blends(len(features), probability, features.device)[:, None, None]
    other = _permutation(len(features), features.device)
    mean = features.mean(dim=1, keepdim=True)  # (B, 1, n_mels)
    deviation = (features.var(dim=1, keepdim=True) + 1e-4).sqrt()
    blended_mean = weight * mean + (1 - weight) * mean[other]
    blended_deviation = weight * deviation + (1 - weight) * deviation[other]
    return (features - mean) / deviation * blended_deviation + blended_mean


def change_level(features: Tensor, config: TrainConfig) -> Tensor:
    """Change level and spectral slope of log-mel windows at random; the floor of the logarithm stays."""
    n, n_mels = features.shape[0], features.shape[2]
    level, slope = 2 * torch.rand(2, n, 1, 1, device=features.device) - 1
    bands = torch.linspace(-0.5, 0.5, n_mels, device=features.device)
    gain = 10 ** ((level * config.gain_db + slope * config.tilt_db * bands) / 10)  # (B, 1, n_mels)
    power = (torch.exp(features * FRONT_END.std + FRONT_END.mean) - FRONT_END.floor).clamp_min(0.0)
    return (torch.log(power * gain + FRONT_END.floor) - FRONT_END.mean) / FRONT_END.std


def mask_at_random(features: Tensor, config: TrainConfig) -> Tensor:
    """Replace stretches of time and bands of log-mel windows by the window's mean (SpecAugment, Park et al., 2019)."""
    n, n_frames, n_mels = features.shape
    in_time = _hidden(n, n_frames, config.time_masks, config.longest_time_mask, features.device)
    in_bands = _hidden(n, n_mels, config.band_masks, config.widest_band_mask, features.device)
    hidden = in_time[:, :, None] | in_bands[:, None, :]
    return torch.where(hidden, features.mean(dim=(1, 2), keepdim=True), features)


def mask_waveforms(samples: Tensor, config: TrainConfig) -> Tensor:
    """Mask waveforms (B, n_samples), 16 kHz, as ``mask_at_random`` does windows: stretches and bands become zero.

    A masked band fades in and out over one mel band on either side: a sharper edge would ring through the window.
    """
    n, n_samples = samples.shape
    if config.band_masks > 0:
        hidden = _hidden(n, FRONT_END.n_mels, config.band_masks, config.widest_band_mask, samples.device)
        spectrum = torch.fft.rfft(samples)  # (B, n_samples // 2 + 1)
        samples = torch.fft.irfft(spectrum * _over_frequency(1.0 - hidden.float(), n_samples), n=n_samples)
    longest = config.longest_time_mask * FRONT_END.hop_samples
    return torch.where(_hidden(n, n_samples, config.time_masks, longest, samples.device), 0.0, samples)


def _over_frequency(gains: Tensor, n_samples: int) -> Tensor:
    """Interpolate gains (B, n_mels) at the bands' centres to the bins of a transform, linear in mel; 1 beyond them."""
    hz = torch.fft.rfftfreq(n_samples, d=1 / FRONT_END.sample_rate, device=gains.device)
    lowest, highest = _mel(torch.tensor([FRONT_END.f_min_hz, FRONT_END.f_max_hz], device=gains.device))
    position = (_mel(hz) - lowest) / (highest - lowest) * (FRONT_END.n_mels + 1)  # centres are at 1, 2 .. n_mels
    before = position.floor().clamp(0, FRONT_END.n_mels).long()
    share = (position - before).clamp(0.0, 1.0)
    beyond = torch.ones(len(gains), 1, device=gains.device)
    known = torch.cat([beyond, gains, beyond], dim=1)
    return torch.lerp(known[:, before], known[:, before + 1], share)


def _mel(hz: Tensor) -> Tensor:
    """Return frequencies in mel, on the scale of ``streamer.dsp.features``."""
    return 1127.0 * torch.log1p(hz / 700.0)


def _hidden(n: int, size: int, masks: int, longest: int, device: torch.device) -> Tensor:
    """Return bool (n, size): True where one of ``masks`` stretches a row, each 0 to ``longest`` long, lies."""
    hidden = torch.zeros(n, size, dtype=torch.bool, device=device)
    for _ in range(masks):
        hidden |= _stretches(n, size, longest, device)
    return hidden


def _stretches(n: int, size: int, longest: int, device: torch.device) -> Tensor:
    """Return bool (n, size): one stretch a row, 0 to ``longest`` long."""
    length = (torch.rand(n, 1, device=device) * (min(longest, size) + 1)).long()
    start = (torch.rand(n, 1, device=device) * (size - length + 1)).long()
    position = torch.arange(size, device=device)
    return (position >= start) & (position < start + length)


def _blends(n: int, probability: float, device: torch.device) -> Tensor:
    """Return the weight of each window in its own blend, (n,): 0.5 to 1 where it is blended, else 1."""
    weight = 0.5 + 0.5 * torch.rand(n, device=device)
    return torch.where(torch.rand(n, device=device) < probability, weight, 1.0)


def _permutation(n: int, device: torch.device) -> Tensor:
    return torch.rand(n, device=device).argsort()  # a CUDA graph can capture it, unlike randperm
